namespace EmotionRecognition.Evaluation;

/// <summary>Two systems on the same test rows.</summary>
/// <param name="Protocol">The protocol both were tested by.</param>
/// <param name="First">The first system.</param>
/// <param name="Second">The second system.</param>
/// <param name="OnlyFirstCorrect">Test rows that only the first gets right.</param>
/// <param name="OnlySecondCorrect">Test rows that only the second gets right.</param>
/// <param name="McNemar">Two-sided p of McNemar's exact test: that the two are right equally often.</param>
/// <param name="RecallDifference">Unweighted recall of the second less that of the first.</param>
/// <param name="DifferenceInterval">Its 95 % interval from a paired bootstrap over utterances.</param>
/// <param name="Bootstrap">Two-sided bootstrap p that the difference is zero; never less than 2 / (resamples + 1).</param>
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
