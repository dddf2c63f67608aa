using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// Adam (Kingma and Ba 2015) with the weights themselves as an added gradient, with the same steps as PyTorch's <c>torch.optim.Adam</c>. As in
/// <see cref="MomentumSgd"/>, the numbers that libtorch reads live as long as they are read.
/// </summary>
internal sealed class Adam : IDisposable
{
    private const double SecondDecay = 0.999;

    private readonly IReadOnlyList<(Parameter Value, Tensor Mean, Tensor Square)> _parameters;
    private readonly double _learningRate;
    private readonly Scalar _weightDecay;
    private readonly double _firstDecay;
    private readonly Scalar _keepFirst;
    private readonly Scalar _takeFirst;
    private readonly Scalar _keepSecond = SecondDecay;
    private readonly Scalar _takeSecond = 1 - SecondDecay;
    private readonly Scalar _epsilon = 1e-8;
    private int _steps;

    /// <summary>Creates an optimizer for a network's parameters.</summary>
    /// <param name="network">The network.</param>
    /// <param name="learningRate">The length of a step.</param>
    /// <param name="weightDecay">The multiple of the weights that is added to the gradient.</param>
    /// <param name="firstDecay">The share of the mean gradient that is kept from step to step.</param>
    public Adam(nn.Module network, double learningRate, double weightDecay, double firstDecay = 0.9)
    {
        (_firstDecay, _keepFirst, _takeFirst) = (firstDecay, firstDecay, 1 - firstDecay);
        _learningRate = learningRate;
        _weightDecay = weightDecay;
        _parameters =
        [
            .. network.parameters().Select(value =>
                (value, zeros_like(value).detach().DetachFromDisposeScope(), zeros_like(value).detach().DetachFromDisposeScope())),
        ];
    }

    /// <summary>Sets all gradients to zero.</summary>
    public void ZeroGradients()
    {
        foreach (var (value, _, _) in _parameters)
        {
            value.grad?.zero_();
        }
    }

    /// <summary>Takes a step along the gradients.</summary>
    public void Step()
    {
        _steps++;
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        using Scalar step = -_learningRate / (1 - Math.Pow(_firstDecay, _steps));
        using Scalar correction = 1 / Math.Sqrt(1 - Math.Pow(SecondDecay, _steps));
        foreach (var (value, mean, square) in _parameters)
        {
            if (value.grad is not { } gradient)
            {
                continue;
            }

            var decayed = gradient.add(value, _weightDecay);
            mean.mul_(_keepFirst).add_(decayed, _takeFirst);
            square.mul_(_keepSecond).addcmul_(decayed, decayed, _takeSecond);
            var spread = square.sqrt().mul_(correction).add_(_epsilon, LastingScalars.One);
            value.addcdiv_(mean, spread, step);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, mean, square) in _parameters)
        {
            mean.Dispose();
            square.Dispose();
        }

        foreach (var scalar in new[] { _weightDecay, _keepFirst, _takeFirst, _keepSecond, _takeSecond, _epsilon })
        {
            scalar.Dispose();
        }
    }
}
