using EmotionRecognition;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;

[assembly: PlugIn<ModelKind<Samples.OwnModel.NearestMean>>]

namespace Samples.OwnModel;

/// <summary>Assigns each row to the class whose mean training row is nearest; probabilities fall with the squared distance.</summary>
public sealed record NearestMean : ModelSettings
{
    public override string Kind => "nearest-mean";

    public override string Summary => "nearest class mean";

    public override bool UsesSeed => false;

    /// <summary>How fast probabilities fall with the squared distance, above 0.</summary>
    public double Sharpness { get; init; } = 1;

    public override void Check()
    {
        if (!(Sharpness > 0))
        {
            throw Unusable("sharpness", Sharpness, "a number above 0");
        }
    }

    public override TrainedModel Train(TrainingTask task, TrainingContext context)
    {
        var inputs = task.FitInputs(task.Training);
        var training = task.EncodeTraining(inputs, task.Training);
        var width = inputs.Columns.Count;
        var means = new float[task.Classes.Count * width];
        foreach (var rows in training.Labels.Index().GroupBy(pair => pair.Item, pair => pair.Index))
        {
            foreach (var row in rows)
            {
                for (var column = 0; column < width; column++)
                {
                    means[(rows.Key * width) + column] += training.Rows.Row(row)[column] / rows.Count();
                }
            }
        }

        var tensors = new NamedTensors { { "means", StoredTensor.Of([task.Classes.Count, width], means) } };
        return new TrainedModel(tensors, inputs, new SelectedModel(), training.Real);
    }

    public override IClassifier Load(NamedTensors tensors, ModelShape shape) => new Classifier(tensors["means"].ToDoubles(), shape, Sharpness);

    private sealed class Classifier(double[] means, ModelShape shape, double sharpness) : IClassifier
    {
        public double[][] Predict(InputMatrix rows) => [.. Enumerable.Range(0, rows.RowCount).Select(row => Probabilities(rows.Row(row).ToArray()))];

        public void Dispose()
        {
        }

        private double[] Probabilities(float[] row)
        {
            var distances = Enumerable.Range(0, shape.Classes).Select(index => row
                .Select((value, column) => Math.Pow(value - means[(index * shape.Columns) + column], 2)).Sum()).ToArray();
            var weights = distances.Select(distance => Math.Exp(sharpness * (distances.Min() - distance))).ToArray();
            return [.. weights.Select(weight => weight / weights.Sum())];
        }
    }
}
