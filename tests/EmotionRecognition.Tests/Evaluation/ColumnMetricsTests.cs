using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class ColumnMetricsTests
{
    [Fact]
    public void Compute_TwoValues_MeasuresEachAndTheirDifference()
    {
        // Women: recalls 0.8 and 0.6; men: 0.4 and 0.8.
        var metrics = Compute(Rows("f", 20, ("a", 16), ("b", 12)), Rows("m", 20, ("a", 8), ("b", 16)));

        var (women, men) = (metrics.Values[0], metrics.Values[1]);
        Assert.Equal(("f", 40, 2, "test rows"), (women.Value, women.Metrics.Rows, women.Classes, metrics.IntervalUnit));
        Assert.Equal((0.7, 0.7), (women.Metrics.UnweightedRecall, women.Metrics.Accuracy), Near);
        Assert.Equal(0.1, women.Scores!.Difference!.Recall, 12);
        Assert.Equal(-0.1, men.Scores!.Difference!.Recall, 12);
        Assert.Equal(2, men.Scores.Difference.Classes);
        Assert.Equal(women.Scores.Difference.Interval.Low, -men.Scores.Difference.Interval.High, 12);
    }

    [Fact]
    public void Compute_RowIntervals_AgreeWithThoseOfTheValuesAlone()
    {
        var women = Rows("f", 150, ("a", 120), ("b", 90));

        var together = Compute(women, Rows("m", 150, ("a", 60), ("b", 100))).Values[0].Scores!;

        // Of p = (0.8, 0.6), n = 150 each: the standard error of the mean recall is 0.5 sqrt(0.16 / 150 + 0.24 / 150).
        var half = 1.96 * 0.5 * Math.Sqrt((0.16 + 0.24) / 150);
        Assert.Equal((0.7 - half, 0.7 + half), (together.UnweightedRecall.Low, together.UnweightedRecall.High), Near(0.008));
        var alone = BootstrapInterval.OverRows(Predictions.Classes, women, seed: 1);
        Assert.Equal((alone.Accuracy.Low, alone.Accuracy.High), (together.Accuracy.Low, together.Accuracy.High), Near(0.012));
    }

    [Fact]
    public void Compute_DifferenceInterval_IsThatOfIndependentRows()
    {
        var scores = Compute(Rows("f", 200, ("a", 160), ("b", 120)), Rows("m", 200, ("a", 100), ("b", 100))).Values[0].Scores!;

        var half = 1.96 * 0.5 * Math.Sqrt((0.16 + 0.24 + 0.25 + 0.25) / 200);
        Assert.Equal((0.2 - half, 0.2 + half), (scores.Difference!.Interval.Low, scores.Difference.Interval.High), Near(0.012));
    }

    [Fact]
    public void Compute_EightSpeakersPerValue_ResamplesSpeakersWithAllTheirValues()
    {
        // Each speaker is either right or wrong about everything, whatever the value: intervals over speakers are wide, those of differences are not.
        var rows = Enumerable.Range(0, 400).Select(row => Predictions.Row(
            "s", $"{(row % 2 == 0 ? "x" : "y")}_{row / 40}_{row}", "a", row / 40 < 6 ? "a" : "b")).ToList();

        var metrics = ColumnMetrics.Compute(Predictions.Classes, rows, ColumnOf(rows), SpeakerOf, seed: 1);

        Assert.Equal("speakers", metrics.IntervalUnit);
        Assert.All(metrics.Values, value =>
        {
            Assert.Equal(10, value.Speakers);
            Assert.True(value.Scores!.Accuracy.High - value.Scores.Accuracy.Low > 0.5);
            Assert.Equal(new ValueDifference(0, new Interval(0, 0), 1), value.Scores.Difference);
        });
    }

    [Fact]
    public void Compute_ClassThatAValueLacks_IsInNeitherSideOfTheDifference()
    {
        var metrics = Compute(Rows("f", 20, ("a", 10)), Rows("m", 20, ("a", 20), ("b", 0)));

        var (women, men) = (metrics.Values[0], metrics.Values[1]);
        Assert.Equal((1, 2), (women.Classes, men.Classes));
        Assert.Equal((0.5, 0.5), (women.Metrics.UnweightedRecall, men.Metrics.UnweightedRecall), Near);
        Assert.Equal((-0.5, 1), (women.Scores!.Difference!.Recall, women.Scores.Difference.Classes));
    }

    [Fact]
    public void Compute_ValuesThatShareNoClass_HaveNoDifference() =>
        Assert.All(Compute(Rows("f", 20, ("a", 10)), Rows("m", 20, ("b", 10))).Values, value => Assert.Null(value.Scores!.Difference));

    [Fact]
    public void Compute_FewRows_AreCountedOnlyAndDoNotDecideTheUnit()
    {
        var many = Enumerable.Range(0, 8).SelectMany(speaker => Rows($"f_{speaker}", 3, ("a", 2))).ToArray();

        var metrics = Compute(many, Rows("m", 19, ("a", 10)));

        Assert.Equal("speakers", metrics.IntervalUnit);
        Assert.NotNull(metrics.Values[0].Scores);
        Assert.Equal((19, 1, null), (metrics.Values[1].Metrics.Rows, metrics.Values[1].Speakers, metrics.Values[1].Scores));
    }

    [Fact]
    public void Compute_UnknownValues_AreCountedAndInNoDifference()
    {
        var known = Rows("f", 20, ("a", 10)).Concat(Rows("m", 20, ("a", 10))).ToList();
        var column = ColumnOf(known);

        var metrics = ColumnMetrics.Compute(
            Predictions.Classes, [.. known, Predictions.Row("s", "?_0_1", "a", "a", copies: 3)], column, SpeakerOf, seed: 1);

        Assert.Equal(3, metrics.UnknownRows);
        Assert.All(metrics.Values, value => Assert.Equal(0, value.Scores!.Difference!.Recall));
    }

    [Fact]
    public void Compute_Again_IsTheSame()
    {
        Prediction[][] rows = [Rows("f", 30, ("a", 16), ("b", 12)), Rows("m", 30, ("a", 8), ("b", 16))];

        Assert.Equal(Compute(rows).Values.Select(value => value.Scores), Compute(rows).Values.Select(value => value.Scores));
    }

    [Fact]
    public void Compute_NoRowsOrFewResamples_Throws()
    {
        var rows = Rows("f", 20, ("a", 10));

        Assert.Throws<ArgumentException>(() => ColumnMetrics.Compute(Predictions.Classes, [], ColumnOf(rows), SpeakerOf, seed: 1));
        Assert.Throws<ArgumentException>(() => ColumnMetrics.Compute(Predictions.Classes, rows, ColumnOf(rows), SpeakerOf, seed: 1, resamples: 99));
    }

    private static Func<(double, double), (double, double), bool> Near(double within) =>
        (one, other) => Math.Abs(one.Item1 - other.Item1) < within && Math.Abs(one.Item2 - other.Item2) < within;

    private static bool Near((double, double) one, (double, double) other) => Near(1e-12)(one, other);

    private static ColumnMetrics Compute(params Prediction[][] values)
    {
        var rows = values.SelectMany(value => value).ToList();
        return ColumnMetrics.Compute(Predictions.Classes, rows, ColumnOf(rows), SpeakerOf, seed: 1);
    }

    /// <summary>Of each class a number of rows, some of them correct, all of one speaker: their ids are value, speaker, and number.</summary>
    private static Prediction[] Rows(string value, int rows, params (string Class, int Hits)[] classes) =>
    [
        .. from each in classes
           from row in Enumerable.Range(0, rows)
           select Predictions.Row("s", $"{(value.Contains('_') ? value : value + "_0")}_{each.Class}{row}", each.Class, row < each.Hits ? each.Class : "c"),
    ];

    private static UtteranceColumn ColumnOf(IEnumerable<Prediction> rows) =>
        UtteranceColumn.Of("some", rows.ToDictionary(row => row.Utterance, row => row.Utterance.Split('_')[0]));

    private static string SpeakerOf(string utterance) => utterance.Split('_')[1];
}
