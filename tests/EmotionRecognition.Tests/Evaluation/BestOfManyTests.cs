using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class BestOfManyTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 22.0 / 9)]
    [InlineData(3, (1 + (2 * 7) + (3 * 19)) / 27.0)]
    public void Expected_ThreeScores_EqualsHandComputed(int count, double expected) => Assert.Equal(expected, BestOfMany.Expected([3, 1, 2], count), 12);

    [Fact]
    public void Deflate_SystemsThatGuess_LeavesChance()
    {
        var random = new Random(4);
        var actual = Enumerable.Range(0, 400).Select(_ => Predictions.Classes[random.Next(3)]).ToList();
        var systems = Enumerable.Range(0, 12).Select(system => (IReadOnlyList<Prediction>)Predictions.Of(
            $"s{system}", [.. actual.Select(name => (name, Predictions.Classes[random.Next(3)]))])).ToList();

        var score = BestOfMany.Deflate(Predictions.Classes, systems, _ => null, seed: 1)!;

        Assert.Equal((12, "test rows"), (score.Systems, score.Unit));
        Assert.InRange(score.Best, 0.35, 0.42);
        Assert.InRange(score.Deflated, 0.29, score.Best - 0.01);
    }

    [Fact]
    public void Deflate_OneSystemFarAhead_LosesNothing()
    {
        var good = Predictions.OfCounts("good", [95, 5, 0], [5, 95, 0], [0, 5, 95]);
        var bad = good.Select((row, index) => row with { System = "bad", Predicted = index % 2 == 0 ? "a" : "b" }).ToList();

        var score = BestOfMany.Deflate(Predictions.Classes, [good, bad], _ => null, seed: 1)!;

        Assert.Equal(0.95, score.Best, 12);
        Assert.InRange(score.Deflated, 0.945, 0.955);
    }

    [Fact]
    public void Deflate_OneSystem_IsNull() => Assert.Null(BestOfMany.Deflate(Predictions.Classes, [Predictions.Of("s", ("a", "a"))], _ => null, 1));
}
