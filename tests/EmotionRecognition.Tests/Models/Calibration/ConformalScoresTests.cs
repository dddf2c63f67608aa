using EmotionRecognition.Models.Calibration;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Tests.Models.Calibration;

public sealed class ConformalScoresTests
{
    // Ten scores of the first class, 0.05 to 0.50; none of the second.
    private static readonly ConformalScores _ten = ConformalScores.From([[.. Enumerable.Range(1, 10).Select(i => i / 20.0)], []]);

    // With ten scores, the quantile at the level 0.8 is the ceil(11 * 0.8) = 9th score, 0.45; at 0.9 the 10th, 0.50; at 0.95, there is none.
    [Theory]
    [InlineData(0.8, 0.45, true)]
    [InlineData(0.8, 0.451, false)]
    [InlineData(0.9, 0.50, true)]
    [InlineData(0.9, 0.501, false)]
    [InlineData(0.95, 0.99, true)]
    public void Set_TenScores_HasTheClassUpToTheQuantile(double level, double score, bool expected)
    {
        double[] probabilities = [1 - score, score];
        var set = ConformalScores.Set([0, 1], _ten.PValues(probabilities), level);

        Assert.Equal(expected, set.Contains(0));
    }

    [Fact]
    public void PValues_TenScores_CountTheNewRow()
    {
        Assert.Equal(11.0 / 11, _ten.PValues([0.96, 0.04])[0], 1e-12);
        Assert.Equal(7.0 / 11, _ten.PValues([0.75, 0.25])[0], 1e-12);
        Assert.Equal(1.0 / 11, _ten.PValues([0.2, 0.8])[0], 1e-12);
        Assert.Equal(1, _ten.PValues([0.2, 0.8])[1]);
    }

    [Fact]
    public void Set_NoClassLeft_IsTheMostProbableAlone() => Assert.Equal([1], ConformalScores.Set([0.2, 0.5, 0.3], [0.01, 0.02, 0.03], 0.9));

    [Fact]
    public void Set_AnswerExcluded_HasItFirst() => Assert.Equal([1, 2], ConformalScores.Set([0.2, 0.5, 0.3], [0.01, 0.02, 0.3], 0.9));

    [Fact]
    public void Set_HigherLevel_HasNoFewerClasses()
    {
        double[] values = [0.04, 0.15, 0.6, 0.02];
        var sizes = new[] { 0.5, 0.8, 0.9, 0.95, 0.97, 0.999 }.Select(level => ConformalScores.Set([0.1, 0.2, 0.6, 0.1], values, level).Count);

        Assert.Equal([1, 1, 2, 2, 3, 4], sizes);
    }

    [Fact]
    public void Set_PValueThatEqualsTheRest_IsOut() => Assert.Equal([0], ConformalScores.Set([0.6, 0.4], [0.5, 0.1], 0.9));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Set_NoLevel_SaysSo(double level) => Assert.Throws<ArgumentOutOfRangeException>(() => ConformalScores.Set([1, 0], [1, 1], level));

    [Fact]
    public void Of_Rows_HasTheScoresOfEachClassInOrder()
    {
        var scores = ConformalScores.Of([[0.7, 0.3], [0.9, 0.1], [0.5, 0.5]], [0, 0, 1], 2).Scores;

        Assert.Equal([0.1, 0.3], scores[0].Select(score => Math.Round(score, 9)));
        Assert.Equal([0.5], scores[1]);
    }

    [Fact]
    public void From_ScoreOutOfRange_SaysSo() => Assert.Throws<ArgumentException>(() => ConformalScores.From([[0.1, 1.1]]));

    /// <summary>
    /// New rows like the calibration rows, in classes of very different difficulty: the p value of the true class is uniform on 1/51, ..., 51/51, so that each
    /// class is covered at level 0.9 with probability 46/51 = 0.902, whatever the scores are.
    /// </summary>
    [Fact]
    public void PValues_ExchangeableRows_CoverEachClass()
    {
        var random = new Xoshiro256StarStar(5, threadSafe: false);
        double[] Row(int label)
        {
            var own = label == 0 ? 1 - Math.Pow(random.NextDouble(), 4) : Math.Pow(random.NextDouble(), 2);
            return label == 0 ? [own, 1 - own] : [1 - own, own];
        }

        var covered = new int[2];
        const int Draws = 4000;
        for (var draw = 0; draw < Draws; draw++)
        {
            int[] labels = [.. Enumerable.Range(0, 100).Select(row => row % 2)];
            var scores = ConformalScores.Of([.. labels.Select(Row)], labels, 2);
            foreach (var label in new[] { 0, 1 })
            {
                covered[label] += scores.PValues(Row(label))[label] > 0.1 + 1e-9 ? 1 : 0;
            }
        }

        Assert.All(covered, count => Assert.Equal(46.0 / 51, (double)count / Draws, 0.015));
    }
}
