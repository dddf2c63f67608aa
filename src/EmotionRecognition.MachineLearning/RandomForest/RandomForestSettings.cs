using System.Globalization;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.MachineLearning.LightGbm;
using EmotionRecognition.MachineLearning.Trees;
using EmotionRecognition.Models.Training;

[assembly: EmotionRecognition.PlugIn<
    EmotionRecognition.Models.Training.ModelKind<EmotionRecognition.MachineLearning.RandomForest.RandomForestSettings>>]

namespace EmotionRecognition.MachineLearning.RandomForest;

/// <summary>
/// A random forest (Breiman 2001) per class, grown by LightGBM: each tree is grown on a random part of the rows, each of its splits sees a random part of the
/// columns, and a leaf holds the share of its rows that belong to the class. The shares, averaged over the trees and divided by their sum over the classes, are
/// the probabilities. The settings are fixed, so the model is fitted on training and validation rows together. The same seed gives the same bytes, regardless
/// of the number of threads.
/// </summary>
public sealed record RandomForestSettings : ModelSettings
{
    /// <inheritdoc/>
    public override string Kind => "random-forest";

    /// <inheritdoc/>
    public override string Summary => "random forest, one per class (LightGBM)";

    /// <summary>Trees per class, at least 1.</summary>
    public int Trees { get; init; } = 100;

    /// <summary>The fewest training rows of a leaf, at least 1.</summary>
    public int LeafRows { get; init; } = 5;

    /// <summary>The most leaves of a tree, at least 2.</summary>
    public int Leaves { get; init; } = 512;

    /// <summary>The share of rows that each tree is grown on, drawn without repetition, above 0 and below 1.</summary>
    public double RowShare { get; init; } = 0.632;

    /// <summary>The share of columns that each split sees, above 0 and at most 1; null: the square root of the number of columns.</summary>
    public double? ColumnShare { get; init; }

    /// <summary>The weight of an error on a row of each class.</summary>
    public ClassWeighting Weighting { get; init; } = ClassWeighting.None;

    /// <summary>Threads of training, at least 1; the result does not depend on them.</summary>
    public int Threads { get; init; } = 1;

    /// <inheritdoc/>
    public override int? OwnThreads => Threads;

    /// <inheritdoc/>
    public override void Check()
    {
        foreach (var (name, value, least) in new[] { ("trees", Trees, 1), ("leafRows", LeafRows, 1), ("leaves", Leaves, 2), ("threads", Threads, 1) })
        {
            if (value < least)
            {
                throw Unusable(name, value, $"at least {least}");
            }
        }

        if (!(RowShare > 0 && RowShare < 1))
        {
            throw Unusable("rowShare", RowShare, "above 0 and below 1");
        }

        if (ColumnShare is { } share && !(share > 0 && share <= 1))
        {
            throw Unusable("columnShare", share, "above 0 and at most 1, or none");
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
    public override IClassifier Load(NamedTensors tensors, ModelShape shape) => TreeEnsemble.Load(tensors, shape, TreeVote.Share);

    /// <summary>Grows the trees.</summary>
    /// <param name="rows">N x D with their classes.</param>
    /// <param name="shape">K classes and D columns.</param>
    /// <param name="seed">Determines the rows and columns that each tree sees.</param>
    /// <param name="probe">Rows to predict with LightGBM itself; null: none.</param>
    /// <returns>The trees, and for each class that has rows LightGBM's shares, not divided by their sum.</returns>
    internal (TreeEnsemble Ensemble, IReadOnlyList<double[]> Probed) Fit(LabeledMatrix rows, ModelShape shape, int seed, InputMatrix? probe)
    {
        var weights = ClassWeights.Fit(rows.Labels, shape.Classes, Weighting).Values;
        var rowWeights = Array.ConvertAll(rows.Labels, label => (float)weights[label]);
        using var data = new LightGbmData(rows.Rows, Threads, seed, TreeRows.Bins);
        var parameters = string.Create(
            CultureInfo.InvariantCulture,
            $"objective=regression boosting=rf num_leaves={Leaves} min_data_in_leaf={LeafRows} min_sum_hessian_in_leaf=0 "
            + $"bagging_freq=1 bagging_fraction={RowShare} feature_fraction_bynode={ColumnShare ?? (1 / Math.Sqrt(shape.Columns))}");
        var trees = new List<(int, Tree)>();
        var probed = new List<double[]>();
        foreach (var label in rows.Labels.Distinct().Order())
        {
            probed.Add(data.Train(Array.ConvertAll(rows.Labels, each => each == label ? 1f : 0), rowWeights, Trees, parameters, out var text, probe));
            trees.AddRange(text.Trees.Select(tree => (label, tree)));
        }

        return (new TreeEnsemble(trees, shape, TreeVote.Share), probed);
    }
}
