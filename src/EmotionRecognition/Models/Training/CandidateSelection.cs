using EmotionRecognition.Protocols;

namespace EmotionRecognition.Models.Training;

/// <summary>
/// Chooses a setting by unweighted average recall: its mean over inner folds, or its value on the validation rows if there are no inner folds. Each inner
/// fold has its own encoders, fitted on its training rows. Of equally good values, the first in the given order is chosen.
/// </summary>
internal sealed class CandidateSelection
{
    private const double Tolerance = 1e-12;

    private readonly double[] _candidates;
    private readonly IReadOnlyList<FoldScores> _folds;

    /// <summary>Takes the scores of all candidates.</summary>
    /// <param name="candidates">Values of the setting, in the order of preference among equally good ones.</param>
    /// <param name="folds">The scores on each fold.</param>
    internal CandidateSelection(double[] candidates, IReadOnlyList<FoldScores> folds)
    {
        _candidates = candidates;
        _folds = folds;
    }

    /// <summary>Chooses among candidates; a single one is used as it is.</summary>
    /// <param name="task">The rows.</param>
    /// <param name="name">What the setting is called, for errors: <c>C</c>.</param>
    /// <param name="candidates">At least one value, in the order of preference among equally good ones.</param>
    /// <param name="fit">Fits a model for each candidate, in their order, on encoded rows.</param>
    /// <param name="oneStandardError">Whether a value counts as good as the best if its mean is at most one standard error lower.</param>
    /// <returns>The chosen value and how good it is.</returns>
    /// <exception cref="InputException">There are several candidates, but no rows to choose among them.</exception>
    public static (double Value, SelectedModel Selected) Run(
        TrainingTask task,
        string name,
        double[] candidates,
        Func<LabeledMatrix, double[], IReadOnlyList<IClassifier>> fit,
        bool oneStandardError = false)
    {
        if (candidates.Length == 1)
        {
            return (candidates[0], new SelectedModel());
        }

        if (task.Validation.Count == 0 && task.SelectedOn != SelectedOn.InnerFolds)
        {
            throw new InputException(
                "validation rows",
                "none",
                $"some to choose among {candidates.Length} values of {name}",
                "add recordings of more speakers, or give \"candidates\" one value in the experiment file");
        }

        IReadOnlyList<InnerFold> folds = task.SelectedOn == SelectedOn.InnerFolds ? task.InnerFolds : [new InnerFold(task.Training, task.Validation)];
        IReadOnlyList<FoldScores> scores = task.Threads == 1
            ? [.. folds.Select(fold => Score(task, fold, candidates, fit))]
            : [.. folds.AsParallel().AsOrdered().WithDegreeOfParallelism(task.Threads).Select(fold => Score(task, fold, candidates, fit))];
        var selection = new CandidateSelection(candidates, scores);
        var best = selection.Best(oneStandardError);
        return (candidates[best], selection.Describe(best, task.SelectedOn));
    }

    private static FoldScores Score(
        TrainingTask task, InnerFold fold, double[] candidates, Func<LabeledMatrix, double[], IReadOnlyList<IClassifier>> fit)
    {
        var inputs = task.FitInputs(fold.Training);
        var validation = task.Encode(inputs, fold.Validation);
        var predicted = fit(task.EncodeTraining(inputs, fold.Training), candidates).Select(model => model.Predict(validation.Rows)).ToList();
        return new FoldScores(
            [.. predicted.Select(rows => AverageRecall.Of(rows, validation.Labels))],
            [.. predicted.Select(rows => rows.Zip(validation.Labels).Count(pair => Softmax.Highest(pair.First) == pair.Second))],
            validation.Labels.Length);
    }

    /// <summary>The index of the chosen candidate.</summary>
    /// <param name="oneStandardError">Whether a value counts as good as the best if it is at most one standard error lower.</param>
    internal int Best(bool oneStandardError)
    {
        var means = Array.ConvertAll([.. Enumerable.Range(0, _candidates.Length)], Mean);
        var best = Array.FindIndex(means, mean => mean >= means.Max() - Tolerance);
        return oneStandardError ? Array.FindIndex(means, mean => mean >= means[best] - (Error(best) ?? 0) - Tolerance) : best;
    }

    private SelectedModel Describe(int candidate, SelectedOn selectedOn) => new()
    {
        InnerFolds = selectedOn == SelectedOn.InnerFolds ? _folds.Count : null,
        ValidationAccuracy = (double)_folds.Sum(fold => fold.Hits[candidate]) / _folds.Sum(fold => fold.Rows),
        ValidationRecall = Mean(candidate),
        ValidationRecallError = Error(candidate),
    };

    private double Mean(int candidate) => _folds.Average(fold => fold.Recalls[candidate]);

    /// <summary>The standard error of the mean; null for a single fold.</summary>
    private double? Error(int candidate)
    {
        var mean = Mean(candidate);
        var squares = _folds.Sum(fold => (fold.Recalls[candidate] - mean) * (fold.Recalls[candidate] - mean));
        return _folds.Count < 2 ? null : Math.Sqrt(squares / (_folds.Count - 1) / _folds.Count);
    }

    /// <summary>The scores of all candidates on one fold.</summary>
    /// <param name="Recalls">Unweighted average recall over the classes that the fold's validation rows have.</param>
    /// <param name="Hits">Validation rows recognized.</param>
    /// <param name="Rows">Validation rows.</param>
    internal sealed record FoldScores(double[] Recalls, int[] Hits, int Rows);
}
