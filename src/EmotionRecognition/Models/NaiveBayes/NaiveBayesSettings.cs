using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Models.Training;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Models.Training.ModelKind<EmotionRecognition.Models.NaiveBayes.NaiveBayesSettings>>]

namespace EmotionRecognition.Models.NaiveBayes;

/// <summary>
/// Multinomial naive Bayes with a smoothing term that is chosen by unweighted average recall: by cross-validation over inner folds where the protocol provides
/// them, otherwise on validation rows. Then the model is fitted on training and validation rows together. Its input must not be negative.
/// </summary>
public sealed record NaiveBayesSettings : ModelSettings
{
    private const string LogarithmsName = "feature_log_prob";
    private const string CountsName = "class_count";

    /// <inheritdoc/>
    public override string Kind => "naive-bayes";

    /// <inheritdoc/>
    public override string Summary => "multinomial naive Bayes, smoothing chosen by validation";

    /// <inheritdoc/>
    public override bool UsesSeed => false;

    /// <summary>
    /// The smoothing terms to try, each above 0; of equally good values, the largest is chosen. A single value is used as it is (scikit-learn's default is 1).
    /// </summary>
    public IReadOnlyList<double> Candidates { get; init; } = [0.01, 0.03, 0.1, 0.3, 1, 3];

    /// <inheritdoc/>
    public override Scaling DefaultScaling(bool alone) => Scaling.MinMax;

    /// <inheritdoc/>
    public override void Check()
    {
        if (Candidates.Count == 0 || !Candidates.All(alpha => alpha > 0 && double.IsFinite(alpha)))
        {
            throw Unusable("candidates", string.Join(", ", Candidates), "one or more smoothing terms above 0");
        }
    }

    /// <inheritdoc/>
    public override ModelSettings Fixed(SelectedModel selected) => this with { Candidates = [selected.Chosen!["alpha"]] };

    /// <inheritdoc/>
    public override TrainedModel Train(TrainingTask task, TrainingContext context)
    {
        var classes = task.Classes.Count;
        var (alpha, selected) = CandidateSelection.Run(task, "the smoothing term", [.. Candidates.OrderDescending()], FitAll);
        var inputs = task.FitInputs(task.FinalRows);
        var training = task.EncodeTraining(inputs, task.FinalRows);
        var model = MultinomialNaiveBayes.Fit(training.Rows, training.Labels, classes, alpha);
        var tensors = new NamedTensors
        {
            { LogarithmsName, StoredTensor.Of([classes, inputs.Columns.Count], [.. model.Logarithms]) },
            { CountsName, StoredTensor.Of([classes], [.. model.Counts]) },
        };
        var chosen = selected with { Chosen = new Dictionary<string, double> { ["alpha"] = alpha } };
        return new TrainedModel(tensors, inputs, chosen, training.Real);

        IReadOnlyList<IClassifier> FitAll(LabeledMatrix rows, double[] values) =>
            [.. values.Select(value => MultinomialNaiveBayes.Fit(rows.Rows, rows.Labels, classes, value))];
    }

    /// <inheritdoc/>
    public override IClassifier Load(NamedTensors tensors, ModelShape shape) =>
        tensors.TryGet(LogarithmsName, out var logarithms) && tensors.TryGet(CountsName, out var counts) && tensors.Count == 2
            && logarithms.Shape.SequenceEqual([shape.Classes, shape.Columns]) && counts.Shape.SequenceEqual([shape.Classes])
            && logarithms.ToDoubles().All(double.IsFinite) && counts.ToDoubles() is var rows
            && Array.TrueForAll(rows, count => count >= 0 && double.IsFinite(count)) && rows.Sum() > 0
            ? new MultinomialNaiveBayes(logarithms.ToDoubles(), rows)
            : throw new InputException(
                shape.Place,
                "other tensors",
                $"finite {LogarithmsName} of {shape.Classes} x {shape.Columns} and {CountsName}",
                "retrain the model, or restore the original folder");
}
