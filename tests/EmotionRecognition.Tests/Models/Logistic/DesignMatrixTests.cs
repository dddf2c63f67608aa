using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Logistic;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Tests.Models.Logistic;

public sealed class DesignMatrixTests
{
    private const int Classes = 3;

    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 0 }, { 5, 0, 4 }, { 18, 3, 2 }, { 33, 5, 0 }, { 40, 8, 7 }, { 41, 70, 3 }, { 50, 130, 0 }, { 354, 276, 40 }, { 5000, 290, 5 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Score_AnyNumberOfColumns_IsTheSumOfProducts(int rows, int dense, int sparse)
    {
        var (matrix, random) = Sample(rows, dense, sparse);
        var design = new DesignMatrix(matrix);
        double[] parameters = [.. Enumerable.Range(0, design.ParameterCount(Classes)).Select(_ => random.NextDouble() - 0.5)];
        var scores = new double[rows * Classes];

        design.Score(parameters, scores);

        var coefficients = design.Coefficients(parameters, Classes);
        for (var row = 0; row < rows; row++)
        {
            for (var k = 0; k < Classes; k++)
            {
                var products = matrix.Row(row).ToArray().Select((value, column) => value * coefficients[(k * matrix.Columns.Count) + column]);
                Assert.Equal(parameters[design.InterceptStart(Classes) + k] + products.Sum(), scores[(row * Classes) + k], 1e-10);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Gradient_AnyNumberOfColumns_IsTheSumOverRows(int rows, int dense, int sparse)
    {
        var (matrix, random) = Sample(rows, dense, sparse);
        var design = new DesignMatrix(matrix);
        var parameters = new double[design.ParameterCount(Classes)];
        double[] residuals = [.. Enumerable.Range(0, rows * Classes).Select(_ => random.NextDouble() - 0.5)];
        var gradient = new double[parameters.Length];
        design.Score(parameters, new double[residuals.Length]);

        design.Gradient(residuals, gradient);

        var byColumn = design.Coefficients(gradient, Classes);
        for (var k = 0; k < Classes; k++)
        {
            for (var column = 0; column < matrix.Columns.Count; column++)
            {
                var expected = Enumerable.Range(0, rows).Sum(row => (double)matrix.Row(row)[column] * residuals[(row * Classes) + k]);
                Assert.Equal(expected, byColumn[(k * matrix.Columns.Count) + column], 1e-9);
            }

            var sum = Enumerable.Range(0, rows).Sum(row => residuals[(row * Classes) + k]);
            Assert.Equal(sum, gradient[design.InterceptStart(Classes) + k], 1e-9);
        }
    }

    /// <summary>The first columns are dense; of the others, every ninth value is not zero.</summary>
    private static (InputMatrix Rows, RandomSource Random) Sample(int rows, int dense, int sparse)
    {
        var random = new Xoshiro256StarStar(3, threadSafe: false);
        var columns = dense + sparse;
        var values = new float[rows * columns];
        for (var place = 0; place < values.Length; place++)
        {
            values[place] = place % columns < dense || place % 9 == 0 ? (float)(random.NextDouble() - 0.5) : 0;
        }

        return (new InputMatrix([.. Enumerable.Range(0, columns).Select(column => $"c{column}")], values), random);
    }
}
