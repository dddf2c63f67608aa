using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Models.Logistic;

/// <summary>
/// Chooses C by unweighted average recall: its mean over inner folds, or its value on the validation rows if there are no inner folds. Encoders and class weights
/// are fitted anew on the training rows of each inner fold. Of equally good values, the smallest, which has the strongest penalty, is chosen.
/// </summary>
internal sealed class PenaltySelection
{
    private const double Tolerance = 1e-12;

    private readonly double[] _candidates;
    private readonly IReadOnlyList<FoldScores> _folds;

    /// <summary>Takes the scores of all candidates.</summary>
    /// <param name="candidates">Values of C in ascending order.</param>
    /// <param name="folds">The scores on each fold.</param>
    internal PenaltySelection(double[] candidates, IReadOnlyList<FoldScores> folds)
    {
        _candidates = candidates;
        _folds = folds;
    }

    /// <summary>Chooses among the candidates of the settings.</summary>
    /// <param name="task">The rows.</param>
    /// <param name="settings">At least two candidates.</param>
    public static SelectedModel Run(TrainingTask task, LogisticRegressionSettings settings)
    {
        double[] candidates = [.. settings.Candidates.Order()];
        IReadOnlyList<InnerFold> folds = task.SelectedOn == SelectedOn.InnerFolds ? task.InnerFolds : [new InnerFold(task.Training, task.Validation)];
        var selection = new PenaltySelection(candidates, [.. folds.Select(fold => Score(task, settings, fold, candidates))]);
        return selection.Describe(selection.Best(settings.OneStandardError), task.SelectedOn);
    }

    private static FoldScores Score(TrainingTask task, LogisticRegressionSettings settings, InnerFold fold, double[] candidates)
    {
        var inputs = task.FitInputs(fold.Training);
        var training = task.Encode(inputs, fold.Training);
        var validation = task.Encode(inputs, fold.Validation);
        var weights = ClassWeights.Fit(training.Labels, task.Classes.Count, settings.Weighting);
        var predicted = LogisticRegression.FitPath(training.Rows, training.Labels, weights, candidates, settings)
            .Select(model => model.Predict(validation.Rows)).ToList();
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
        C = _candidates[candidate],
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
