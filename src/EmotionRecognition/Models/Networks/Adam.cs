using EmotionRecognition.Checkpoints;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// Adam (Kingma and Ba 2015) with the weights themselves as an added gradient, with the same steps as PyTorch's <c>torch.optim.Adam</c>. As in
/// <see cref="MomentumSgd"/>, the numbers that libtorch reads live as long as they are read.
/// </summary>
internal sealed class Adam : IOptimizer, IDisposable
{
    private const double SecondDecay = 0.999;
    private const string MeanSuffix = ".mean";
    private const string SquareSuffix = ".square";
    private const string StepsName = "steps";

    private readonly IReadOnlyList<(string Name, Parameter Value, Tensor Mean, Tensor Square)> _parameters;
    private readonly double _learningRate;
    private readonly Scalar _weightDecay;
    private readonly double _firstDecay;
    private readonly Scalar _keepFirst;
    private readonly Scalar _takeFirst;
    private readonly Scalar _keepSecond = SecondDecay;
    private readonly Scalar _takeSecond = 1 - SecondDecay;
    private readonly Scalar _epsilon = 1e-8;
    private long _steps;

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
            .. network.named_parameters().Select(each => (each.name, each.parameter, Zeros(each.parameter), Zeros(each.parameter))),
        ];
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, StoredTensor Value)> State => _parameters
        .SelectMany(each => new[] { (each.Name + MeanSuffix, StateDict.Take(each.Mean)), (each.Name + SquareSuffix, StateDict.Take(each.Square)) })
        .Append((StepsName, StoredTensor.Of(_steps)));

    /// <inheritdoc/>
    public void Restore(string name, StoredTensor value)
    {
        if (name == StepsName)
        {
            _steps = (long)value.ToDoubles()[0];
            return;
        }

        using var scope = NewDisposeScope();
        var (_, _, mean, square) = _parameters.First(each => name == each.Name + MeanSuffix || name == each.Name + SquareSuffix);
        (name.EndsWith(MeanSuffix, StringComparison.Ordinal) ? mean : square).copy_(StateDict.ToTensor(value));
    }

    /// <summary>Sets all gradients to zero.</summary>
    public void ZeroGradients()
    {
        foreach (var (_, value, _, _) in _parameters)
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
        foreach (var (_, value, mean, square) in _parameters)
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
        foreach (var (_, _, mean, square) in _parameters)
        {
            mean.Dispose();
            square.Dispose();
        }

        foreach (var scalar in new[] { _weightDecay, _keepFirst, _takeFirst, _keepSecond, _takeSecond, _epsilon })
        {
            scalar.Dispose();
        }
    }

    private static Tensor Zeros(Tensor like) => zeros_like(like).detach().DetachFromDisposeScope();
}
