using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class ScoreSpreadTests
{
    [Fact]
    public void Of_SpeakersThatDiffer_TellsThemFromRows()
    {
        // Ten speakers with ten rows of one class; half of the speakers have 9 right, half 3: within, 0.9 * 0.1 and 0.3 * 0.7, times 10 / 9.
        var rows = Enumerable.Range(0, 100).Select(row => Predictions.Row(
            "s", $"{row / 10}-{row % 10}", "a", row % 10 < (row / 10 % 2 == 0 ? 9 : 3) ? "a" : "b")).ToList();

        var spread = ScoreSpread.Of(Predictions.Classes, rows, utterance => utterance.Split('-')[0]);

        Assert.Equal((0.6, "speakers", 10), (spread.Recall, spread.Unit, spread.Units));
        Assert.Equal(Math.Sqrt((0.9 + 2.1) * 5 / 90 / 100), spread.ByRows, 10);
        // The variance of the mean over speakers is 0.1 / 10, that of scores of 0.9 and 0.3.
        Assert.Equal(Math.Sqrt((0.09 * 10 / 9 / 10) - Math.Pow(spread.ByRows, 2)), spread.BySpeakers!.Value, 10);
        Assert.InRange(spread.Interval.Low, 0.33, 0.4);
        Assert.InRange(spread.Interval.High, 0.78, 0.85);
    }

    [Fact]
    public void Of_UnknownSpeakers_DoesNotSayWhatTheyAdd()
    {
        var spread = ScoreSpread.Of(Predictions.Classes, Predictions.OfCounts("s", [60, 40, 0], [40, 60, 0], [0, 40, 60]), _ => null);

        Assert.Equal(("test rows", null), (spread.Unit, spread.BySpeakers));
        // Three classes of 100 rows, 0.24 * 100 / 99 / 100 each.
        Assert.Equal(Math.Sqrt(3 * 0.24 / 99) / 3, spread.ByRows, 10);
    }
}
