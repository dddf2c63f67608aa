using EmotionRecognition.Models.Ridge;

namespace EmotionRecognition.Tests.Models.Ridge;

public sealed class AgreementTests
{
    private static readonly double[] _ratings = [1, 2, 2.5, 3.5, 5];

    [Fact]
    public void Of_ThreeRows_HasTheNumbersWorkedOutByHand()
    {
        // Means 2 and 3, variances 2/3 and 8/3, covariance 4/3: 2 * 4/3 / (2/3 + 8/3 + 1) = 8/13. Errors 0, -1, -2.
        var found = Agreement.Of([(1, 1), (2, 3), (3, 5)]);

        Assert.Equal(3, found.Rows);
        Assert.Equal(8.0 / 13, found.Concordance, 12);
        Assert.Equal(1, found.Correlation, 12);
        Assert.Equal(Math.Sqrt(5.0 / 3), found.Error, 12);
        Assert.Equal(Math.Sqrt(2.0 / 3), found.Deviation, 12);
    }

    [Fact]
    public void Of_TheSameNumbers_IsOne() => Assert.Equal((1.0, 1.0, 0.0), Rounded(Of(rating => rating)));

    [Fact]
    public void Of_MirroredAboutTheMean_IsMinusOne() => Assert.Equal(-1, Of(rating => 5.6 - rating).Concordance, 12);

    [Fact]
    public void Of_Shift_LowersConcordanceOnly()
    {
        var (near, far) = (Of(rating => rating + 0.5), Of(rating => rating + 1));

        Assert.True(far.Concordance < near.Concordance && near.Concordance < 1);
        Assert.Equal([1.0, 1.0], new[] { near.Correlation, far.Correlation }.Select(r => Math.Round(r, 12)));
        Assert.Equal(1, far.Error, 12);
    }

    [Fact]
    public void Of_Constant_IsZeroWithTheDeviationAsError()
    {
        var found = Of(_ => 2.8);

        Assert.Equal((0.0, 0.0), (found.Concordance, found.Correlation));
        Assert.Equal(found.Deviation, found.Error, 12);
        Assert.Equal(0, Agreement.Of([(0.1, 0.3)]).Concordance);
        Assert.Equal(0, Agreement.Of([.. Enumerable.Repeat((0.1, 0.1), 3)]).Concordance);
        Assert.Equal(0, Agreement.Of([.. _ratings.Select(rating => (0.1, rating))]).Correlation);
    }

    [Fact]
    public void Of_NoRows_Throws() => Assert.Throws<ArgumentException>(() => Agreement.Of([]));

    private static Agreement Of(Func<double, double> predict) => Agreement.Of([.. _ratings.Select(rating => (rating, predict(rating)))]);

    private static (double Concordance, double Correlation, double Error) Rounded(Agreement found) =>
        (Math.Round(found.Concordance, 12), Math.Round(found.Correlation, 12), Math.Round(found.Error, 12));
}
