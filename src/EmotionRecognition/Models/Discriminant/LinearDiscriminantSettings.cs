using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Models.Training.ModelKind<EmotionRecognition.Models.Discriminant.LinearDiscriminantSettings>>]

namespace EmotionRecognition.Models.Discriminant;

/// <summary>
/// Linear discriminant analysis with a shrunk covariance. The shrinkage is chosen by unweighted average recall: by cross-validation over inner folds where the
/// protocol provides them, otherwise on validation rows. Then the model is fitted on training and validation rows together.
/// </summary>
public sealed record LinearDiscriminantSettings : ModelSettings
{
    private const string ShrinkageName = "shrinkage";

    /// <inheritdoc/>
    public override string Kind => "lda";

    /// <inheritdoc/>
    public override string Summary => "linear discriminant analysis, covariance shrunk toward a multiple of the identity by validation";

    /// <inheritdoc/>
    public override bool UsesSeed => false;

    /// <summary>
    /// The shrinkages to try, each above 0 and at most 1; of equally good values, the largest is chosen. A single value is used as it is.
    /// </summary>
    public IReadOnlyList<double> Candidates { get; init; } = [0.1, 0.2, 0.3, 0.5, 0.7];

    /// <summary>
    /// Whether to choose, instead of the best value, the largest whose mean over the inner folds is at most one standard error below the best. No effect
    /// without inner folds.
    /// </summary>
    public bool OneStandardError { get; init; }

    /// <summary>How probable each class is before its row is seen.</summary>
    public ClassPriors Priors { get; init; } = ClassPriors.Equal;

    /// <inheritdoc/>
    public override void Check()
    {
        if (Candidates.Count == 0 || !Candidates.All(shrinkage => shrinkage is > 0 and <= 1))
        {
            throw Unusable("candidates", string.Join(", ", Candidates), "one or more shrinkages above 0 and at most 1");
        }
    }

    /// <inheritdoc/>
    public override ModelSettings Fixed(SelectedModel selected) => this with { Candidates = [selected.Chosen![ShrinkageName]] };

    /// <inheritdoc/>
    public override TrainedModel Train(TrainingTask task, TrainingContext context)
    {
        var (shrinkage, selected) = Select(task);
        var rows = task.FinalRows;
        var inputs = task.FitInputs(rows);
        var training = task.EncodeTraining(inputs, rows);
        var model = new Scatter(training, task.Classes.Count).Fit(shrinkage, Priors);
        return new TrainedModel(LinearTensors.Of(model.Coefficients, model.Intercepts), inputs, selected, training.Real);
    }

    /// <inheritdoc/>
    public override IClassifier Load(NamedTensors tensors, ModelShape shape)
    {
        var (coefficients, intercepts) = LinearTensors.Read(tensors, shape);
        return new LinearClassifier(coefficients, intercepts);
    }

    private (double Shrinkage, SelectedModel Selected) Select(TrainingTask task)
    {
        var (shrinkage, selected) = CandidateSelection.Run(task, "the shrinkage", [.. Candidates.OrderDescending()], FitAll, OneStandardError);
        return (shrinkage, selected with { Chosen = Named(shrinkage) });

        IReadOnlyList<IClassifier> FitAll(LabeledMatrix rows, double[] candidates)
        {
            var scatter = new Scatter(rows, task.Classes.Count);
            return [.. candidates.Select(candidate => scatter.Fit(candidate, Priors))];
        }
    }

    private static Dictionary<string, double> Named(double shrinkage) => new() { [ShrinkageName] = shrinkage };
}

/// <summary>How probable each class is before its row is seen.</summary>
public enum ClassPriors
{
    /// <summary>All classes alike, which suits unweighted average recall.</summary>
    Equal,

    /// <summary>As often as in the training rows.</summary>
    Training,
}
