namespace EmotionRecognition.Reporting;

/// <summary>What copies on both sides of a split do to the accuracy of one system.</summary>
/// <param name="Protocol">The protocol whose split has them.</param>
/// <param name="System">The system.</param>
/// <param name="Rows">Its test rows.</param>
/// <param name="Accuracy">Share of them that are right; null where there are none.</param>
/// <param name="RowsWithout">Test rows that are no copies of training rows.</param>
/// <param name="AccuracyWithout">Share of those that are right; null where there are none.</param>
/// <param name="HonestAccuracy">The system's accuracy by the honest protocol; null where that was not run.</param>
public sealed record CopyEffect(
    string Protocol, string System, int Rows, double? Accuracy, int RowsWithout, double? AccuracyWithout, double? HonestAccuracy);
