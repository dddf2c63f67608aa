using EmotionRecognition.Checkpoints;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// Stochastic gradient descent with momentum and weight decay, with the same steps as PyTorch's <c>torch.optim.SGD</c> without dampening. TorchSharp's own
/// optimizer passes numbers to libtorch as objects that nothing references: a garbage collection at the wrong moment frees one while it is being
/// read. Here they live as long as the optimizer.
/// </summary>
internal sealed class MomentumSgd : IOptimizer, IDisposable
{
    private readonly IReadOnlyList<(string Name, Parameter Value)> _parameters;
    private readonly Dictionary<string, Tensor> _velocities = new(StringComparer.Ordinal);
    private readonly Scalar _step;
    private readonly Scalar _decay;
    private readonly Scalar _momentum;

    /// <summary>Creates an optimizer for a network's parameters.</summary>
    /// <param name="network">The network.</param>
    /// <param name="learningRate">The step along the accumulated gradient.</param>
    /// <param name="momentum">The share of the accumulated gradient that is kept from step to step.</param>
    /// <param name="weightDecay">The multiple of the weights that is added to the gradient.</param>
    public MomentumSgd(nn.Module network, double learningRate, double momentum, double weightDecay)
    {
        _parameters = [.. network.named_parameters().Select(parameter => (parameter.name, parameter.parameter))];
        (_step, _momentum, _decay) = (-learningRate, momentum, weightDecay);
    }

    /// <summary>Forgets all gradients.</summary>
    public void ClearGradients()
    {
        foreach (var (_, parameter) in _parameters)
        {
            parameter.grad = null;
        }
    }

    /// <summary>Takes a step along the gradients; these are afterwards no longer valid.</summary>
    public void Step()
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, parameter) in _parameters)
        {
            if (parameter.grad is not { } gradient)
            {
                continue;
            }

            var decayed = gradient.add_(parameter, _decay);
            if (_velocities.TryGetValue(name, out var velocity))
            {
                velocity.mul_(_momentum).add_(decayed, LastingScalars.One);
            }
            else
            {
                _velocities[name] = velocity = decayed.clone().detach().DetachFromDisposeScope();
            }

            parameter.add_(velocity, _step);
        }
    }

    /// <summary>The accumulated gradients by parameter, without parameters that have had no step yet.</summary>
    public IEnumerable<(string Name, StoredTensor Value)> State => _parameters
        .Where(parameter => _velocities.ContainsKey(parameter.Name)).Select(parameter => (parameter.Name, StateDict.Take(_velocities[parameter.Name])));

    /// <summary>Restores an accumulated gradient.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="value">Its value from <see cref="State"/>.</param>
    public void Restore(string name, StoredTensor value) => _velocities[name] = StateDict.ToTensor(value).DetachFromDisposeScope();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var velocity in _velocities.Values)
        {
            velocity.Dispose();
        }

        _step.Dispose();
        _decay.Dispose();
        _momentum.Dispose();
    }
}

/// <summary>Numbers for libtorch that no garbage collection frees while they are being read.</summary>
internal static class LastingScalars
{
    /// <summary>1.</summary>
    public static Scalar One { get; } = 1;
}
