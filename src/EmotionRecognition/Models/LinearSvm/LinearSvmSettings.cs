using EmotionRecognition.Checkpoints;
using EmotionRecognition.Models.Training;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Models.Training.ModelKind<EmotionRecognition.Models.LinearSvm.LinearSvmSettings>>]

namespace EmotionRecognition.Models.LinearSvm;

/// <summary>
/// Linear support vector machines, one per class, with a penalty that is chosen by unweighted average recall: by cross-validation over inner folds where the
/// protocol provides them, otherwise on validation rows. Then the model is fitted on training and validation rows together.
/// </summary>
public sealed record LinearSvmSettings : ModelSettings
{
    private const string WeightName = "linear.weight";
    private const string BiasName = "linear.bias";
    private const string PresentName = "present";

    /// <inheritdoc/>
    public override string Kind => "linear-svm";

    /// <inheritdoc/>
    public override string Summary => "linear support vector machines, one per class, penalty chosen by validation";

    /// <inheritdoc/>
    public override bool UsesSeed => false;

    /// <summary>
    /// The values of C to try, each above 0; of equally good values, the smallest is chosen. A single value is used as it is (scikit-learn's default is 1).
    /// </summary>
    public IReadOnlyList<double> Candidates { get; init; } = [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];

    /// <summary>The weight of an error on a row of each class.</summary>
    public ClassWeighting Weighting { get; init; } = ClassWeighting.Balanced;

    /// <summary>Maximum number of steps of the minimizer, which then stops with its current result.</summary>
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
        var classes = task.Classes.Count;
        var (c, selected) = CandidateSelection.Run(task, "C", [.. Candidates.Order()], FitPath);
        var inputs = task.FitInputs(task.FinalRows);
        var training = task.EncodeTraining(inputs, task.FinalRows);
        var model = FitPath(training, [c])[0];
        var tensors = new NamedTensors
        {
            { WeightName, StoredTensor.Of([classes, inputs.Columns.Count], [.. model.Weights]) },
            { BiasName, StoredTensor.Of([classes], [.. model.Intercepts]) },
            { PresentName, StoredTensor.Of([classes], [.. model.Present.Select(present => present ? 1f : 0)]) },
        };
        return new TrainedModel(tensors, inputs, selected with { C = c }, training.Real);

        IReadOnlyList<LinearSvm> FitPath(LabeledMatrix rows, double[] path) =>
            LinearSvm.FitPath(rows, ClassWeights.Fit(rows.Labels, classes, Weighting), path, this);
    }

    /// <inheritdoc/>
    public override IClassifier Load(NamedTensors tensors, ModelShape shape) =>
        tensors.TryGet(WeightName, out var weight) && tensors.TryGet(BiasName, out var bias) && tensors.TryGet(PresentName, out var present)
            && tensors.Count == 3 && weight.Shape.SequenceEqual([shape.Classes, shape.Columns]) && bias.Shape.SequenceEqual([shape.Classes])
            && present.Shape.SequenceEqual([shape.Classes]) && present.ToDoubles().Any(value => value > 0)
            && weight.ToDoubles().Concat(bias.ToDoubles()).All(double.IsFinite)
            ? new LinearSvm(weight.ToDoubles(), bias.ToDoubles(), [.. present.ToDoubles().Select(value => value > 0)])
            : throw new InputException(
                shape.Place,
                "other tensors",
                $"finite {WeightName} of {shape.Classes} x {shape.Columns}, {BiasName}, and {PresentName}",
                "retrain the model, or restore the original folder");
}
