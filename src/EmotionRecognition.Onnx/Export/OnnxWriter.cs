using EmotionRecognition.Checkpoints;
using EmotionRecognition.Graphs;
using Google.Protobuf;
using global::Onnx;

namespace EmotionRecognition.Onnx.Export;

/// <summary>Writes a graph in the format of ONNX. The same graph and metadata give the same bytes.</summary>
internal static class OnnxWriter
{
    /// <summary>Version 8 of the format, which belongs to <see cref="Operators"/>.</summary>
    private const long Format = 8;
    private const long Operators = 17;
    private const long LearningOperators = 3;
    private const string LearningDomain = "ai.onnx.ml";

    /// <summary>Writes a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="output">Its only output. // [N, K]</param>
    /// <param name="classes">Names of the K classes.</param>
    /// <param name="metadata">What else the file tells.</param>
    public static byte[] Write(GraphBuilder graph, GraphValue output, IReadOnlyList<string> classes, ExportedMetadata metadata)
    {
        var named = output with { Name = OnnxExport.Probabilities };
        var content = new GraphProto { Name = metadata.Name };
        content.Input.AddRange(graph.Inputs.Select(input => Value(input.Value, input.Columns.Count, input.Meaning)));
        content.Output.Add(Value(named, classes.Count, $"probabilities of {string.Join(", ", classes)}"));
        content.Initializer.AddRange(graph.Constants.Select(constant => Tensor(constant.Key, constant.Value)));
        content.Node.AddRange(graph.Nodes.Select(node => Node(node.Output == output ? node with { Output = named } : node)));
        var model = new ModelProto
        {
            IrVersion = Format,
            ProducerName = ExportedMetadata.Producer,
            ProducerVersion = ExportedMetadata.Version,
            DocString = metadata.Description,
            Graph = content,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = Operators });
        if (graph.Nodes.Any(node => DomainOf(node.Operation).Length > 0))
        {
            model.OpsetImport.Add(new OperatorSetIdProto { Domain = LearningDomain, Version = LearningOperators });
        }

        model.MetadataProps.AddRange(metadata.Entries.Select(entry => new StringStringEntryProto { Key = entry.Key, Value = entry.Value }));
        return model.ToByteArray();
    }

    private static string DomainOf(string operation) => operation.StartsWith(LearningDomain + ".", StringComparison.Ordinal) ? LearningDomain : "";

    private static NodeProto Node(GraphNode node)
    {
        var domain = DomainOf(node.Operation);
        var operation = domain.Length == 0 ? node.Operation : node.Operation[(domain.Length + 1)..];
        var written = new NodeProto { OpType = operation, Domain = domain, Name = node.Output.Name };
        written.Input.AddRange(node.Inputs.Select(input => input.Name));
        written.Output.Add(node.Output.Name);
        written.Attribute.AddRange(node.Attributes.Select(attribute => Attribute(attribute.Name, attribute.Value)));
        return written;
    }

    private static AttributeProto Attribute(string name, object value)
    {
        var attribute = new AttributeProto { Name = name };
        switch (value)
        {
            case ElementType type:
                (attribute.Type, attribute.I) = (AttributeProto.Types.AttributeType.Int, (long)TypeOf(type));
                break;
            case long number:
                (attribute.Type, attribute.I) = (AttributeProto.Types.AttributeType.Int, number);
                break;
            case float number:
                (attribute.Type, attribute.F) = (AttributeProto.Types.AttributeType.Float, number);
                break;
            case string text:
                (attribute.Type, attribute.S) = (AttributeProto.Types.AttributeType.String, ByteString.CopyFromUtf8(text));
                break;
            case long[] numbers:
                attribute.Type = AttributeProto.Types.AttributeType.Ints;
                attribute.Ints.AddRange(numbers);
                break;
            case float[] numbers:
                attribute.Type = AttributeProto.Types.AttributeType.Floats;
                attribute.Floats.AddRange(numbers);
                break;
            case string[] texts:
                attribute.Type = AttributeProto.Types.AttributeType.Strings;
                attribute.Strings.AddRange(texts.Select(ByteString.CopyFromUtf8));
                break;
            default:
                throw new ArgumentException($"the attribute {name} is a {value.GetType().Name}", nameof(value));
        }

        return attribute;
    }

    private static TensorProto Tensor(string name, StoredTensor tensor)
    {
        var written = new TensorProto { Name = name, DataType = (int)TypeOf(tensor.Type), RawData = UnsafeByteOperations.UnsafeWrap(tensor.Bytes) };
        written.Dims.AddRange(tensor.Shape);
        return written;
    }

    private static ValueInfoProto Value(GraphValue value, int columns, string meaning)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "rows" });
        shape.Dim.Add(columns > 0
            ? new TensorShapeProto.Types.Dimension { DimValue = columns }
            : new TensorShapeProto.Types.Dimension { DimParam = $"columns of {value.Name}" });
        var type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)TypeOf(value.Type), Shape = shape } };
        return new ValueInfoProto { Name = value.Name, DocString = meaning, Type = type };
    }

    private static TensorProto.Types.DataType TypeOf(ElementType type) => type switch
    {
        ElementType.Float64 => TensorProto.Types.DataType.Double,
        ElementType.Float32 => TensorProto.Types.DataType.Float,
        ElementType.Float16 => TensorProto.Types.DataType.Float16,
        ElementType.Int64 => TensorProto.Types.DataType.Int64,
        _ => throw new ArgumentException($"numbers of the type {type}", nameof(type)),
    };
}
