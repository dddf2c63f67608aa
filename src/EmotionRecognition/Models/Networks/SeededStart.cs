using MathNet.Numerics.Random;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// Initial weights that depend on a seed alone, not on the number of threads or the version of libtorch. The distribution is PyTorch's default
/// for convolutions and linear layers: uniform within 1 / sqrt(fan-in), for weights (Kaiming uniform with a = sqrt 5) and biases alike.
/// </summary>
public static class SeededStart
{
    /// <summary>Overwrites all convolution and linear weights and biases, in the order of their names in the network.</summary>
    /// <param name="network">The network; batch norms keep their initial ones and zeros.</param>
    /// <param name="seed">Determines the values.</param>
    public static void Fill(nn.Module network, int seed)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var module in network.named_modules().Select(entry => entry.module).Prepend(network))
        {
            switch (module)
            {
                case ISeededWeights layer:
                    FillUniform(layer.Weights, layer.FanIn, random);
                    break;
                case Conv1d { weight: { } weight } convolution:
                    FillUniform(weight, weight.shape[1] * weight.shape[2], random);
                    FillUniform(convolution.bias, weight.shape[1] * weight.shape[2], random);
                    break;
                case Conv2d { weight: { } weight } convolution:
                    FillUniform(weight, weight.shape[1..].Aggregate((all, size) => all * size), random);
                    FillUniform(convolution.bias, weight.shape[1..].Aggregate((all, size) => all * size), random);
                    break;
                case Linear { weight: { } weight } linear:
                    FillUniform(weight, weight.shape[1], random);
                    FillUniform(linear.bias, weight.shape[1], random);
                    break;
            }
        }
    }

    private static void FillUniform(Tensor? parameter, double fanIn, Xoshiro256StarStar random)
    {
        if (parameter is null)
        {
            return;
        }

        var bound = 1 / Math.Sqrt(fanIn);
        var values = new float[parameter.numel()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(((2 * random.NextDouble()) - 1) * bound);
        }

        parameter.copy_(tensor(values).reshape(parameter.shape));
    }
}
