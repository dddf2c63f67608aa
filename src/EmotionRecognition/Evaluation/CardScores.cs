using EmotionRecognition.Models.Saved.Cards;

namespace EmotionRecognition.Evaluation;

/// <summary>Measures as model cards have them.</summary>
public static class CardScores
{
    private const int Decimals = 4;

    /// <summary>Makes an entry of a card, without groups.</summary>
    /// <param name="corpus">The title of the corpus of the test rows.</param>
    /// <param name="protocol">How test rows were kept apart.</param>
    /// <param name="claim">What the result means.</param>
    /// <param name="measured">The measures of the test rows.</param>
    /// <param name="intervals">Their intervals.</param>
    /// <param name="intervalUnit">What the intervals are over.</param>
    public static CardScore Of(
        string corpus, string protocol, string claim, ClassificationMetrics measured, MetricIntervals intervals, string intervalUnit) => new(
        corpus,
        protocol,
        claim,
        measured.Rows,
        Math.Round(measured.ChanceUnweightedRecall, Decimals),
        Measure(measured.UnweightedRecall, intervals.UnweightedRecall),
        Measure(measured.Accuracy, intervals.Accuracy),
        Measure(measured.WeightedF1, intervals.WeightedF1),
        intervalUnit,
        [
            .. measured.Classes.Where(each => each.Support > 0)
                .Select(each => new CardClass(each.Class, Math.Round(each.Recall, Decimals), Math.Round(each.Precision, Decimals), each.Support)),
        ],
        []);

    /// <summary>A measure with its interval, rounded.</summary>
    /// <param name="value">The measure.</param>
    /// <param name="interval">Its interval.</param>
    public static CardMeasure Measure(double value, Interval interval) =>
        new(Math.Round(value, Decimals), Math.Round(interval.Low, Decimals), Math.Round(interval.High, Decimals));
}
