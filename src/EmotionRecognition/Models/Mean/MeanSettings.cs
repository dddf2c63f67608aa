using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Probabilities;
using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Models.Training.ModelKind<EmotionRecognition.Models.Mean.MeanSettings>>]

namespace EmotionRecognition.Models.Mean;

/// <summary>How the systems of a mean are weighted.</summary>
public enum SystemWeights
{
    /// <summary>All alike; nothing is fitted.</summary>
    Equal,

    /// <summary>
    /// The weights, at least 0 and together 1, under which the out-of-fold probabilities of the training rows' own classes are most likely: fitted by
    /// expectation maximization.
    /// </summary>
    Fitted,
}

/// <summary>The mean of the class probabilities of other systems; every input is of the kind <c>probabilities</c>.</summary>
public sealed record MeanSettings : ModelSettings
{
    private const string WeightName = "weights";
    private const int Steps = 200;

    /// <inheritdoc/>
    public override string Kind => "mean";

    /// <inheritdoc/>
    public override string Summary => "mean of the probabilities of other systems";

    /// <inheritdoc/>
    public override bool UsesSeed => false;

    /// <inheritdoc/>
    public override bool TakesSyntheticRows => false;

    /// <summary>How the systems are weighted.</summary>
    public SystemWeights Weights { get; init; } = SystemWeights.Equal;

    /// <inheritdoc/>
    public override bool FitsRows => Weights == SystemWeights.Fitted;

    /// <inheritdoc/>
    public override void Check()
    {
    }

    /// <inheritdoc/>
    public override TrainedModel Train(TrainingTask task, TrainingContext context)
    {
        var rows = task.FinalRows;
        var inputs = task.FitInputs(rows);
        IReadOnlyList<string> systems =
        [
            .. task.Inputs.Select(input => input is ProbabilityEncoder { Logarithm: false } encoder
                ? encoder.Of
                : throw new InputException("model mean", $"an input of the kind {input.Kind}", "probabilities, without logarithm", "fix the inputs")),
        ];
        var weights = FitsRows ? Fit(task.Encode(inputs, rows), systems.Count) : [.. systems.Select(_ => 1.0 / systems.Count)];
        return new TrainedModel(
            new NamedTensors { { WeightName, StoredTensor.Of([systems.Count], weights) } },
            inputs,
            new SelectedModel
            {
                Chosen = FitsRows ? systems.Zip(weights).ToDictionary(pair => $"weight of {pair.First}", pair => Math.Round(pair.Second, 4)) : null,
            },
            FitsRows ? rows.Sum(row => row.Copies) : 0);
    }

    /// <inheritdoc/>
    public override IClassifier Load(NamedTensors tensors, ModelShape shape) =>
        tensors.TryGet(WeightName, out var weights) && tensors.Count == 1 && weights.Shape is [var systems] && systems * shape.Classes == shape.Columns
            && weights.ToDoubles().All(weight => weight is >= 0 and <= 1)
            ? new Mean(weights.ToDoubles(), shape.Classes)
            : throw new InputException(
                shape.Place, "other tensors", $"{shape.Columns / Math.Max(shape.Classes, 1)} weights", "retrain the model, or restore the original folder");

    private static double[] Fit(LabeledMatrix rows, int systems)
    {
        var weights = Enumerable.Repeat(1.0 / systems, systems).ToArray();
        var classes = rows.Rows.Columns.Count / systems;
        for (var step = 0; step < Steps; step++)
        {
            var shares = new double[systems];
            foreach (var (index, label) in rows.Labels.Index())
            {
                var likelihoods = weights.Select((weight, system) => weight * Math.Max(rows.Rows.Row(index)[(system * classes) + label], 1e-12f)).ToArray();
                var sum = likelihoods.Sum();
                for (var system = 0; system < systems; system++)
                {
                    shares[system] += likelihoods[system] / sum;
                }
            }

            weights = Array.ConvertAll(shares, share => share / rows.Labels.Length);
        }

        return weights;
    }

    private sealed class Mean(double[] weights, int classes) : IClassifier, IExportable
    {
        public double[][] Predict(InputMatrix rows) => [.. Enumerable.Range(0, rows.RowCount).Select(index => Row(rows, index))];

        public GraphValue ToGraph(GraphBuilder graph, GraphValue input)
        {
            // Every system has its weight in the column of each class: one product adds up what it says.
            var shares = new double[classes * weights.Length * classes];
            foreach (var (system, weight) in weights.Index())
            {
                for (var each = 0; each < classes; each++)
                {
                    shares[(each * weights.Length * classes) + (system * classes) + each] = weight;
                }
            }

            return graph.Normalize(graph.Linear(
                graph.Cast(input, ElementType.Float64), StoredTensor.Of([classes, weights.Length * classes], shares),
                StoredTensor.Of([classes], new double[classes])));
        }

        public void Dispose()
        {
        }

        private double[] Row(InputMatrix rows, int index)
        {
            var probabilities = new double[classes];
            foreach (var (system, weight) in weights.Index())
            {
                for (var each = 0; each < classes; each++)
                {
                    probabilities[each] += weight * rows.Row(index)[(system * classes) + each];
                }
            }

            var sum = probabilities.Sum();
            return Array.ConvertAll(probabilities, value => value / sum);
        }
    }
}
