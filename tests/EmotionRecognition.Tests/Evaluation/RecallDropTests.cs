using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class RecallDropTests
{
    private static readonly string[] _classes = ["sad", "glad", "never"];

    // Ten speakers, each with three sad clips and one glad one; the first sad clip of each is mistaken for glad.
    private static readonly IReadOnlyList<Prediction> _rows =
    [
        .. from speaker in Enumerable.Range(0, 10)
           from clip in Enumerable.Range(0, 4)
           let actual = clip < 3 ? "sad" : "glad"
           select new Prediction("honest", "lda", "1", $"{speaker}-{clip}", actual, clip == 0 ? "glad" : actual, [0.5f, 0.5f, 0]),
    ];

    [Fact]
    public void Of_SameAnswers_DropsNothing()
    {
        var drops = new RecallDrop(_classes, _rows, SpeakerOf);

        var (drop, deviation) = drops.Of([Answers(row => row), Answers(row => row)]);

        Assert.Equal(((2.0 / 3) + 1) / 2, drops.Recall, 12);
        Assert.Equal((0, 0, "speakers"), (drop.Value, deviation, drops.Unit));
        Assert.Equal(new Interval(0, 0), drop.Interval);
    }

    [Fact]
    public void Of_Repetitions_AveragesTheDropOfRecallNotOfRows()
    {
        var drops = new RecallDrop(_classes, _rows, SpeakerOf);

        // Once, all glad clips are taken for sad: the recall of one class of two is lost. Once, nothing changes.
        var (drop, deviation) = drops.Of([Answers(_ => 0), Answers(row => row)]);

        var lost = ((1.0 / 3) - 1) / 2;
        Assert.Equal(-lost / 2, drop.Value, 12);
        Assert.Equal(Math.Abs(lost) / Math.Sqrt(2), deviation, 12);
    }

    [Fact]
    public void Of_SpeakersThatLoseDifferently_HaveAnIntervalOfTheJackknife()
    {
        var drops = new RecallDrop(_classes, _rows, SpeakerOf);

        // Only the first speaker loses the glad clip: one of ten, so 0.05 of UAR. Its standard error is that of a mean of ten numbers.
        var (drop, _) = drops.Of([[.. _rows.Select(row => row.Utterance == "0-3" ? 0 : IndexOf(row))]]);

        var error = Math.Sqrt(Enumerable.Range(0, 10).Sum(speaker => Math.Pow((speaker == 0 ? 0.5 : 0) - 0.05, 2)) / 9 / 10);
        Assert.Equal(0.05, drop.Value, 12);
        Assert.Equal(error, drop.Deviation, 12);
    }

    [Fact]
    public void Of_UnknownSpeakers_IsOverTestRows() => Assert.Equal("test rows", new RecallDrop(_classes, _rows, _ => null).Unit);

    [Fact]
    public void Of_Copies_CountAsRows()
    {
        IReadOnlyList<Prediction> rows = [_rows[0] with { Copies = 3 }, _rows[1], _rows[3]];

        Assert.Equal((0.25 + 1) / 2, new RecallDrop(_classes, rows, SpeakerOf).Recall, 12);
    }

    private static int[] Answers(Func<int, int> change) => [.. _rows.Select(row => change(IndexOf(row)))];

    private static int IndexOf(Prediction row) => Array.IndexOf(_classes, row.Predicted);

    private static string SpeakerOf(string utterance) => utterance.Split('-')[0];
}
