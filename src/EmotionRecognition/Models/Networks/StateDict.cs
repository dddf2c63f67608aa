using EmotionRecognition.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace EmotionRecognition.Models.Networks;

/// <summary>Parameters and buffers of a network, to and from stored tensors.</summary>
public static class StateDict
{
    /// <summary>Copies of all parameters and buffers under the names PyTorch would give them, in the order PyTorch lists them.</summary>
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
    /// <exception cref="NotSupportedException">Its elements are neither float32 nor int64.</exception>
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
    /// <param name="network">The network; its element types stay.</param>
    /// <param name="tensors">A tensor of the same shape for every parameter and buffer, and no others.</param>
    /// <param name="place">Where the tensors come from, for an error.</param>
    /// <exception cref="InputException">A name is missing, unknown, or its shape differs, or an element is not finite.</exception>
    public static void Put(nn.Module network, NamedTensors tensors, string place)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var own = network.state_dict();
        foreach (var name in tensors.Names.Where(name => !own.ContainsKey(name)))
        {
            throw new InputException(place, $"a tensor {name}", $"only those of {network.GetName()}", "give a checkpoint of this network");
        }

        foreach (var (name, value) in own)
        {
            if (!tensors.TryGet(name, out var stored))
            {
                throw new InputException(place, $"no tensor {name}", $"all of {network.GetName()}", "give a checkpoint of this network");
            }

            if (!stored.Shape.SequenceEqual(value.shape))
            {
                throw new InputException(
                    $"{place}, tensor {name}", Text(stored.Shape), Text(value.shape), "give a checkpoint of this network");
            }

            var given = ToTensor(stored);
            if (!given.isfinite().all().item<bool>())
            {
                throw new InputException(
                    $"{place}, tensor {name}", "elements that are not finite", "finite weights", "train again or restore the file");
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
