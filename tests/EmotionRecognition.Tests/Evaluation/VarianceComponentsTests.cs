using EmotionRecognition.Evaluation;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class VarianceComponentsTests
{
    [Fact]
    public void Of_TwoSpeakersAndSeeds_GivesTheNumbersWorkedOutByHand()
    {
        // Means of speakers 0.7 and 0.4, of seeds 0.5 and 0.6, of all 0.55. Mean squares: speakers 2 (0.15^2 + 0.15^2) = 0.09, seeds
        // 2 (0.05^2 + 0.05^2) = 0.01, rest 4 * 0.05^2 = 0.01.
        var components = VarianceComponents.Of([[0.6, 0.8], [0.4, 0.4]]);

        Assert.Equal((2, 2, null), (components.Speakers, components.Seeds, components.Folds));
        Assert.Equal(0.55, components.Mean, 12);
        Assert.Equal((0.09 - 0.01) / 2, components.OfSpeakers, 12);
        Assert.Equal(0, components.OfSeeds, 12);
        Assert.Equal(0.01, components.OfRest, 12);
        Assert.Equal(Math.Sqrt(0.005), components.MovedBySeed, 12);
        Assert.Equal(Math.Sqrt((0.04 + 0.01) / 2), components.MovedBySpeakers, 12);
    }

    [Fact]
    public void Of_SpeakersInFoldsOfUnequalSize_GivesTheNumbersWorkedOutByHand()
    {
        // Fold a has speakers (0.5, 0.7) and (0.3, 0.5), fold b has (0.8, 0.8). n = 3, q = 5, m = 3 - 5/3 = 4/3.
        // Means: speakers 0.6, 0.4, 0.8; folds 0.5, 0.8; seeds 1.6/3, 2/3; all 0.6.
        // MS folds = 2 (2 * 0.1^2 + 0.2^2) = 0.12; MS speakers = 2 (0.1^2 + 0.1^2) = 0.04; MS seeds = 3 * 2 (1/15)^2 = 2/75;
        // fold a deviates by -+0.1 and fold b by 0 while all do by -+1/15: MS trainings = 2 * 2 (1/30)^2 + 2 (1/15)^2 = 1/75;
        // MS rest = 0, because both speakers of fold a rise by 0.2.
        var components = VarianceComponents.Of([[0.5, 0.7], [0.8, 0.8], [0.3, 0.5]], ["a", "b", "a"]);

        Assert.Equal((3, 2, (int?)2), (components.Speakers, components.Seeds, components.Folds));
        Assert.Equal(0.6, components.Mean, 12);
        Assert.Equal(0, components.OfRest, 12);
        Assert.Equal(0.02, components.OfSpeakers, 12);
        Assert.Equal(1 / 75.0 / (4 / 3.0), components.OfTrainings!.Value, 12);
        Assert.Equal(((2 / 75.0) - (5 / 3.0 * 0.01)) / 3, components.OfSeeds, 12);
        Assert.Equal((0.12 - (1 / 75.0) - 0.04) / (2 * 4 / 3.0), components.OfFolds!.Value, 12);
        Assert.Equal(Math.Sqrt(2 / 75.0 / 3), components.MovedBySeed, 12);
        Assert.Equal(Math.Sqrt((5 / 9.0 * (0.025 + 0.01)) + (0.02 / 3)), components.MovedBySpeakers, 12);
    }

    [Fact]
    public void Of_SpeakersThatDifferLessThanTheRest_GivesANegativeEstimateThatCountsAsNone()
    {
        // Every mean is 0.5, and rest 4 * 0.1^2 = 0.04.
        var components = VarianceComponents.Of([[0.4, 0.6], [0.6, 0.4]]);

        Assert.Equal((-0.02, -0.02), (Math.Round(components.OfSpeakers, 12), Math.Round(components.OfSeeds, 12)));
        Assert.Equal(0, components.MovedBySeed, 12);
        Assert.Equal(Math.Sqrt(0.02), components.MovedBySpeakers, 12);
    }

    [Fact]
    public void Of_AnySpeakersInFolds_MovesBySeedAsMuchAsTheMeansOfSeedsDiffer()
    {
        var random = new Xoshiro256StarStar(5, threadSafe: false);
        double[][] scores = [.. Enumerable.Range(0, 7).Select(_ => Enumerable.Range(0, 4).Select(_ => random.NextDouble()).ToArray())];
        var spread = Spread.Of([.. Enumerable.Range(0, 4).Select(seed => scores.Average(row => row[seed]))]);

        var nested = VarianceComponents.Of(scores, ["a", "a", "a", "b", "b", "c", "c"]);

        Assert.Equal(spread.Deviation, nested.MovedBySeed, 12);
        var share = ((9 + 4 + 4) / 49.0 * nested.OfTrainings!.Value) + nested.OfSeeds + (nested.OfRest / 7);
        Assert.Equal(nested.MovedBySeed * nested.MovedBySeed, share, 12);
    }

    [Fact]
    public void Of_ManyDraws_AverageToTheVariancesDrawnFrom()
    {
        var random = new Xoshiro256StarStar(11, threadSafe: false);
        double Draw(double deviation) => Normal.Sample(random, 0, deviation);
        string[] folds = ["a", "a", "a", "b", "b", "c", "c", "c", "c", "d", "d"];
        var found = Enumerable.Range(0, 4000).Select(_ =>
        {
            double[] seeds = [Draw(2), Draw(2), Draw(2)];
            var ofFolds = folds.Distinct().ToDictionary(fold => fold, _ => (Own: Draw(3), Trainings: seeds.Select(_ => Draw(1)).ToArray()));
            return VarianceComponents.Of(
                [
                    .. folds.Select(fold =>
                    {
                        var speaker = Draw(2) + ofFolds[fold].Own;
                        return seeds.Select((seed, index) => speaker + seed + ofFolds[fold].Trainings[index] + Draw(1)).ToArray();
                    }),
                ],
                folds);
        }).ToList();

        Assert.InRange(found.Average(each => each.OfFolds!.Value), 8.5, 9.5);
        Assert.InRange(found.Average(each => each.OfSpeakers), 3.85, 4.15);
        Assert.InRange(found.Average(each => each.OfSeeds), 3.8, 4.2);
        Assert.InRange(found.Average(each => each.OfTrainings!.Value), 0.95, 1.05);
        Assert.InRange(found.Average(each => each.OfRest), 0.97, 1.03);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 1)]
    public void Of_FewerThanTwo_IsAnError(int speakers, int seeds) => Assert.Throws<ArgumentException>(
        () => VarianceComponents.Of([.. Enumerable.Range(0, speakers).Select(_ => new double[seeds])]));
}
