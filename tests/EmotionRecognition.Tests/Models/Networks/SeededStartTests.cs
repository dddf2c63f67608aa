using EmotionRecognition.Models.Networks;
using static TorchSharp.torch;

namespace EmotionRecognition.Tests.Models.Networks;

public sealed class SeededStartTests
{
    [Fact]
    public void Fill_SameSeed_GivesTheSameNetwork()
    {
        var first = Layer(7);

        Assert.Equal(first, Layer(7));
        Assert.NotEqual(first, Layer(8));
    }

    [Fact]
    public void Fill_Layer_IsUniformWithinOneOverTheRootOfTheFanIn()
    {
        var bound = 1 / Math.Sqrt(96 * 5);
        var values = Layer(1);

        Assert.All(values, value => Assert.InRange(value, -bound, bound));
        Assert.InRange(values.Max(), 0.99 * bound, bound);
        Assert.InRange(values.Min(), -bound, -0.99 * bound);
        Assert.InRange(values.Average(), -0.02 * bound, 0.02 * bound);
    }

    [Fact]
    public void Fill_LinearLayer_FillsItsBias()
    {
        using var layer = nn.Linear(400, 100);
        using (no_grad())
        {
            layer.bias!.fill_(9);
        }

        SeededStart.Fill(layer, 3);

        Assert.All(layer.bias.data<float>().ToArray(), value => Assert.InRange(value, -0.05f, 0.05f));
    }

    private static float[] Layer(int seed)
    {
        using var layer = nn.Conv1d(96, 128, 5L, bias: false);
        SeededStart.Fill(layer, seed);
        return layer.weight!.data<float>().ToArray();
    }
}
