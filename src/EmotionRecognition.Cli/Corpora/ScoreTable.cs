using System.Globalization;
using EmotionRecognition.Cli.Output;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Recognition;

namespace EmotionRecognition.Cli.Corpora;

/// <summary>Scores on a corpus as text for people.</summary>
internal static class ScoreTable
{
    private const int LeastColumn = 4;

    /// <summary>The lines: measures with intervals, classes, and the confusion matrix.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static IEnumerable<string> Lines(CorpusScores scores, int width)
    {
        var (metrics, intervals) = (scores.Metrics, scores.Intervals);
        var measures = TextTable.Of(
        [
            ["", "", $"95 % interval over {scores.IntervalUnit}", "chance"],
            ["UAR", Shares.Percent(metrics.UnweightedRecall), Shares.Interval(intervals.UnweightedRecall), Shares.Percent(metrics.ChanceUnweightedRecall)],
            ["WA", Shares.Percent(metrics.Accuracy), Shares.Interval(intervals.Accuracy), Shares.Percent(metrics.MajorityAccuracy)],
            ["weighted F1", Shares.Percent(metrics.WeightedF1), Shares.Interval(intervals.WeightedF1), ""],
        ]);
        return [.. measures, "", .. Classes(metrics), "", .. Confusion(metrics.Confusion, width)];
    }

    private static IEnumerable<string> Classes(ClassificationMetrics metrics) => TextTable.Of(
    [
        ["class", "recall", "precision", "clips"],
        .. metrics.Classes.Where(each => each.Support + each.Predicted > 0).Select(each => (string[])
        [
            each.Class, each.Support > 0 ? Shares.Percent(each.Recall) : "-", each.Predicted > 0 ? Shares.Percent(each.Precision) : "-",
            each.Support.ToString(CultureInfo.InvariantCulture),
        ]),
    ]);

    private static IEnumerable<string> Confusion(ConfusionMatrix confusion, int width)
    {
        var classes = confusion.Classes;
        var first = Math.Max("label, answer:".Length, classes.Max(name => name.Length));
        var room = Math.Max(((width - first) / classes.Count) - 2, LeastColumn);
        return TextTable.Of(
        [
            ["label, answer:", .. classes.Select(name => name.Length <= room ? name : name[..(room - 1)] + ".")],
            .. classes.Index().Where(each => confusion.Support(each.Index) > 0).Select(each => (string[])
                [each.Item, .. classes.Select((_, answer) => confusion[each.Index, answer].ToString(CultureInfo.InvariantCulture))]),
        ]);
    }
}
