using System.Runtime.InteropServices;

namespace Testing.Onnx;

/// <summary>A small network that is being written as an ONNX file; field numbers are those of onnx.proto.</summary>
public sealed class OnnxFile
{
    public const int Float = 1;
    public const int Int32 = 6;
    public const int Int64 = 7;

    private const int Version = 8;
    private const int Operators = 13;
    private const int Int = 2;
    private const int Ints = 7;
    private const int External = 1;

    private readonly ProtoMessage _graph = new ProtoMessage().Text(2, "test");
    private readonly Dictionary<string, byte[]> _external = [];

    /// <summary>A front end of speech: W filters of k samples each, moved by a number of samples; [batch, frames, W].</summary>
    public static OnnxFile Waveform(float[][] filters, int stride, string input = "input_values", object? samples = null, bool mask = false)
    {
        var file = new OnnxFile().Input(input, Float, "batch", samples ?? "samples");
        if (mask)
        {
            file.Input("attention_mask", Int64, "batch", "samples");
        }

        return file
            .Constant("one", [1], [1L])
            .Constant("filters", [filters.Length, 1, filters[0].Length], [.. filters.SelectMany(filter => filter)])
            .Node("Unsqueeze", [input, "one"], "channel")
            .Node("Conv", ["channel", "filters"], "bands", ("strides", [stride]))
            .Node("Transpose", ["bands"], "last_hidden_state", ("perm", [0, 2, 1]))
            .Output("last_hidden_state", Float, "batch", "frames", filters.Length);
    }

    /// <summary>Embeddings of V tokens and nothing more; [batch, tokens, W].</summary>
    public static OnnxFile Embeddings(float[][] rows, object? tokens = null, object? batch = null, int type = Int64, bool masks = true)
    {
        var (texts, length) = (batch ?? "batch", tokens ?? "tokens");
        var file = new OnnxFile().Input("input_ids", type, texts, length);
        if (masks)
        {
            file.Input("attention_mask", type, texts, length).Input("token_type_ids", type, texts, length);
        }

        return file
            .Constant("rows", [rows.Length, rows[0].Length], [.. rows.SelectMany(row => row)])
            .Node("Gather", ["rows", "input_ids"], "last_hidden_state")
            .Output("last_hidden_state", Float, texts, length, rows[0].Length);
    }

    public OnnxFile Input(string name, int type, params object[] shape) => Add(11, Value(name, type, shape));

    public OnnxFile Output(string name, int type, params object[] shape) => Add(12, Value(name, type, shape));

    public OnnxFile Constant(string name, long[] shape, float[] values) => Add(5, Tensor(name, Float, shape).Bytes(9, Raw(values)));

    public OnnxFile Constant(string name, long[] shape, long[] values) => Add(5, Tensor(name, Int64, shape).Bytes(9, Raw(values)));

    /// <summary>Weights that are in another file beside this one.</summary>
    public OnnxFile ConstantIn(string location, string name, long[] shape, float[] values)
    {
        _external[location] = Raw(values);
        return Add(5, Tensor(name, Float, shape)
            .Message(13, new ProtoMessage().Text(1, "location").Text(2, location))
            .Number(14, External));
    }

    public OnnxFile Node(string kind, string[] inputs, string output, params (string Name, long[] Values)[] attributes)
    {
        var node = inputs.Aggregate(new ProtoMessage(), (message, input) => message.Text(1, input)).Text(2, output).Text(4, kind);
        foreach (var (name, values) in attributes)
        {
            var attribute = new ProtoMessage().Text(1, name).Number(20, Ints);
            foreach (var value in values)
            {
                attribute.Number(8, value);
            }

            node.Message(5, attribute);
        }

        return Add(1, node);
    }

    /// <summary>A node with one attribute that is a whole number.</summary>
    public OnnxFile Node(string kind, string[] inputs, string output, string attribute, long value)
    {
        var node = inputs.Aggregate(new ProtoMessage(), (message, input) => message.Text(1, input)).Text(2, output).Text(4, kind);
        return Add(1, node.Message(5, new ProtoMessage().Text(1, attribute).Number(3, value).Number(20, Int)));
    }

    public void Save(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, new ProtoMessage().Number(1, Version).Message(7, _graph).Message(8, new ProtoMessage().Number(2, Operators)).ToArray());
        foreach (var (location, bytes) in _external)
        {
            File.WriteAllBytes(Path.Combine(Path.GetDirectoryName(path)!, location), bytes);
        }
    }

    private static byte[] Raw<T>(T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes<T>(values).ToArray();

    private static ProtoMessage Tensor(string name, int type, long[] shape)
    {
        var tensor = new ProtoMessage();
        foreach (var size in shape)
        {
            tensor.Number(1, size);
        }

        return tensor.Number(2, type).Text(8, name);
    }

    // A number is a fixed size, a word the name of one that is free.
    private static ProtoMessage Value(string name, int type, object[] shape)
    {
        var sizes = new ProtoMessage();
        foreach (var size in shape)
        {
            sizes.Message(1, size is string symbol ? new ProtoMessage().Text(2, symbol) : new ProtoMessage().Number(1, Convert.ToInt64(size, null)));
        }

        var tensor = new ProtoMessage().Number(1, type).Message(2, sizes);
        return new ProtoMessage().Text(1, name).Message(2, new ProtoMessage().Message(1, tensor));
    }

    private OnnxFile Add(int field, ProtoMessage message)
    {
        _graph.Message(field, message);
        return this;
    }
}
