using EmotionRecognition.Encoders;
using EmotionRecognition.Models.LinearSvm;
using EmotionRecognition.Models.Training;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Tests.Models.LinearSvm;

public sealed class LinearSvmTests
{
    private static readonly LinearSvmSettings _exact = new() { GradientTolerance = 1e-10, MaxIterations = 10_000 };

    /// <summary>
    /// The minimum is where the gradient of half the squared weights plus the squared hinge losses is zero; as the objective is strictly convex, weights
    /// with a zero gradient are those that LIBLINEAR and scikit-learn's <c>LinearSVC</c> converge to.
    /// </summary>
    [Fact]
    public void FitPath_RandomRows_HasAZeroGradient()
    {
        var (rows, labels) = Random(200, 6);
        var model = EmotionRecognition.Models.LinearSvm.LinearSvm.FitPath(
            new LabeledMatrix(rows, labels), ClassWeights.Fit(labels, 2, ClassWeighting.None), [0.1, 0.7], _exact)[1];

        double[] weights = [.. model.Weights.Take(6), model.Intercepts[0]];
        var gradient = (double[])weights.Clone();
        for (var row = 0; row < labels.Length; row++)
        {
            double[] values = [.. rows.Row(row).ToArray().Select(value => (double)value), 1];
            var sign = labels[row] == 0 ? 1 : -1;
            var slack = 1 - (sign * values.Zip(weights, (value, weight) => value * weight).Sum());
            for (var column = 0; column < values.Length && slack > 0; column++)
            {
                gradient[column] -= 2 * 0.7 * slack * sign * values[column];
            }
        }

        Assert.All(gradient, component => Assert.Equal(0, component, 1e-4));
        Assert.Contains(weights, weight => Math.Abs(weight) > 0.1);
    }

    // One column, rows at 1 and -1, C = 0.5: w minimizes w^2 / 2 + (1 - w)^2, so w = 2 / 3; by symmetry the intercept is 0.
    [Fact]
    public void FitPath_TwoRows_HasTheKnownWeight()
    {
        var rows = new LabeledMatrix(new InputMatrix(["x"], [1, -1]), [0, 1]);

        var model = EmotionRecognition.Models.LinearSvm.LinearSvm.FitPath(rows, ClassWeights.Fit(rows.Labels, 2, ClassWeighting.None), [0.5], _exact)[0];

        Assert.Equal(2.0 / 3, model.Weights[0], 1e-6);
        Assert.Equal(-2.0 / 3, model.Weights[1], 1e-6);
        Assert.Equal(0, model.Intercepts[0], 1e-6);
    }

    [Fact]
    public void Fit_AbsentClass_HasProbabilityZero()
    {
        var (rows, labels) = Random(50, 3);
        var weights = ClassWeights.Fit(labels, 3);

        var model = EmotionRecognition.Models.LinearSvm.LinearSvm.FitPath(new LabeledMatrix(rows, labels), weights, [1], new LinearSvmSettings())[0];

        Assert.All(model.Predict(rows), row => Assert.Equal((0, 1), (row[2], Math.Round(row.Sum(), 9))));
        Assert.True(model.Predict(rows).Zip(labels).Count(pair => pair.First[pair.Second] > 0.5) > 40);
    }

    private static (InputMatrix Rows, int[] Labels) Random(int count, int width)
    {
        var random = new Xoshiro256StarStar(5, threadSafe: false);
        int[] labels = [.. Enumerable.Range(0, count).Select(row => row % 2)];
        var values = labels.SelectMany(label => Enumerable.Range(0, width).Select(column => (float)(random.NextDouble() + (column == 0 ? label : 0))));
        return (new InputMatrix([.. Enumerable.Range(0, width).Select(column => $"c{column}")], [.. values]), labels);
    }
}
