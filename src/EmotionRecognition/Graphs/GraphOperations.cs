using EmotionRecognition.Checkpoints;

namespace EmotionRecognition.Graphs;

/// <summary>The operations that models are made of, by their names in ONNX. Letters: B rows, I and O values in and out, C channels, T positions.</summary>
public static class GraphOperations
{
    /// <summary>The number that a score gets so that its class has probability 0 after <see cref="Softmax"/>.</summary>
    public const double Impossible = -1e30;

    private const double HalfOfTwo = 0.5;

    /// <summary>The same numbers in another type.</summary>
    public static GraphValue Cast(this GraphBuilder graph, GraphValue value, ElementType type) =>
        value.Type == type ? value : graph.Apply("Cast", type, [value], ("to", type)) with { Columns = value.Columns };

    /// <summary>A single number of the type of another value.</summary>
    public static GraphValue Number(this GraphBuilder graph, double number, ElementType type) => graph.Constant(
        type == ElementType.Float64 ? StoredTensor.Of([], [number]) : StoredTensor.Of([], [(float)number]), "number");

    /// <summary>Whole numbers, as shapes and indices are.</summary>
    public static GraphValue Integers(this GraphBuilder graph, params ReadOnlySpan<long> values)
    {
        var bytes = new byte[values.Length * sizeof(long)];
        for (var index = 0; index < values.Length; index++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(index * sizeof(long)), values[index]);
        }

        return graph.Constant(new StoredTensor(ElementType.Int64, [values.Length], bytes), "integers");
    }

    /// <summary>An operation of two values of one type, number by number; the shorter shape is repeated.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="operation"><c>Add</c>, <c>Sub</c>, <c>Mul</c>, <c>Div</c>, <c>Max</c>, <c>Min</c>.</param>
    /// <param name="left">The first value.</param>
    /// <param name="right">The second value.</param>
    public static GraphValue Combine(this GraphBuilder graph, string operation, GraphValue left, GraphValue right) =>
        graph.Apply(operation, left.Type, [left, right]);

    /// <summary>An operation of a value and a number.</summary>
    /// <inheritdoc cref="Combine(GraphBuilder, string, GraphValue, GraphValue)"/>
    public static GraphValue Combine(this GraphBuilder graph, string operation, GraphValue left, double right) =>
        graph.Combine(operation, left, graph.Number(right, left.Type));

    /// <summary>A function of each number.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="operation"><c>Relu</c>, <c>Sigmoid</c>, <c>Tanh</c>, <c>Log</c>, <c>Sqrt</c>, <c>Erf</c>.</param>
    /// <param name="value">The numbers.</param>
    public static GraphValue Map(this GraphBuilder graph, string operation, GraphValue value) => graph.Apply(operation, value.Type, [value]);

    /// <summary>Each number, or a bound where it is below that.</summary>
    public static GraphValue AtLeast(this GraphBuilder graph, GraphValue value, double bound) => graph.Combine("Max", value, bound);

    /// <summary>The Gaussian error linear unit: x (1 + erf(x / sqrt 2)) / 2.</summary>
    public static GraphValue Gelu(this GraphBuilder graph, GraphValue value)
    {
        var share = graph.Combine("Add", graph.Map("Erf", graph.Combine("Div", value, Math.Sqrt(2))), 1);
        return graph.Combine("Mul", graph.Combine("Mul", value, share), HalfOfTwo);
    }

    /// <summary>Numbers that are proportional to the exponentials and sum to 1 along the last axis.</summary>
    public static GraphValue Softmax(this GraphBuilder graph, GraphValue scores) => graph.Apply("Softmax", scores.Type, [scores], ("axis", -1L));

    /// <summary>The matrix product of the last two axes.</summary>
    public static GraphValue MatMul(this GraphBuilder graph, GraphValue left, GraphValue right) => graph.Apply("MatMul", left.Type, [left, right]);

    /// <summary>A linear layer: the product with the transposed weights, plus the bias.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="input">// [..., I]</param>
    /// <param name="weight">Of the type of the input. // [O, I]</param>
    /// <param name="bias">// [O]</param>
    /// <returns>// [..., O]</returns>
    public static GraphValue Linear(this GraphBuilder graph, GraphValue input, StoredTensor weight, StoredTensor bias) => graph.Combine(
        "Add", graph.MatMul(input, graph.Constant(weight.Transposed(), "weight")), graph.Constant(bias, "bias"));

    /// <summary>The values from one index to before another along an axis.</summary>
    public static GraphValue Slice(this GraphBuilder graph, GraphValue value, long axis, long from, long to = long.MaxValue) =>
        graph.Apply("Slice", value.Type, [value, graph.Integers(from), graph.Integers(to), graph.Integers(axis)]);

    /// <summary>Values side by side along an axis.</summary>
    public static GraphValue Concat(this GraphBuilder graph, long axis, params IReadOnlyList<GraphValue> values) =>
        values.Count == 1 ? values[0] : graph.Apply("Concat", values[0].Type, values, ("axis", axis));

    /// <summary>The same numbers in another shape.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">The numbers.</param>
    /// <param name="sizes">0: as in the input; -1: whatever is left.</param>
    public static GraphValue Reshape(this GraphBuilder graph, GraphValue value, params ReadOnlySpan<long> sizes) =>
        graph.Apply("Reshape", value.Type, [value, graph.Integers(sizes)]);

    /// <summary>The numbers without an axis of length 1.</summary>
    public static GraphValue Squeeze(this GraphBuilder graph, GraphValue value, long axis) =>
        graph.Apply("Squeeze", value.Type, [value, graph.Integers(axis)]);

    /// <summary>The axes in another order.</summary>
    public static GraphValue Transpose(this GraphBuilder graph, GraphValue value, params long[] order) =>
        graph.Apply("Transpose", value.Type, [value], ("perm", order));

    /// <summary>A mean or sum along an axis.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">The numbers.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="keep">Whether the axis stays, with length 1.</param>
    public static GraphValue Mean(this GraphBuilder graph, GraphValue value, long axis, bool keep = false) =>
        graph.Apply("ReduceMean", value.Type, [value], ("axes", new[] { axis }), ("keepdims", keep ? 1L : 0L));

    /// <summary>The sum along an axis, which stays with length 1.</summary>
    public static GraphValue Sum(this GraphBuilder graph, GraphValue value, long axis) =>
        graph.Apply("ReduceSum", value.Type, [value, graph.Integers(axis)], ("keepdims", 1L));

    /// <summary>Probabilities from shares: each row divided by its sum.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="shares">Numbers that are not negative, and in each row at least one above 0. // [N, K]</param>
    public static GraphValue Normalize(this GraphBuilder graph, GraphValue shares) => graph.Combine("Div", shares, graph.Sum(shares, 1));

    /// <summary>A convolution over one or two axes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="input">// [B, I, T] or [B, I, T, T]</param>
    /// <param name="weight">// [O, I, width] or [O, I, width, width]</param>
    /// <param name="bias">Null: none. // [O]</param>
    /// <param name="stride">Positions from one output to the next, along each axis.</param>
    /// <param name="padding">Zeros at either end of each axis.</param>
    public static GraphValue Convolution(
        this GraphBuilder graph, GraphValue input, StoredTensor weight, StoredTensor? bias, long stride, long padding)
    {
        var axes = weight.Shape.Count - 2;
        List<GraphValue> inputs = [input, graph.Constant(weight, "weight"), .. bias is null ? [] : new[] { graph.Constant(bias, "bias") }];
        return graph.Apply(
            "Conv", input.Type, inputs,
            ("strides", Enumerable.Repeat(stride, axes).ToArray()),
            ("pads", Enumerable.Repeat(padding, 2 * axes).ToArray()));
    }

    /// <summary>The largest number of each window of a map.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="input">// [B, C, T, T]</param>
    /// <param name="window">The size of a window, which is also the distance of windows.</param>
    public static GraphValue MaxPool(this GraphBuilder graph, GraphValue input, params long[] window) =>
        graph.Apply("MaxPool", input.Type, [input], ("kernel_shape", window), ("strides", window));

    /// <summary>A normalization with numbers that were fitted: batch normalization by channels, or layer normalization over the last axis.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="operation"><c>BatchNormalization</c> (weight, bias, mean, variance) or <c>LayerNormalization</c> (weight, bias).</param>
    /// <param name="input">What is normalized.</param>
    /// <param name="epsilon">Added to variances.</param>
    /// <param name="numbers">The fitted numbers.</param>
    public static GraphValue Normalization(
        this GraphBuilder graph, string operation, GraphValue input, double epsilon, params IReadOnlyList<StoredTensor> numbers) =>
        graph.Apply(operation, input.Type, [input, .. numbers.Select(tensor => graph.Constant(tensor, "norm"))], ("epsilon", (float)epsilon));

    /// <summary>A matrix with rows and columns exchanged.</summary>
    private static StoredTensor Transposed(this StoredTensor matrix)
    {
        var (rows, columns, size) = ((int)matrix.Shape[0], (int)matrix.Shape[1], StoredTensor.SizeOf(matrix.Type));
        var from = matrix.Bytes.Span;
        var to = new byte[from.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                from.Slice(((row * columns) + column) * size, size).CopyTo(to.AsSpan(((column * rows) + row) * size));
            }
        }

        return new StoredTensor(matrix.Type, [columns, rows], to);
    }
}
