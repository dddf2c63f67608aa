namespace EmotionRecognition.Evaluation;

/// <summary>95 % intervals of the four headline measures, from one set of resamples.</summary>
/// <param name="Accuracy">Of the accuracy (WA).</param>
/// <param name="UnweightedRecall">Of the unweighted average recall (UA, UAR).</param>
/// <param name="MacroF1">Of the macro F1.</param>
/// <param name="WeightedF1">Of the weighted F1.</param>
public sealed record MetricIntervals(Interval Accuracy, Interval UnweightedRecall, Interval MacroF1, Interval WeightedF1);
