using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting;

/// <summary>What was measured across several corpora.</summary>
/// <param name="Corpora">The corpora, in the order to show.</param>
/// <param name="Cells">The results, one for each protocol, system, and pair of what was trained on and what was tested on.</param>
public sealed record CrossCorpusResult(IReadOnlyList<CorpusOfMatrix> Corpora, IReadOnlyList<CrossCorpusCell> Cells);

/// <summary>One of several corpora.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its name in reports.</param>
/// <param name="Speakers">The number of speakers of the utterances in the experiment's classes.</param>
/// <param name="ByClass">Its utterances of each class, in the order of the classes; 0 for a class that it does not have.</param>
public sealed record CorpusOfMatrix(string Name, string Title, int Speakers, IReadOnlyList<int> ByClass)
{
    /// <summary>Its utterances in the experiment's classes.</summary>
    public int Utterances => ByClass.Sum();
}

/// <summary>One system, trained on one corpus or several together and tested on one.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="System">The system.</param>
/// <param name="TrainedOn">The names of the corpora that it was trained on.</param>
/// <param name="TestedOn">The name of the corpus that it was tested on; the same one for results within a corpus.</param>
/// <param name="Folds">The folds with these test rows.</param>
/// <param name="Speakers">The number of speakers among the test rows.</param>
/// <param name="Metrics">The measures of the test rows of these folds together.</param>
/// <param name="Intervals">95 % intervals over speakers if there are enough of them, else over test rows.</param>
/// <param name="IntervalUnit">What the intervals are over: <c>speakers</c> or <c>test rows</c>.</param>
public sealed record CrossCorpusCell(
    string Protocol,
    string System,
    IReadOnlyList<string> TrainedOn,
    string TestedOn,
    IReadOnlyList<string> Folds,
    int Speakers,
    ClassificationMetrics Metrics,
    MetricIntervals Intervals,
    string IntervalUnit)
{
    /// <summary>Whether it was trained on other speakers of the corpus that it was tested on.</summary>
    public bool IsWithin => TrainedOn is [var only] && only == TestedOn;
}
