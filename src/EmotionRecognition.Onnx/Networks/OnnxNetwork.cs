using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace EmotionRecognition.Onnx.Networks;

/// <summary>A network in memory. Several threads may run it at once.</summary>
internal sealed class OnnxNetwork : IDisposable
{
    /// <summary>The input that tells padding from what is there, where a network has it.</summary>
    public const string Mask = "attention_mask";

    private const string Documentation = "see docs/onnx.md for how to export it";

    private readonly OnnxNetworkFile _file;
    private readonly InferenceSession _session;

    private OnnxNetwork(OnnxNetworkFile file, InferenceSession session) => (_file, _session) = (file, session);

    private string Name => Path.GetFileName(_file.Path);

    /// <summary>Loads a network.</summary>
    /// <param name="file">The file.</param>
    /// <param name="threads">The threads of one run; results may depend on it.</param>
    /// <exception cref="InputException">The file is missing, is no network that the runtime can run, or has no such output.</exception>
    public static OnnxNetwork Open(OnnxNetworkFile file, int threads)
    {
        // Throws if one is missing.
        _ = file.Files;
        InferenceSession session;
        try
        {
            using var options = new SessionOptions
            {
                IntraOpNumThreads = threads,
                InterOpNumThreads = 1,
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
                EnableMemoryPattern = false,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            };
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            session = new InferenceSession(file.Path, options);
        }
        catch (OnnxRuntimeException error)
        {
            throw new InputException(file.Path, OneLine(error), "a network that ONNX Runtime can run", $"export it again; {Documentation}", error);
        }

        var network = new OnnxNetwork(file, session);
        try
        {
            network.CheckLayer();
            return network;
        }
        catch (InputException)
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>The type and shape of an input; null if there is none of that name.</summary>
    public NodeMetadata? Find(string input) => _session.InputMetadata.GetValueOrDefault(input);

    /// <summary>The name of the only float32 input, which must have this many dimensions; beside it, the network may have <see cref="Mask"/>.</summary>
    /// <param name="dimensions">Their number.</param>
    /// <param name="expected">What is expected, for errors.</param>
    /// <exception cref="InputException">The inputs are others.</exception>
    public string FloatInput(int dimensions, string expected)
    {
        var others = _session.InputMetadata.Where(input => input.Key != Mask).ToList();
        return others is [{ Value: { IsTensor: true, ElementDataType: TensorElementType.Float } only } input]
            && only.Dimensions.Length == dimensions && only.Dimensions[0] is -1 or 1 && IsWhole(Find(Mask))
            ? input.Key
            : throw WrongInputs(expected);
    }

    /// <summary>Checks the names of inputs of whole numbers.</summary>
    /// <param name="required">The one that must be there.</param>
    /// <param name="optional">Those that may be.</param>
    /// <param name="expected">What is expected, for errors.</param>
    /// <exception cref="InputException">The inputs are others.</exception>
    public void CheckWholeInputs(string required, IReadOnlyList<string> optional, string expected)
    {
        var inputs = _session.InputMetadata;
        if (!inputs.ContainsKey(required) || inputs.Any(input => input.Key != required && !optional.Contains(input.Key))
            || !inputs.Values.All(input => IsWhole(input) && input.Dimensions.Length == 2))
        {
            throw WrongInputs(expected);
        }
    }

    /// <summary>Whole numbers in the type that an input has.</summary>
    public OrtValue Whole(string input, long[] values, long[] shape) => Find(input)!.ElementDataType == TensorElementType.Int64
        ? OrtValue.CreateTensorValueFromMemory(values, shape)
        : OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(values, value => (int)value), shape);

    /// <summary>Runs the network.</summary>
    /// <param name="inputs">The value of each input; disposed of.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <exception cref="ArgumentException">The network cannot run on them, or its output has another shape.</exception>
    public Frames Run(IReadOnlyDictionary<string, OrtValue> inputs, int rows)
    {
        try
        {
            using var options = new RunOptions();
            using var outputs = _session.Run(options, inputs, [_file.Layer]);
            var shape = outputs[0].GetTensorTypeAndShape().Shape;
            if (shape.Length is not (2 or 3) || shape[0] != rows || shape.Any(size => size < 1))
            {
                throw new ArgumentException(
                    $"the output {_file.Layer} of {Name} is [{string.Join(", ", shape)}] for a batch of {rows}, not batch x frames x width");
            }

            var count = shape.Length == 2 ? 1 : (int)shape[1];
            return new Frames(count, (int)shape[^1], outputs[0].GetTensorDataAsSpan<float>().ToArray());
        }
        catch (OnnxRuntimeException error)
        {
            throw new ArgumentException($"{Name} cannot run on it: {OneLine(error)}", error);
        }
        finally
        {
            foreach (var value in inputs.Values)
            {
                value.Dispose();
            }
        }
    }

    /// <summary>Checks what a first run gives against what is asked for.</summary>
    /// <param name="first">What it gives.</param>
    /// <returns>The values of a frame.</returns>
    /// <exception cref="InputException">A single frame has no such statistic.</exception>
    public int WidthOf(Frames first) => first.Count == 1 && _session.OutputMetadata[_file.Layer].Dimensions.Length == 2
        && _file.Statistics.FirstOrDefault(statistic => !Pooling.IsOfOneFrame(statistic)) is { } statistic
            ? throw new InputException(
                $"{_file.Path}, output {_file.Layer}", $"no frames, but one row of {first.Width} values per clip", $"frames, which \"{statistic}\" needs",
                "set \"pool\" to \"first\", or choose another layer")
            : first.Width;

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private static bool IsWhole(NodeMetadata? input) =>
        input is null or { IsTensor: true, ElementDataType: TensorElementType.Int64 or TensorElementType.Int32 };

    private static string OneLine(OnnxRuntimeException error) => error.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');

    private static string Describe(IEnumerable<KeyValuePair<string, NodeMetadata>> all) =>
        string.Join("; ", all.Select(each => Describe(each.Key, each.Value)));

    private static string Describe(string name, NodeMetadata node) => !node.IsTensor ? $"{name} {node.OnnxValueType}" : $"{name} {node.ElementDataType}["
        + string.Join(", ", node.Dimensions.Zip(node.SymbolicDimensions, (size, symbol) => size >= 0 ? $"{size}" : symbol.Length > 0 ? symbol : "any")) + "]";

    private void CheckLayer()
    {
        var outputs = _session.OutputMetadata;
        if (!outputs.TryGetValue(_file.Layer, out var layer) || layer is not { IsTensor: true, ElementDataType: TensorElementType.Float })
        {
            throw new InputException(
                $"{_file.Path}, outputs", Describe(outputs), $"{_file.Layer} of type Float",
                $"set \"layer\" in the experiment file to one of them that is batch x frames x width in Float, or {Documentation}");
        }
    }

    /// <summary>The error that the inputs are others than expected.</summary>
    /// <param name="expected">What is expected.</param>
    public InputException WrongInputs(string expected) =>
        new($"{_file.Path}, inputs", Describe(_session.InputMetadata), expected, $"fix \"input\" in the experiment file, or {Documentation}");
}

/// <summary>The output of a network for a batch of B rows.</summary>
/// <param name="Count">F, the frames of each row; 1 for an output without frames.</param>
/// <param name="Width">W, the values of a frame.</param>
/// <param name="Values">B x F x W values.</param>
internal sealed record Frames(int Count, int Width, float[] Values)
{
    /// <summary>The first frames of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="frames">How many.</param>
    public ReadOnlySpan<float> Of(int row, int frames) => Values.AsSpan(row * Count * Width, frames * Width);
}
