using EmotionRecognition.Checkpoints;

namespace EmotionRecognition.Graphs;

/// <summary>
/// Records how a model computes, as operations of ONNX between values: encoders and models call it to say what they do, and
/// the export of another project writes the result to a file. Letters: N rows, D columns.
/// </summary>
public sealed class GraphBuilder
{
    private readonly List<GraphInput> _inputs = [];
    private readonly List<KeyValuePair<string, StoredTensor>> _constants = [];
    private readonly List<GraphNode> _nodes = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GraphValue> _systems = new(StringComparer.Ordinal);
    private readonly Func<GraphBuilder, string, GraphValue> _describe;

    /// <summary>Creates an empty graph.</summary>
    /// <param name="describe">Adds another system of the experiment and returns its probabilities; it is called once per system.</param>
    public GraphBuilder(Func<GraphBuilder, string, GraphValue> describe) => _describe = describe;

    /// <summary>What must be given to compute the graph, in the order in which it was asked for.</summary>
    public IReadOnlyList<GraphInput> Inputs => _inputs;

    /// <summary>The numbers of the graph by name.</summary>
    public IReadOnlyList<KeyValuePair<string, StoredTensor>> Constants => _constants;

    /// <summary>The operations; each uses values of those before it.</summary>
    public IReadOnlyList<GraphNode> Nodes => _nodes;

    /// <summary>
    /// A table that must be given. Asking for the same one again returns the same value; one of the same name with other columns is another table.
    /// </summary>
    /// <param name="name">Its name, such as that of a feature set.</param>
    /// <param name="columns">The names of its D columns; empty if there may be any number.</param>
    /// <param name="meaning">What its numbers are, in a few words.</param>
    /// <param name="type">Their type.</param>
    public GraphValue Input(string name, IReadOnlyList<string> columns, string meaning, ElementType type = ElementType.Float32)
    {
        var known = _inputs.FirstOrDefault(input => input.Name == name && input.Columns.SequenceEqual(columns));
        if (known is null)
        {
            known = new GraphInput(name, new GraphValue(Unique(name), type), columns, meaning);
            _inputs.Add(known);
        }

        return known.Value;
    }

    /// <summary>The probabilities of another system of the experiment, which becomes part of the graph. // [N, K]</summary>
    /// <param name="name">The system's name.</param>
    public GraphValue System(string name)
    {
        if (!_systems.TryGetValue(name, out var probabilities))
        {
            _systems.Add(name, probabilities = _describe(this, name));
        }

        return probabilities;
    }

    /// <summary>Numbers that do not depend on the input.</summary>
    /// <param name="tensor">The numbers.</param>
    /// <param name="name">What they are; a number is added if the name is taken.</param>
    public GraphValue Constant(StoredTensor tensor, string name = "constant")
    {
        var value = new GraphValue(Unique(name), tensor.Type);
        _constants.Add(new(value.Name, tensor));
        return value;
    }

    /// <summary>An operation of ONNX (operator set 17, or <c>ai.onnx.ml</c> 3 for a name that begins with it).</summary>
    /// <param name="operation">Its name: <c>MatMul</c>, <c>ai.onnx.ml.TreeEnsembleRegressor</c>.</param>
    /// <param name="type">The type of its result.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="attributes">
    /// Its attributes: <see cref="long"/>, <see cref="float"/>, <see cref="string"/>, or an array of one of them.
    /// </param>
    public GraphValue Apply(string operation, ElementType type, IReadOnlyList<GraphValue> inputs, params IReadOnlyList<(string Name, object Value)> attributes)
    {
        var output = new GraphValue(Unique(operation[(operation.LastIndexOf('.') + 1)..]), type);
        _nodes.Add(new GraphNode(operation, inputs, output, attributes));
        return output;
    }

    private string Unique(string name)
    {
        var unique = name;
        for (var number = 2; !_names.Add(unique); number++)
        {
            unique = $"{name}.{number}";
        }

        return unique;
    }
}

/// <summary>A value of a graph.</summary>
/// <param name="Name">Its name, which no other value has.</param>
/// <param name="Type">The type of its numbers.</param>
/// <param name="Columns">Their names, if they are the input rows of a model; otherwise null.</param>
public sealed record GraphValue(string Name, ElementType Type, IReadOnlyList<string>? Columns = null);

/// <summary>A table that must be given to compute a graph.</summary>
/// <param name="Name">The name that it was asked for by.</param>
/// <param name="Value">Its numbers; the name of the value has a number at its end if the table's was taken. // [N, D]</param>
/// <param name="Columns">The names of its D columns; empty if there may be any number.</param>
/// <param name="Meaning">What the numbers are, in a few words.</param>
public sealed record GraphInput(string Name, GraphValue Value, IReadOnlyList<string> Columns, string Meaning);

/// <summary>An operation of a graph.</summary>
/// <param name="Operation">Its name in ONNX, with its domain in front unless that is the standard one.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Output">Its result.</param>
/// <param name="Attributes">Its attributes; see <see cref="GraphBuilder.Apply"/>.</param>
public sealed record GraphNode(
    string Operation, IReadOnlyList<GraphValue> Inputs, GraphValue Output, IReadOnlyList<(string Name, object Value)> Attributes);
