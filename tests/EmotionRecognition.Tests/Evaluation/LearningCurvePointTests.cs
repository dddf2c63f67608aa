using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class LearningCurvePointTests
{
    private static readonly string[] _classes = ["calm", "angry"];

    [Fact]
    public void Of_Draws_AveragesTheirRecallAndComparesWithAll()
    {
        var all = Rows(_ => true);
        var half = Rows(row => row % 4 < 2);
        var none = Rows(_ => false);

        var point = LearningCurvePoint.Of(_classes, 4, 100, [half, none, all], all, false, utterance => utterance[..2]);

        Assert.Equal([0.5, 0, 1], point.Recalls);
        Assert.Equal((0.5, -0.5, "speakers"), (point.Recall.Value, point.Difference.Value, point.Unit));
        Assert.Equal(("honest", "a", 4.0, 100.0, false), (point.Protocol, point.System, point.Speakers, point.TrainingRows, point.IsAll));
        Assert.True(point.Difference.Interval.High < 0);
    }

    [Fact]
    public void Of_AllItself_DiffersByNothing()
    {
        var all = Rows(row => row % 3 > 0);

        var point = LearningCurvePoint.Of(_classes, 8, 100, [all], all, true, _ => null);

        Assert.Equal((0.0, 0.0, 0.0, "test rows"), (point.Difference.Value, point.Difference.Interval.Low, point.Difference.Interval.High, point.Unit));
        Assert.Equal(point.Recalls[0], point.Recall.Value);
    }

    [Fact]
    public void Of_OtherRows_IsAnError()
    {
        var all = Rows(_ => true);

        Assert.Throws<ArgumentException>(() => LearningCurvePoint.Of(_classes, 2, 9, [all.Skip(1).ToList()], all, false, _ => null));
        Assert.Throws<ArgumentException>(() => LearningCurvePoint.Of(_classes, 2, 9, [], all, false, _ => null));
    }

    // Eight speakers with eight rows each.
    private static List<Prediction> Rows(Func<int, bool> isRight) =>
    [
        .. Enumerable.Range(0, 64).Select(row =>
        {
            var actual = _classes[row % 2];
            var predicted = isRight(row) ? actual : _classes[1 - (row % 2)];
            return new Prediction("honest", "a", "1", $"s{row / 8}u{row}", actual, predicted, [0.5f, 0.5f]);
        }),
    ];
}
