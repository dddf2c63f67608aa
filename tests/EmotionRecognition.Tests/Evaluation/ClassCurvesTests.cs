using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class ClassCurvesTests
{
    [Fact]
    public void Of_SmallExample_EqualsScikitLearn()
    {
        // roc_auc_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) = 0.75; average_precision_score = 0.8333.
        var classes = ClassCurves.Of(["x", "y"], Rows((0.1f, "y"), (0.4f, "y"), (0.35f, "x"), (0.8f, "x")), _ => null);

        Assert.Equal(["x", "y"], classes.Select(each => each.Class));
        Assert.Equal((2, 2), (classes[0].Rows, classes[0].OtherRows));
        Assert.Equal(0.75, classes[0].Area.Value, 6);
        Assert.Equal(5 / 6.0, classes[0].Precision.Value, 6);
        Assert.Equal(
            [(0.5, 0.0, 1.0), (0.5, 0.5, 0.5), (1.0, 0.5, 2 / 3.0), (1.0, 1.0, 0.5)],
            classes[0].Points.Select(point => (point.Recall, point.FalseAlarms, point.Precision)));
        // One of two rows of x is predicted as x, and nothing else is.
        Assert.Equal(2 / 3.0, classes[0].F1.Value, 6);
    }

    [Fact]
    public void Of_Ties_CountHalf()
    {
        var area = ClassCurves.Of(["x", "y"], Rows((0.5f, "y"), (0.5f, "x"), (0.5f, "y"), (0.5f, "x")), _ => null)[0];

        Assert.Equal(0.5, area.Area.Value, 6);
        Assert.Equal(0.5, area.Precision.Value, 6);
    }

    [Fact]
    public void Of_Intervals_ContainTheirValues()
    {
        var random = new Random(3);
        var rows = Rows([.. Enumerable.Range(0, 300).Select(row => ((float)((random.NextDouble() + (row % 2 * 0.5)) / 1.5), row % 2 == 0 ? "y" : "x"))]);

        Assert.All(ClassCurves.Of(["x", "y"], rows, _ => null), each => Assert.All(
            [each.F1, each.Area, each.Precision], estimate => Assert.InRange(estimate.Value, estimate.Interval.Low, estimate.Interval.High)));
        Assert.All(ClassCurves.Of(["x", "y"], rows, _ => null), each => Assert.InRange(each.Points.Count, 20, 64));
    }

    [Fact]
    public void Of_ClassOfAllRowsOrNone_IsLeftOut() => Assert.Empty(ClassCurves.Of(["x", "y"], Rows((0.4f, "x"), (0.6f, "x")), _ => null));

    private static List<Prediction> Rows(params (float OfX, string Actual)[] rows) =>
    [
        .. rows.Select((row, index) => new Prediction(
            "honest", "s", "1", $"u{index:d3}", row.Actual, row.OfX > 0.5f ? "x" : "y", [row.OfX, 1 - row.OfX])),
    ];
}
