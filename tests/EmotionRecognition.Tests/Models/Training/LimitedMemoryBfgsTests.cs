using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Tests.Models.Training;

public sealed class LimitedMemoryBfgsTests
{
    private const int Count = 40;

    [Fact]
    public void Minimize_StretchedBowl_FindsItsBottom()
    {
        var found = LimitedMemoryBfgs.Minimize(Bowl, new double[Count], 1e-10, 500);

        Assert.All(found.Index(), place => Assert.Equal(place.Index, place.Item, 1e-6));
    }

    [Fact]
    public void Minimize_FewIterations_StopsEarlyAndLower()
    {
        var start = new double[Count];

        var found = LimitedMemoryBfgs.Minimize(Bowl, start, 1e-10, 3);

        Assert.InRange(Bowl(found, new double[Count]), 1, Bowl(start, new double[Count]) - 1);
        Assert.All(start, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Minimize_StartAtTheMinimum_StaysThere()
    {
        double[] start = [.. Enumerable.Range(0, Count).Select(place => (double)place)];
        var evaluations = 0;

        var found = LimitedMemoryBfgs.Minimize((point, gradient) => Bowl(point, gradient) + (0 * evaluations++), start, 1e-10, 500);

        Assert.Equal(start, found);
        Assert.Equal(1, evaluations);
    }

    [Fact]
    public void Minimize_ValueThatIsNotFinite_Throws() =>
        Assert.Throws<ArithmeticException>(() => LimitedMemoryBfgs.Minimize((_, _) => double.NaN, [1.0], 1e-6, 10));

    /// <summary>The sum of (1 + i) (x_i - i)^2 / 2.</summary>
    private static double Bowl(double[] point, double[] gradient)
    {
        var value = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            gradient[i] = (1 + i) * (point[i] - i);
            value += 0.5 * gradient[i] * (point[i] - i);
        }

        return value;
    }
}
