using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Models.Training.ModelKind<EmotionRecognition.Models.Logistic.LogisticRegressionSettings>>]

namespace EmotionRecognition.Models.Logistic;

/// <summary>
/// Logistic regression with a penalty that is chosen by unweighted average recall: by cross-validation over inner folds where the protocol provides them,
/// otherwise on validation rows. Then the model is fitted on training and validation rows together.
/// </summary>
public sealed record LogisticRegressionSettings : ModelSettings
{
    /// <inheritdoc/>
    public override string Kind => "logistic-regression";

    /// <inheritdoc/>
    public override string Summary => "multinomial logistic regression, L2 penalty chosen by validation";

    /// <inheritdoc/>
    public override bool UsesSeed => false;

    /// <summary>
    /// The values of C to try, each above 0; of equally good values, the smallest is chosen. A single value is used as it is.
    /// </summary>
    public IReadOnlyList<double> Candidates { get; init; } = [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

    /// <summary>
    /// Whether to choose, instead of the best value, the smallest whose mean over the inner folds is at most one standard error below the best
    /// (Hastie, Tibshirani, and Friedman, The Elements of Statistical Learning, 2nd edition, section 7.10). No effect without inner folds.
    /// </summary>
    public bool OneStandardError { get; init; }

    /// <summary>The weight of an error on a row of each class.</summary>
    public ClassWeighting Weighting { get; init; } = ClassWeighting.Balanced;

    /// <summary>Maximum number of steps of the minimizer, which then stops with its current result, as in scikit-learn.</summary>
    public int MaxIterations { get; init; } = 300;

    /// <summary>The minimizer stops when no component of the mean loss's gradient is larger.</summary>
    public double GradientTolerance { get; init; } = 1e-5;

    /// <inheritdoc/>
    public override void Check()
    {
        if (Candidates.Count == 0 || !Candidates.All(c => c > 0 && double.IsFinite(c)))
        {
            throw Unusable("candidates", string.Join(", ", Candidates), "one or more values of C above 0");
        }

        if (MaxIterations < 1)
        {
            throw Unusable("maxIterations", MaxIterations, "at least 1");
        }

        if (!(GradientTolerance > 0))
        {
            throw Unusable("gradientTolerance", GradientTolerance, "a number above 0");
        }
    }

    /// <inheritdoc/>
    public override ModelSettings Fixed(SelectedModel selected) => this with { Candidates = [selected.C!.Value] };

    /// <inheritdoc/>
    public override TrainedModel Train(TrainingTask task, TrainingContext context)
    {
        var selected = Select(task);
        var rows = task.FinalRows;
        var inputs = task.FitInputs(rows);
        var training = task.EncodeTraining(inputs, rows);
        var model = Fit(training, task.Classes.Count, selected.C!.Value);
        var tensors = LinearTensors.Of(model.Coefficients, model.Intercepts);
        return new TrainedModel(tensors, inputs, selected, training.Real);
    }

    /// <inheritdoc/>
    public override IClassifier Load(NamedTensors tensors, ModelShape shape)
    {
        var (coefficients, intercepts) = LinearTensors.Read(tensors, shape);
        return new LinearClassifier(coefficients, intercepts);
    }

    private SelectedModel Select(TrainingTask task)
    {
        var (value, selected) = CandidateSelection.Run(task, "C", [.. Candidates.Order()], FitPath, OneStandardError);
        return selected with { C = value };

        IReadOnlyList<IClassifier> FitPath(LabeledMatrix rows, double[] path) =>
            LogisticRegression.FitPath(rows.Rows, rows.Labels, ClassWeights.Fit(rows.Labels, task.Classes.Count, Weighting), path, this);
    }

    private LinearClassifier Fit(LabeledMatrix rows, int classes, double c) =>
        LogisticRegression.Fit(rows.Rows, rows.Labels, ClassWeights.Fit(rows.Labels, classes, Weighting), c, this);
}
