using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Models.Networks;

/// <summary>A trained network. It computes in float32, in whatever precision it was trained.</summary>
internal sealed class NetworkClassifier : IClassifier, IExportable
{
    private readonly Module<Tensor, Tensor> _network;
    private readonly IReadOnlyList<long> _rowShape;
    private readonly int _threads;

    private NetworkClassifier(Module<Tensor, Tensor> network, IReadOnlyList<long> rowShape, int threads)
    {
        _network = network;
        _rowShape = rowShape;
        _threads = threads;
    }

    /// <summary>Creates the network from its tensors.</summary>
    /// <exception cref="InputException">The tensors are not those of this network.</exception>
    public static NetworkClassifier Load(NamedTensors tensors, ModelShape shape, NetworkSettings settings)
    {
        var network = settings.CreateNetwork(shape.Classes, shape.Columns);
        try
        {
            StateDict.Put(network, tensors, shape.Place);
            return new NetworkClassifier(network, settings.RowShape(shape.Columns), settings.Threads);
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
        return Array.ConvertAll(NetworkRows.Logits(_network, rows, _rowShape), Softmax.Of);
    }

    public GraphValue ToGraph(GraphBuilder graph, GraphValue input) => graph.Softmax(graph.Apply(_network, graph.Reshape(input, [-1, .. _rowShape])));

    public void Dispose() => _network.Dispose();
}
