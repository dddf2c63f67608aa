using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Discriminant;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Tests.Models.Discriminant;

public sealed class LinearDiscriminantTests
{
    // Class means (1, 0) and (-1, 2).
    private static readonly LabeledMatrix _rows = new(
        new InputMatrix(["x", "y"], [2, 0, 0, 0, 1, 1, 1, -1, -1, 3, -1, 1]), [0, 0, 0, 0, 1, 1]);

    [Fact]
    public void Fit_KnownRows_GivesTheClosedForm()
    {
        // Within-class sums of squares: x 2, y 2 + 2; over 6 rows: 1/3 and 2/3, no covariance; their mean is 1/2.
        var model = new Scatter(_rows, 2).Fit(0.5, ClassPriors.Equal);

        var (x, y) = (0.5 * (1 / 3.0) + 0.25, 0.5 * (2 / 3.0) + 0.25);
        double[] expected = [1 / x, 0, -1 / x, 2 / y];
        Assert.All(expected.Zip(model.Coefficients), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.Equal(-0.5 / x, model.Intercepts[0], 1e-12);
        Assert.Equal(-0.5 * ((1 / x) + (4 / y)), model.Intercepts[1], 1e-12);
    }

    [Fact]
    public void Fit_TrainingPriors_ShiftsByTheirLogarithm()
    {
        var scatter = new Scatter(_rows, 2);
        var (equal, training) = (scatter.Fit(0.3, ClassPriors.Equal), scatter.Fit(0.3, ClassPriors.Training));

        Assert.Equal(equal.Coefficients, training.Coefficients);
        Assert.Equal(Math.Log(2), training.Intercepts[0] - training.Intercepts[1] - (equal.Intercepts[0] - equal.Intercepts[1]), 1e-12);
    }

    [Fact]
    public void Fit_FullShrinkage_AssignsToTheNearestMean()
    {
        var model = new Scatter(_rows, 2).Fit(1, ClassPriors.Equal);

        var probabilities = model.Predict(new InputMatrix(["x", "y"], [0, 1, 0.1f, 1, -0.1f, 1]));

        Assert.Equal(0.5, probabilities[0][0], 1e-6);
        Assert.True(probabilities[1][0] > 0.5);
        Assert.True(probabilities[2][0] < 0.5);
    }

    [Fact]
    public void Fit_MoreColumnsThanRows_SolvesItsEquation()
    {
        var random = new Random(3);
        var values = Enumerable.Range(0, 12 * 40).Select(_ => (float)random.NextDouble()).ToArray();
        string[] columns = [.. Enumerable.Range(0, 40).Select(i => $"c{i}")];
        var rows = new LabeledMatrix(new InputMatrix(columns, values), [.. Enumerable.Range(0, 12).Select(i => i % 3)]);

        var model = new Scatter(rows, 3).Fit(0.2, ClassPriors.Equal);

        // Covariance times coefficients is the class mean.
        var means = Enumerable.Range(0, 3).Select(k => Enumerable.Range(0, 40).Select(j => Enumerable.Range(0, 12).Where(i => i % 3 == k)
            .Average(i => (double)values[(i * 40) + j])).ToArray()).ToArray();
        double Centered(int row, int column) => values[(row * 40) + column] - means[row % 3][column];
        double Covariance(int a, int b) => Enumerable.Range(0, 12).Average(i => Centered(i, a) * Centered(i, b));
        var ridge = 0.2 * Enumerable.Range(0, 40).Average(i => Covariance(i, i));
        for (var a = 0; a < 40; a++)
        {
            var product = Enumerable.Range(0, 40).Sum(b => ((0.8 * Covariance(a, b)) + (a == b ? ridge : 0)) * model.Coefficients[40 + b]);
            Assert.Equal(means[1][a], product, 1e-9);
        }
    }

    [Fact]
    public void Fit_ConstantRows_IsFinite()
    {
        var rows = new LabeledMatrix(new InputMatrix(["x"], [1, 1, 1, 1]), [0, 0, 1, 1]);

        var probabilities = new Scatter(rows, 3).Fit(0.1, ClassPriors.Equal).Predict(rows.Rows);

        Assert.All(probabilities, row => Assert.Equal([0.5, 0.5, 0], row));
    }

    [Fact]
    public void Predict_OtherColumns_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new Scatter(_rows, 2).Fit(0.1, ClassPriors.Equal).Predict(new InputMatrix(["x"], [1])));
}
