namespace EmotionRecognition.Evaluation;

/// <summary>95 % intervals of the four headline measures, from one set of resamples.</summary>
/// <param name="Accuracy">The interval of the accuracy (WA).</param>
/// <param name="UnweightedRecall">The interval of the unweighted average recall (UA, UAR).</param>
/// <param name="MacroF1">The interval of the macro F1.</param>
/// <param name="WeightedF1">The interval of the weighted F1.</param>
public sealed record MetricIntervals(Interval Accuracy, Interval UnweightedRecall, Interval MacroF1, Interval WeightedF1);
