using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class RobustnessScoreTests
{
    private static readonly string[] _classes = ["angry", "sad"];

    [Fact]
    public void Of_KnownAnswers_CountsRecallDifferenceAndChanges()
    {
        // Each of ten speakers has a row of either class. Clean: all right. Altered: five speakers' sad rows become angry.
        var clean = Rows((_, actual) => actual);
        var altered = Rows((speaker, actual) => speaker < 5 ? "angry" : actual);

        var score = RobustnessScore.Of(_classes, clean, altered, "noise-0", SpeakerOf, seed: 1);

        Assert.Equal(("honest", "lda", "noise-0", 20), (score.Protocol, score.System, score.Condition, score.Rows));
        Assert.Equal(0.75, score.Recall, 9);
        Assert.Equal(-0.25, score.Difference, 9);
        Assert.Equal(0.25, score.Changed, 9);
        Assert.Equal("speakers", score.IntervalUnit);

        // Of ten speakers drawn, the number with wrong answers is binomial (10, 1/2): 95 % of it lies from 2 to 8.
        Assert.Equal(new Interval(-0.4, -0.1), new Interval(Math.Round(score.DifferenceInterval.Low, 9), Math.Round(score.DifferenceInterval.High, 9)));
        Assert.Equal(0.6, score.RecallInterval.Low, 9);
        Assert.Equal(0.9, score.RecallInterval.High, 9);
    }

    [Fact]
    public void Of_SameAnswers_DiffersByExactlyNothing()
    {
        var rows = Rows((speaker, actual) => speaker % 3 == 0 ? "sad" : actual);

        var score = RobustnessScore.Of(_classes, rows, rows, RobustnessScore.Clean, SpeakerOf, seed: 1);

        Assert.Equal((0.0, new Interval(0, 0), 0.0), (score.Difference, score.DifferenceInterval, score.Changed));
        Assert.True(score.RecallInterval.Low < score.Recall && score.Recall < score.RecallInterval.High);
    }

    [Fact]
    public void Of_BothWrongInOtherWays_IsAChangeWithoutADifference()
    {
        string[] classes = ["angry", "sad", "glad"];
        var (clean, altered) = (Rows((_, _) => "glad"), Rows((_, actual) => actual == "sad" ? "angry" : "sad"));

        var score = RobustnessScore.Of(classes, clean, altered, "telephone", SpeakerOf, seed: 1);

        Assert.Equal((0.0, 0.0, 1.0), (score.Recall, score.Difference, score.Changed));
    }

    [Fact]
    public void Of_UnknownSpeaker_DrawsTestRows() => Assert.Equal(
        "test rows",
        RobustnessScore.Of(
            _classes, Rows((_, actual) => actual), Rows((_, actual) => actual), "x", utterance => utterance == "3-sad" ? null : SpeakerOf(utterance), 1)
            .IntervalUnit);

    [Fact]
    public void Of_OtherRows_IsRefused()
    {
        var rows = Rows((_, actual) => actual);

        Assert.Throws<ArgumentException>(() => RobustnessScore.Of(_classes, rows, [.. rows.Skip(1)], "x", SpeakerOf, 1));
        Assert.Throws<ArgumentException>(() => RobustnessScore.Of(_classes, rows, [.. rows.Reverse()], "x", SpeakerOf, 1));
        Assert.Throws<ArgumentException>(() => RobustnessScore.Of(_classes, [], [], "x", SpeakerOf, 1));
    }

    private static string SpeakerOf(string utterance) => utterance.Split('-')[0];

    private static Prediction[] Rows(Func<int, string, string> predicted) =>
    [
        .. from speaker in Enumerable.Range(0, 10)
           from actual in _classes
           select new Prediction("honest", "lda", "1", $"{speaker}-{actual}", actual, predicted(speaker, actual), [0.5f, 0.5f]),
    ];
}
