using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Models.ResNet;

/// <summary>The study's network, trained.</summary>
internal sealed class ResNet1DClassifier : IClassifier
{
    private readonly ResNet1D _network;
    private readonly int _threads;

    private ResNet1DClassifier(ResNet1D network, int threads)
    {
        _network = network;
        _threads = threads;
    }

    /// <summary>Creates the network from its tensors.</summary>
    /// <exception cref="InputException">The tensors are not those of this network.</exception>
    public static ResNet1DClassifier Load(NamedTensors tensors, ModelShape shape, ResNet1DSettings settings)
    {
        var network = new ResNet1D(shape.Classes, settings.Width);
        try
        {
            StateDict.Put(network, tensors, shape.Place);
            return new ResNet1DClassifier(network, settings.Threads);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    public double[][] Predict(InputMatrix rows)
    {
        using var threads = new TorchThreads(_threads);
        return Array.ConvertAll(NetworkRows.Logits(_network, rows), Softmax.Of);
    }

    public void Dispose() => _network.Dispose();
}
