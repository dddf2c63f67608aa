using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Networks;

namespace EmotionRecognition.Models.ResNet;

/// <summary>
/// The study's network with the weights of a PyTorch checkpoint. A checkpoint holds weights only; the encoders of
/// its input rows and the names of its classes must be known from elsewhere.
/// </summary>
public sealed class CheckpointModel : IDisposable
{
    private const int LastStageFactor = 16;
    private const string Remedy = "use a checkpoint of this network";

    private readonly ResNet1D _network;

    private CheckpointModel(ResNet1D network) => _network = network;

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="path">A file in a format of <see cref="PickleCheckpoint"/>.</param>
    /// <param name="classes">K, which the last layer must match.</param>
    /// <exception cref="InputException">
    /// The file is missing, damaged, or has disallowed contents, or its tensors are not those of <see cref="ResNet1D"/> for K classes.
    /// </exception>
    public static CheckpointModel Load(string path, int classes)
    {
        var tensors = PickleCheckpoint.Read(path).Model;
        var network = new ResNet1D(classes, WidthOf(path, tensors));
        try
        {
            StateDict.Put(network, tensors, path);
            return new CheckpointModel(network);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Class probabilities of input rows.</summary>
    /// <param name="rows">N x D, for any D, because the network averages over positions.</param>
    /// <param name="threads">Threads that libtorch uses; the last bits of the result depend on it.</param>
    /// <returns>N rows of K probabilities.</returns>
    public float[][] Predict(InputMatrix rows, int threads)
    {
        using var computing = new TorchThreads(threads);
        var all = NetworkRows.Logits(_network, rows, [1, rows.Columns.Count]);
        return Array.ConvertAll(all, logits => Array.ConvertAll(Softmax.Of(logits), value => (float)value));
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    /// <summary>The network's width, checked against the largest tensor, so that a small file cannot request a large network.</summary>
    private static int WidthOf(string path, NamedTensors tensors)
    {
        const string First = "conv1.weight";
        const string Largest = "layer5.1.conv2.weight";
        if (!tensors.TryGet(First, out var first) || !tensors.TryGet(Largest, out var largest))
        {
            throw new InputException(path, $"no tensor {(tensors.TryGet(First, out _) ? Largest : First)}", $"all of {nameof(ResNet1D)}", Remedy);
        }

        var width = first.Shape.Count > 0 ? first.Shape[0] : 0;
        long[] expected = [LastStageFactor * width, LastStageFactor * width, 3];
        return width > 0 && largest.Shape.SequenceEqual(expected)
            ? (int)width
            : throw new InputException(
                $"{path}, tensor {Largest}", $"shape [{string.Join(", ", largest.Shape)}]", $"[{string.Join(", ", expected)}] after {First}", Remedy);
    }
}
