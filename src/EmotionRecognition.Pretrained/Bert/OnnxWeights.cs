using EmotionRecognition.Checkpoints;
using Onnx;

namespace EmotionRecognition.Pretrained.Bert;

/// <summary>
/// The weights of a BERT in an ONNX file under the names that they have in PyTorch. The exporter keeps the names of biases and embeddings, but stores the
/// matrices of linear layers transposed and without names: the bias that is added next tells which layer a matrix belongs to.
/// </summary>
internal static class OnnxWeights
{
    private const string Bias = ".bias";

    /// <summary>Reads the weights.</summary>
    /// <param name="file">The content of the ONNX file.</param>
    /// <param name="place">Where it comes from, for errors.</param>
    /// <exception cref="InputException">The content is not an ONNX model.</exception>
    public static NamedTensors Read(byte[] file, string place)
    {
        GraphProto graph;
        try
        {
            graph = ModelProto.Parser.ParseFrom(file).Graph;
        }
        catch (Google.Protobuf.InvalidProtocolBufferException error)
        {
            throw new InputException(place, error.Message, "an ONNX model", "restore the file", error);
        }

        var values = graph.Initializer.Where(value => value.DataType == (int)TensorProto.Types.DataType.Float).ToDictionary(value => value.Name);
        var added = graph.Node.Where(node => node.OpType == "Add")
            .SelectMany(node => new[] { (Term: node.Input[0], Other: node.Input[1]), (Term: node.Input[1], Other: node.Input[0]) })
            .Where(pair => pair.Other.EndsWith(Bias, StringComparison.Ordinal) && values.ContainsKey(pair.Other))
            .ToDictionary(pair => pair.Term, pair => pair.Other[..^Bias.Length]);
        var weights = new NamedTensors();
        foreach (var product in graph.Node.Where(node => node.OpType == "MatMul" && values.ContainsKey(node.Input[1])))
        {
            if (added.TryGetValue(product.Output[0], out var layer) && values.Remove(product.Input[1], out var matrix))
            {
                weights.Add(layer + ".weight", Transpose(matrix));
            }
        }

        foreach (var (name, value) in values)
        {
            weights.Add(name, new StoredTensor(ElementType.Float32, [.. value.Dims], value.RawData.Memory));
        }

        return weights;
    }

    private static StoredTensor Transpose(TensorProto matrix)
    {
        var (rows, columns) = ((int)matrix.Dims[0], (int)matrix.Dims[1]);
        var values = new StoredTensor(ElementType.Float32, [rows, columns], matrix.RawData.Memory).ToFloats();
        var transposed = new float[values.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                transposed[(column * rows) + row] = values[(row * columns) + column];
            }
        }

        return StoredTensor.Of([columns, rows], transposed);
    }
}
