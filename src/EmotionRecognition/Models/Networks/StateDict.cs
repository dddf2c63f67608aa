using EmotionRecognition.Checkpoints;
using static TorchSharp.torch;

namespace EmotionRecognition.Models.Networks;

/// <summary>Converts parameters and buffers of a network to stored tensors and back.</summary>
public static class StateDict
{
    /// <summary>Copies of all parameters and buffers under PyTorch's names and in PyTorch's order.</summary>
    public static NamedTensors Take(nn.Module network)
    {
        using var scope = NewDisposeScope();
        var tensors = new NamedTensors();
        foreach (var (name, value) in network.state_dict())
        {
            tensors.Add(name, Take(value));
        }

        return tensors;
    }

    /// <summary>A copy of one tensor.</summary>
    /// <exception cref="NotSupportedException">The elements are neither float32 nor int64.</exception>
    public static StoredTensor Take(Tensor value)
    {
        using var scope = NewDisposeScope();
        var type = value.dtype switch
        {
            ScalarType.Float32 => ElementType.Float32,
            ScalarType.Int64 => ElementType.Int64,
            var other => throw new NotSupportedException($"a tensor of {other}"),
        };
        return new StoredTensor(type, value.shape, value.detach().cpu().contiguous().bytes.ToArray());
    }

    /// <summary>Overwrites all parameters and buffers of a network.</summary>
    /// <param name="network">The network; its element types do not change.</param>
    /// <param name="tensors">A tensor of the same shape for every parameter and buffer, and no others.</param>
    /// <param name="place">Where the tensors come from, for errors.</param>
    /// <exception cref="InputException">A tensor is missing or unknown, has a different shape, or has an element that is not finite.</exception>
    public static void Put(nn.Module network, NamedTensors tensors, string place)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var own = network.state_dict();
        foreach (var name in tensors.Names.Where(name => !own.ContainsKey(name)))
        {
            throw new InputException(place, $"a tensor {name}", $"only those of {network.GetName()}", "use a checkpoint of this network");
        }

        foreach (var (name, value) in own)
        {
            if (!tensors.TryGet(name, out var stored))
            {
                throw new InputException(place, $"no tensor {name}", $"all of {network.GetName()}", "use a checkpoint of this network");
            }

            if (!stored.Shape.SequenceEqual(value.shape))
            {
                throw new InputException(
                    $"{place}, tensor {name}", Text(stored.Shape), Text(value.shape), "use a checkpoint of this network");
            }

            var given = ToTensor(stored);
            if (!given.isfinite().all().item<bool>())
            {
                throw new InputException(
                    $"{place}, tensor {name}", "elements that are not finite", "finite weights", "retrain, or restore the file");
            }

            value.copy_(given);
        }
    }

    /// <summary>A tensor of float32 (for every floating-point type) or int64 (for the others) with the same elements.</summary>
    public static Tensor ToTensor(StoredTensor stored)
    {
        var isFloating = stored.Type is ElementType.Float64 or ElementType.Float32 or ElementType.Float16 or ElementType.BFloat16;
        return isFloating
            ? tensor(stored.ToFloats()).reshape([.. stored.Shape])
            : tensor(Array.ConvertAll(stored.ToDoubles(), value => (long)value)).reshape([.. stored.Shape]);
    }

    private static string Text(IEnumerable<long> shape) => $"shape [{string.Join(", ", shape)}]";
}
