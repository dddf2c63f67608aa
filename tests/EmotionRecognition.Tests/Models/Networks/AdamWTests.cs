using EmotionRecognition.Models.Networks;
using Parameter = TorchSharp.Modules.Parameter;
using static TorchSharp.torch;

namespace EmotionRecognition.Tests.Models.Networks;

public sealed class AdamWTests
{
    private const int Columns = 37;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Step_SeveralSteps_EqualsTheFormulaInDoublePrecision(int threads)
    {
        var start = Numbers(1);
        using var parameter = new Parameter(tensor(start));
        var optimizer = new AdamW([new AdamWParameter("p", parameter, 0.02, 0.1)], threads);
        var (expected, mean, square) = (Array.ConvertAll(start, value => (double)value), new double[Columns], new double[Columns]);
        foreach (var step in Enumerable.Range(1, 5))
        {
            var slopes = Numbers(step + 1);
            Slope(parameter, slopes);
            var factor = 1.0 / step;

            optimizer.Step(factor, 1e9);

            for (var i = 0; i < Columns; i++)
            {
                mean[i] = (0.9 * mean[i]) + (0.1 * slopes[i]);
                square[i] = (0.999 * square[i]) + (0.001 * slopes[i] * slopes[i]);
                var rate = 0.02 * factor;
                var root = Math.Sqrt(square[i] / (1 - Math.Pow(0.999, step))) + 1e-8;
                expected[i] = (expected[i] * (1 - (rate * 0.1))) - (rate * mean[i] / (1 - Math.Pow(0.9, step)) / root);
            }
        }

        Assert.All(parameter.data<float>().ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 2e-6));
        Assert.All(parameter.grad!.data<float>().ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Step_LongGradient_IsShortenedToTheLength()
    {
        var slopes = Numbers(2);
        var norm = Math.Sqrt(slopes.Sum(value => (double)value * value));
        using var shortened = new Parameter(tensor(Numbers(1)));
        using var scaled = new Parameter(tensor(Numbers(1)));
        var (first, second) = (Optimizer(shortened), Optimizer(scaled));
        Slope(shortened, slopes);
        Slope(scaled, Array.ConvertAll(slopes, value => (float)(value * 0.5 / norm)));

        var found = first.Step(1, 0.5);
        second.Step(1, 1e9);

        Assert.Equal(norm, found, 1e-4);
        Assert.All(
            first.State.First(part => part.Name == "p.mean").Value.ToFloats().Zip(second.State.First(part => part.Name == "p.mean").Value.ToFloats()),
            pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Fact]
    public void Restore_State_ContinuesWithTheSameSteps()
    {
        using var parameter = new Parameter(tensor(Numbers(1)));
        using var resumed = new Parameter(tensor(Numbers(1)));
        var whole = Optimizer(parameter);
        Slope(parameter, Numbers(2));
        whole.Step(1, 1);
        using (no_grad())
        {
            resumed.copy_(parameter);
        }

        var second = Optimizer(resumed);
        foreach (var (name, value) in whole.State.ToList())
        {
            second.Restore(name, value);
        }

        Slope(parameter, Numbers(3));
        Slope(resumed, Numbers(3));
        whole.Step(0.5, 1);
        second.Step(0.5, 1);

        Assert.Equal(parameter.data<float>().ToArray(), resumed.data<float>().ToArray());
    }

    private static AdamW Optimizer(Parameter parameter) => new([new AdamWParameter("p", parameter, 0.02, 0.1)], 2);

    private static float[] Numbers(int seed) => [.. Enumerable.Range(0, Columns).Select(i => (float)Math.Sin((i * 1.7) + (seed * 0.9)))];

    private static void Slope(Parameter parameter, float[] slopes)
    {
        using var sum = parameter.mul(tensor(slopes)).sum();
        sum.backward();
    }
}
