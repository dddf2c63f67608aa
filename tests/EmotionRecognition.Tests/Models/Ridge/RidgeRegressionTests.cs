using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Ridge;
using MathNet.Numerics.LinearAlgebra;

namespace EmotionRecognition.Tests.Models.Ridge;

public sealed class RidgeRegressionTests
{
    [Fact]
    public void Fit_OneColumn_HasTheNumbersWorkedOutByHand()
    {
        // Centered: x = -1, 0, 1; y = -2, -1, 3. Sum xy = 5, sum xx = 2, penalty per row 1/3, 3 rows: w = 5 / (2 + 1), b = 3 - 2 w.
        var map = Assert.Single(RidgeRegression.Fit(new InputMatrix(["x"], [1, 2, 3]), [1, 2, 6], [1.0 / 3]));

        Assert.Equal(5.0 / 3, map.Coefficients[0], 12);
        Assert.Equal(3 - (10.0 / 3), map.Intercepts[0], 12);
        Assert.Equal(3 + (5.0 / 3), map.Predict(new InputMatrix(["x"], [3]), 0)[0], 12);
    }

    [Theory]
    [InlineData(40, 7)]
    [InlineData(9, 30)]
    public void Fit_Any_SolvesTheNormalEquations(int rows, int columns)
    {
        var random = new Random(3);
        var values = Enumerable.Range(0, rows * columns).Select(_ => random.NextSingle() * 4).ToArray();
        var targets = Enumerable.Range(0, rows * 2).Select(_ => 1 + (4 * random.NextDouble())).ToArray();
        double[] penalties = [0.001, 2];

        var maps = RidgeRegression.Fit(new InputMatrix([.. Enumerable.Range(0, columns).Select(column => $"c{column}")], values), targets, penalties);

        // An extra column of ones, whose coefficient has no penalty.
        var x = Matrix<double>.Build.Dense(rows, columns + 1, (row, column) => column == columns ? 1 : values[(row * columns) + column]);
        var y = Matrix<double>.Build.Dense(rows, 2, (row, target) => targets[(row * 2) + target]);
        foreach (var (penalty, map) in penalties.Zip(maps))
        {
            var ridge = Matrix<double>.Build.Diagonal(columns + 1, columns + 1, column => column == columns ? 0 : penalty * rows);
            var expected = ((x.Transpose() * x) + ridge).Solve(x.Transpose() * y);
            for (var target = 0; target < 2; target++)
            {
                Assert.All(
                    Enumerable.Range(0, columns), column => Assert.Equal(expected[column, target], map.Coefficients[(target * columns) + column], 1e-8));
                Assert.Equal(expected[columns, target], map.Intercepts[target], 1e-8);
            }
        }
    }

    [Fact]
    public void Fit_ConstantAndRepeatedColumns_SharesTheCoefficient()
    {
        var map = RidgeRegression.Fit(new InputMatrix(["one", "x", "again"], [1, 1, 1, 1, 2, 2, 1, 3, 3]), [1, 2, 6], [0.1])[0];

        Assert.Equal(0, map.Coefficients[0], 12);
        Assert.Equal(map.Coefficients[1], map.Coefficients[2], 12);
    }

    [Fact]
    public void Fit_TargetsThatDoNotFillRows_Throws() =>
        Assert.Throws<ArgumentException>(() => RidgeRegression.Fit(new InputMatrix(["x"], [1, 2, 3]), [1, 2], [1]));
}
