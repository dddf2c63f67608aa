using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class SpeakerTestTests
{
    [Theory]
    [InlineData(new[] { 0.5 }, 1)]
    [InlineData(new[] { 3.0, 1.0 }, 0.5)]
    [InlineData(new[] { 1.0, 1.0, 1.0 }, 0.25)]
    [InlineData(new[] { 1.0, 1.0, -1.0 }, 1)]
    [InlineData(new[] { 4.0, 2.0, -1.0 }, 0.5)]
    [InlineData(new[] { 0.0, 0.0, 0.0, 0.0 }, 1)]
    [InlineData(new[] { 0.1, 0.2, 0.3, 0.4, 0.5 }, 2.0 / 32)]
    public void Of_FewSpeakers_EqualsHandComputed(double[] contributions, double expected)
    {
        var test = SpeakerTest.Of(contributions, seed: 1);
        Assert.Equal((contributions.Length, expected), (test.Speakers, Math.Round(test.P, 12)));
        Assert.Equal(test.P, SpeakerTest.Of([.. contributions.Select(value => -value)], seed: 2).P);
        Assert.InRange(test.P, test.LeastP, 1);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 0.0625)]
    [InlineData(10, 1.0 / 512)]
    [InlineData(14, 1.0 / 10_000)]
    public void LeastP_AllSpeakersAgree_IsReached(int speakers, double expected)
    {
        var test = SpeakerTest.Of([.. Enumerable.Range(1, speakers).Select(speaker => 1.0 + (speaker / 100.0))], seed: 3);
        Assert.Equal(expected, test.LeastP);
        Assert.InRange(test.P, test.LeastP, speakers <= SpeakerTest.MostEnumerated ? test.LeastP : 5 * test.LeastP);
    }

    [Fact]
    public void Of_ManySpeakers_IsNearAllExchangesAndTheSameForTheSameSeed()
    {
        double[] contributions = [.. Enumerable.Range(1, 16).Select(speaker => (speaker * 7 % 5) - 1.5)];
        var observed = Math.Abs(contributions.Sum());
        var all = Enumerable.Range(0, 1 << 16).Count(signs => Math.Abs(contributions.Index().Sum(each =>
            ((signs >> each.Index) & 1) == 0 ? each.Item : -each.Item)) >= observed - 1e-9);
        var test = SpeakerTest.Of(contributions, seed: 5);
        Assert.InRange(test.P, (all / 65536.0) - 0.015, (all / 65536.0) + 0.015);
        Assert.Equal(test, SpeakerTest.Of(contributions, seed: 5));
    }

    [Fact]
    public void Compare_RowsOfTwoSpeakers_TakesEachSpeakersShareOfTheRecall()
    {
        // Class a: 2 of 2 rows won, by speakers one and two; class b: 1 of 4 rows lost, by speaker two: shares of 1/4 and 1/4 - 1/8.
        (string Actual, string First, string Second)[] rows =
            [("a", "b", "a"), ("a", "b", "a"), ("b", "b", "b"), ("b", "b", "b"), ("b", "b", "b"), ("b", "b", "a")];
        var first = Predictions.Of("first", [.. rows.Select(row => (row.Actual, row.First))]);
        var second = Predictions.Of("second", [.. rows.Select(row => (row.Actual, row.Second))]);
        var speakers = first.Select(row => row.Utterance).Zip(["one", "two", "one", "one", "two", "two"]).ToDictionary();
        var comparison = PairedTests.Compare(["a", "b"], first, second, seed: 1, utterance => speakers[utterance]);
        Assert.Equal(0.375, comparison.RecallDifference, 12);
        Assert.Equal(new SpeakerTest(2, SpeakerTest.Of([0.25, 0.125], seed: 1).P), comparison.OverSpeakers);
        Assert.Null(PairedTests.Compare(["a", "b"], first, second, seed: 1, utterance => utterance == first[0].Utterance ? null : "one").OverSpeakers);
        Assert.Null(PairedTests.Compare(["a", "b"], first, second, seed: 1).OverSpeakers);
    }
}
