using TorchSharp;
using static TorchSharp.torch;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// Dropout (Srivastava et al. 2014): in training, sets a random share of the values to zero and enlarges the others, so that the mean stays. The random
/// numbers come from a generator of the network's own; libtorch's is shared by all networks of a process.
/// </summary>
internal sealed class SeededDropout : IDisposable
{
    private readonly double _kept;
    private readonly Generator _random;
    private readonly Scalar _factor;

    /// <summary>Creates the dropout.</summary>
    /// <param name="share">The share of the values that is set to zero, from 0 to below 1.</param>
    /// <param name="random">The random numbers; several layers may share a generator.</param>
    public SeededDropout(double share, Generator random) => (_kept, _random, _factor) = (1 - share, random, 1 / (1 - share));

    /// <summary>The values after dropout; outside of training, the same tensor.</summary>
    /// <param name="values">Any shape.</param>
    /// <param name="training">Whether the network is in training.</param>
    public Tensor Apply(Tensor values, bool training)
    {
        if (!training)
        {
            return values;
        }

        using var mask = empty_like(values, requires_grad: false).bernoulli_(_kept, _random).mul_(_factor);
        return values.mul(mask);
    }

    /// <inheritdoc/>
    public void Dispose() => _factor.Dispose();
}
