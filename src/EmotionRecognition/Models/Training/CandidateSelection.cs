using EmotionRecognition.Encoders;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Models.Training;

/// <summary>
/// Chooses a setting among candidates by unweighted average recall: its mean over inner folds, or its value on the validation rows if there are no inner folds.
/// Each inner fold has its own encoders, fitted on its training rows. Candidates come in order, those that fit the rows least closely first: of equally good
/// ones, the first is chosen.
/// </summary>
internal sealed class CandidateSelection
{
    private const double Tolerance = 1e-12;

    private readonly int _count;
    private readonly IReadOnlyList<FoldScores> _folds;

    /// <summary>Takes the scores of all candidates.</summary>
    /// <param name="count">The number of candidates.</param>
    /// <param name="folds">The scores on each fold.</param>
    internal CandidateSelection(int count, IReadOnlyList<FoldScores> folds)
    {
        _count = count;
        _folds = folds;
    }

    /// <summary>Scores the probabilities of every candidate on rows that it was not fitted on.</summary>
    /// <param name="task">The rows.</param>
    /// <param name="count">The number of candidates, at least two.</param>
    /// <param name="predict">
    /// Fits all candidates on the first rows and returns their probabilities for the second rows, in the order of the candidates.
    /// </param>
    public static CandidateSelection Run(TrainingTask task, int count, Func<LabeledMatrix, InputMatrix, IReadOnlyList<double[][]>> predict)
    {
        IReadOnlyList<InnerFold> folds = task.SelectedOn == SelectedOn.InnerFolds ? task.InnerFolds : [new InnerFold(task.Training, task.Validation)];
        return new CandidateSelection(count, [.. folds.Select(fold => Score(task, fold, predict))]);
    }

    /// <summary>The error of a task without rows to choose on; null if it has some.</summary>
    /// <param name="task">The rows.</param>
    /// <param name="candidates">What there is to choose from: <c>8 values of C</c>.</param>
    public static InputException? Obstacle(TrainingTask task, string candidates) =>
        task.Validation.Count > 0 || task.SelectedOn == SelectedOn.InnerFolds
            ? null
            : new InputException(
                "validation rows",
                "none",
                $"some to choose among {candidates}",
                "add recordings of more speakers, or give \"candidates\" one value in the experiment file");

    /// <summary>The index of the chosen candidate.</summary>
    /// <param name="oneStandardError">Whether a value counts as good as the best if it is at most one standard error lower.</param>
    public int Best(bool oneStandardError)
    {
        var means = Array.ConvertAll([.. Enumerable.Range(0, _count)], Mean);
        var best = Array.FindIndex(means, mean => mean >= means.Max() - Tolerance);
        return oneStandardError ? Array.FindIndex(means, mean => mean >= means[best] - (Error(best) ?? 0) - Tolerance) : best;
    }

    /// <summary>The scores of a candidate; the caller adds what it is.</summary>
    /// <param name="candidate">Its index.</param>
    /// <param name="selectedOn">The rows that were scored.</param>
    public SelectedModel Describe(int candidate, SelectedOn selectedOn) => new()
    {
        InnerFolds = selectedOn == SelectedOn.InnerFolds ? _folds.Count : null,
        ValidationAccuracy = (double)_folds.Sum(fold => fold.Hits[candidate]) / _folds.Sum(fold => fold.Rows),
        ValidationRecall = Mean(candidate),
        ValidationRecallError = Error(candidate),
    };

    private static FoldScores Score(TrainingTask task, InnerFold fold, Func<LabeledMatrix, InputMatrix, IReadOnlyList<double[][]>> predict)
    {
        var inputs = task.FitInputs(fold.Training);
        var validation = task.Encode(inputs, fold.Validation);
        var predicted = predict(task.Encode(inputs, fold.Training), validation.Rows);
        return new FoldScores(
            [.. predicted.Select(rows => AverageRecall.Of(rows, validation.Labels))],
            [.. predicted.Select(rows => rows.Zip(validation.Labels).Count(pair => Softmax.Highest(pair.First) == pair.Second))],
            validation.Labels.Length);
    }

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
