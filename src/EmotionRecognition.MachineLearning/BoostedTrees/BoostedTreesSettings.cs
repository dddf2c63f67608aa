using System.Globalization;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.MachineLearning.LightGbm;
using EmotionRecognition.MachineLearning.Trees;
using EmotionRecognition.Models.Training;

[assembly: EmotionRecognition.PlugIn<
    EmotionRecognition.Models.Training.ModelKind<EmotionRecognition.MachineLearning.BoostedTrees.BoostedTreesSettings>>]

namespace EmotionRecognition.MachineLearning.BoostedTrees;

/// <summary>
/// Gradient-boosted trees (LightGBM, Ke et al. 2017): in each round, one tree per class is fitted to the gradient of the cross-entropy. The settings are fixed,
/// so the model is fitted on training and validation rows together. The same seed gives the same bytes, regardless of the number of threads.
/// </summary>
public sealed record BoostedTreesSettings : ModelSettings
{
    /// <inheritdoc/>
    public override string Kind => "boosted-trees";

    /// <inheritdoc/>
    public override string Summary => "gradient-boosted trees (LightGBM)";

    /// <summary>Rounds, at least 1, with one tree per class each.</summary>
    public int Rounds { get; init; } = 200;

    /// <summary>The share of each tree that is added to the sum, above 0 and at most 1.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>The most splits from the root to a leaf, from 1 to 12.</summary>
    public int Depth { get; init; } = 7;

    /// <summary>The fewest training rows of a leaf, at least 1.</summary>
    public int LeafRows { get; init; } = 20;

    /// <summary>The share of rows that each tree is grown on, above 0 and at most 1.</summary>
    public double RowShare { get; init; } = 0.8;

    /// <summary>The share of columns that each tree may use, above 0 and at most 1.</summary>
    public double ColumnShare { get; init; } = 1;

    /// <summary>The weight of an error on a row of each class.</summary>
    public ClassWeighting Weighting { get; init; } = ClassWeighting.None;

    /// <summary>Threads of training, at least 1; the result does not depend on them.</summary>
    public int Threads { get; init; } = 1;

    /// <inheritdoc/>
    public override int? OwnThreads => Threads;

    /// <inheritdoc/>
    public override void Check()
    {
        (string Name, int Value, int Most)[] counts =
            [("rounds", Rounds, int.MaxValue), ("depth", Depth, 12), ("leafRows", LeafRows, int.MaxValue), ("threads", Threads, 1024)];
        foreach (var (name, value, most) in counts)
        {
            if (value < 1 || value > most)
            {
                throw Unusable(name, value, most == int.MaxValue ? "at least 1" : $"1 to {most}");
            }
        }

        foreach (var (name, value) in new[] { ("learningRate", LearningRate), ("rowShare", RowShare), ("columnShare", ColumnShare) })
        {
            if (!(value > 0 && value <= 1))
            {
                throw Unusable(name, value, "above 0 and at most 1");
            }
        }
    }

    /// <inheritdoc/>
    public override TrainedModel Train(TrainingTask task, TrainingContext context)
    {
        var inputs = task.FitInputs(task.FinalRows);
        var training = task.EncodeTraining(inputs, task.FinalRows);
        var shape = new ModelShape(task.Classes.Count, inputs.Columns.Count, Kind);
        var (ensemble, _) = Fit(training, shape, task.Seed, null);
        return new TrainedModel(ensemble.ToTensors(), inputs, new SelectedModel(), training.Real);
    }

    /// <inheritdoc/>
    public override IClassifier Load(NamedTensors tensors, ModelShape shape) => TreeEnsemble.Load(tensors, shape, TreeVote.Softmax);

    /// <summary>Grows the trees.</summary>
    /// <param name="rows">N x D with their classes.</param>
    /// <param name="shape">K classes and D columns.</param>
    /// <param name="seed">Determines the rows and columns that each tree sees.</param>
    /// <param name="probe">Rows to predict with LightGBM itself; null: none.</param>
    /// <returns>The trees, and LightGBM's probabilities of the classes that have rows, row by row.</returns>
    internal (TreeEnsemble Ensemble, double[] Probed) Fit(LabeledMatrix rows, ModelShape shape, int seed, InputMatrix? probe)
    {
        int[] present = [.. rows.Labels.Distinct().Order()];
        var weights = ClassWeights.Fit(rows.Labels, shape.Classes, Weighting).Values;
        using var data = new LightGbmData(rows.Rows, Threads, seed, TreeRows.Bins);
        var parameters = string.Create(
            CultureInfo.InvariantCulture,
            $"objective=multiclass num_class={present.Length} learning_rate={LearningRate} max_depth={Depth} num_leaves={1 << Depth} "
            + $"min_data_in_leaf={LeafRows} bagging_freq=1 bagging_fraction={RowShare} feature_fraction={ColumnShare}");
        var probed = data.Train(
            Array.ConvertAll(rows.Labels, label => (float)Array.IndexOf(present, label)),
            Array.ConvertAll(rows.Labels, label => (float)weights[label]),
            Rounds,
            parameters,
            out var text,
            probe);
        var trees = text.Trees.Index().Select(each => (present[each.Index % present.Length], each.Item));
        return (new TreeEnsemble([.. trees], shape, TreeVote.Softmax), probed);
    }
}
