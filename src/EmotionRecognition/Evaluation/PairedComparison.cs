namespace EmotionRecognition.Evaluation;

/// <summary>A comparison of two systems on the same test rows.</summary>
/// <param name="Protocol">The protocol under which both were tested.</param>
/// <param name="First">The first system.</param>
/// <param name="Second">The second system.</param>
/// <param name="OnlyFirstCorrect">The number of test rows that only the first gets right.</param>
/// <param name="OnlySecondCorrect">The number of test rows that only the second gets right.</param>
/// <param name="McNemar">The two-sided p value of McNemar's exact test of the hypothesis that both are right equally often.</param>
/// <param name="RecallDifference">The unweighted recall of the second minus that of the first.</param>
/// <param name="DifferenceInterval">The 95 % interval of that difference, from a paired bootstrap over utterances.</param>
/// <param name="Bootstrap">The two-sided bootstrap p value for a difference of zero; never less than 2 / (resamples + 1).</param>
public sealed record PairedComparison(
    string Protocol,
    string First,
    string Second,
    int OnlyFirstCorrect,
    int OnlySecondCorrect,
    double McNemar,
    double RecallDifference,
    Interval DifferenceInterval,
    double Bootstrap);
