using EmotionRecognition.Checkpoints;
using EmotionRecognition.Graphs;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Models.Networks;

/// <summary>Networks and their layers as operations of a graph, in evaluation mode: our own layers say how they compute, libtorch's are known here.</summary>
internal static class LayerGraph
{
    /// <summary>Adds a layer, or a sequence of layers, to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="input">Its input, float32.</param>
    /// <exception cref="InputException">A layer cannot be exported; the error names it.</exception>
    public static GraphValue Apply(this GraphBuilder graph, Module<Tensor, Tensor> layer, GraphValue input) => layer switch
    {
        IExportable own => own.ToGraph(graph, input),
        Linear linear => graph.Linear(input, StateDict.Take(linear.weight!), StateDict.Take(linear.bias!)),
        LayerNorm norm => graph.Normalize(norm, input),
        TorchSharp.Modules.ReLU => graph.Map("Relu", input),
        Sequential sequence => sequence.children().Cast<Module<Tensor, Tensor>>().Aggregate(input, (value, each) => graph.Apply(each, value)),
        _ => throw new InputException(
            "export", $"a layer {layer.GetName()}, which cannot be exported", "layers whose operations ONNX has",
            $"implement {nameof(IExportable)} in {layer.GetType().Name}, or export another model"),
    };

    /// <summary>The attention of several heads, from what they ask, offer, and say.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="queries">// [B, S, E]</param>
    /// <param name="keys">// [B, S, E]</param>
    /// <param name="values">// [B, S, E]</param>
    /// <param name="heads">H, a divisor of E.</param>
    /// <param name="width">E.</param>
    /// <param name="mask">Added to the scores; null: nothing. // [B, 1, 1, S]</param>
    /// <returns>// [B, S, E]</returns>
    public static GraphValue Attention(
        this GraphBuilder graph, GraphValue queries, GraphValue keys, GraphValue values, long heads, long width, GraphValue? mask)
    {
        GraphValue Split(GraphValue all, params long[] order) => graph.Transpose(graph.Reshape(all, 0, 0, heads, width / heads), order);
        var scores = graph.MatMul(Split(queries, 0, 2, 1, 3), Split(keys, 0, 2, 3, 1)); // [B, H, S, S]
        var scaled = graph.Combine("Mul", scores, 1 / Math.Sqrt((double)width / heads));
        var weights = graph.Softmax(mask is null ? scaled : graph.Combine("Add", scaled, mask)); // [B, H, S, S]
        var seen = graph.MatMul(weights, Split(values, 0, 2, 1, 3)); // [B, H, S, E / H]
        return graph.Reshape(graph.Transpose(seen, 0, 2, 1, 3), 0, 0, width);
    }

    /// <summary>A layer normalization with its epsilon, which the module does not tell.</summary>
    public static GraphValue Normalize(this GraphBuilder graph, LayerNorm norm, GraphValue input, double epsilon = 1e-5) =>
        graph.Normalization("LayerNormalization", input, epsilon, StateDict.Take(norm.weight!), StateDict.Take(norm.bias!));
}
