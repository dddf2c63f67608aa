using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Networks;

namespace EmotionRecognition.Models.ResNet;

/// <summary>
/// The study's network with the weights of a PyTorch checkpoint. A checkpoint holds weights alone: what turns an utterance into an input row, and
/// what the classes are called, has to be known beside it.
/// </summary>
public sealed class CheckpointModel : IDisposable
{
    private const int LastStageFactor = 16;
    private const string Remedy = "give a checkpoint of this network";

    private readonly ResNet1D _network;

    private CheckpointModel(ResNet1D network) => _network = network;

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="path">A file as <see cref="PickleCheckpoint"/> describes it.</param>
    /// <param name="classes">K, which the last layer must have.</param>
    /// <exception cref="InputException">
    /// The file is missing, damaged or holds something that is not allowed; or its tensors are not those of <see cref="ResNet1D"/> for K classes.
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
    /// <param name="rows">N x D; any D, since the network averages over positions.</param>
    /// <param name="threads">Threads that libtorch computes with; the last bits depend on it.</param>
    /// <returns>N rows of K probabilities.</returns>
    public float[][] Predict(InputMatrix rows, int threads)
    {
        using var computing = new TorchThreads(threads);
        return Array.ConvertAll(NetworkRows.Logits(_network, rows), logits => Array.ConvertAll(Softmax.Of(logits), value => (float)value));
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    /// <summary>The width that the largest tensor bears out, so that no file makes a network much larger than itself.</summary>
    private static int WidthOf(string path, NamedTensors tensors)
    {
        const string First = "conv1.weight";
        const string Largest = "layer5.1.conv2.weight";
        if (!tensors.TryGet(First, out var first) || !tensors.TryGet(Largest, out var largest))
        {
            throw new InputException(path, $"no tensor {(tensors.TryGet(First, out _) ? Largest : First)}", $"all of {nameof(ResNet1D)}", Remedy);
        }

        long[] expected = [LastStageFactor * first.Shape.FirstOrDefault(), LastStageFactor * first.Shape.FirstOrDefault(), 3];
        return first.Shape.FirstOrDefault() > 0 && largest.Shape.SequenceEqual(expected)
            ? (int)first.Shape[0]
            : throw new InputException(
                $"{path}, tensor {Largest}", $"shape [{string.Join(", ", largest.Shape)}]", $"[{string.Join(", ", expected)}] after {First}", Remedy);
    }
}
