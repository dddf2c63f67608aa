using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Pretrained.Bert;

/// <summary>
/// A layer of BERT (Devlin et al. 2019): self-attention, then two linear layers with GELU, each with a sum and a layer normalization after it. Letters:
/// B texts, T tokens, H heads, W width.
/// </summary>
internal sealed class BertLayer : Module<Tensor, Tensor?, Tensor>
{
    /// <summary>Added to variances; BERT's own value.</summary>
    public const double Epsilon = 1e-12;

    private readonly long _heads;
    private readonly Parts _parts;

    /// <summary>Whether linear layers and attention compute with bfloat16 in training; sums, normalizations, and weights are float32 in any case.</summary>
    public bool IsHalf { get; init; }

    /// <summary>Applied in training to the shares of attention and to both sums' new terms; null: none.</summary>
    public SeededDropout? Dropout { get; init; }

    /// <summary>Creates a layer, whose weights have the names of BERT checkpoints.</summary>
    public BertLayer(long width, long inner, long heads)
        : base(nameof(BertLayer))
    {
        _heads = heads;
        _parts = new Parts(
            Linear(width, width), Linear(width, width), Linear(width, width), Linear(width, width), LayerNorm(width, Epsilon),
            Linear(width, inner), Linear(inner, width), LayerNorm(width, Epsilon));
        register_module("attention", ModuleDict(
            ("self", ModuleDict(("query", _parts.Query), ("key", _parts.Key), ("value", _parts.Value))),
            ("output", ModuleDict<Module>(("dense", _parts.Mixed), ("LayerNorm", _parts.MixedNorm)))));
        register_module("intermediate", ModuleDict(("dense", _parts.Wide)));
        register_module("output", ModuleDict<Module>(("dense", _parts.Narrow), ("LayerNorm", _parts.NarrowNorm)));
    }

    /// <inheritdoc/>
    /// <param name="hidden">// [B, T, W]</param>
    /// <param name="mask">Added to the scores of attention: 0 for tokens, a large negative number for padding; null without padding. // [B, 1, T, T]</param>
    public override Tensor forward(Tensor hidden, Tensor? mask) // [B, T, W]
    {
        using var scope = NewDisposeScope();
        var type = IsHalf && training ? ScalarType.BFloat16 : ScalarType.Float32;
        var input = hidden.to(type); // [B, T, W]
        var (query, key, value) = (Split(Apply(_parts.Query, input)), Split(Apply(_parts.Key, input)), Split(Apply(_parts.Value, input))); // [B, H, T, W / H]
        var seen = Attend(query, key, value, mask?.to(type)); // [B, H, T, W / H]
        var joined = seen.transpose(1, 2).reshape(hidden.shape); // [B, T, W]
        var mixed = _parts.MixedNorm.call(Drop(Apply(_parts.Mixed, joined).to(ScalarType.Float32)).add(hidden, LastingScalars.One)); // [B, T, W]
        var narrow = Apply(_parts.Narrow, functional.gelu(Apply(_parts.Wide, mixed.to(type)))).to(ScalarType.Float32); // [B, T, W]
        return _parts.NarrowNorm.call(Drop(narrow).add(mixed, LastingScalars.One)).MoveToOuterDisposeScope(); // [B, T, W]
    }

    // libtorch's own attention is faster, but takes the numbers for its dropout from a generator that all networks of a process share.
    private Tensor Attend(Tensor query, Tensor key, Tensor value, Tensor? mask)
    {
        if (Dropout is null || !training)
        {
            Tensor[] operands = mask is null ? [query, key, value] : [query, key, value, mask];
            return Bfloat16Products.Compute(all => functional.scaled_dot_product_attention(all[0], all[1], all[2], all.ElementAtOrDefault(3)), operands);
        }

        using Scalar root = Math.Sqrt(query.shape[3]);
        var scores = Product(query, key.transpose(2, 3)).div(root); // [B, H, T, T]
        return Product(Drop(functional.softmax(mask is null ? scores : scores.add(mask, LastingScalars.One), -1)), value);
    }

    private Tensor Drop(Tensor values) => Dropout is null ? values : Dropout.Apply(values, training);

    /// <summary>A linear layer in the type of its input; gradients reach its float32 weights.</summary>
    private static Tensor Apply(Linear layer, Tensor input) => Bfloat16Products.Compute(
        operands => functional.linear(operands[0], operands[1], operands[2]), input, layer.weight!.to(input.dtype), layer.bias!.to(input.dtype));

    private static Tensor Product(Tensor left, Tensor right) => Bfloat16Products.Compute(operands => operands[0].matmul(operands[1]), left, right);

    private Tensor Split(Tensor all) => all.reshape(all.shape[0], all.shape[1], _heads, all.shape[2] / _heads).transpose(1, 2); // [B, H, T, W / H]

    /// <summary>The layer as operations of a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="hidden">// [B, T, W]</param>
    /// <param name="mask">As for <see cref="forward"/>. // [B, 1, 1, T]</param>
    /// <returns>// [B, T, W]</returns>
    public GraphValue ToGraph(GraphBuilder graph, GraphValue hidden, GraphValue mask)
    {
        var seen = graph.Attention(
            graph.Apply(_parts.Query, hidden), graph.Apply(_parts.Key, hidden), graph.Apply(_parts.Value, hidden), _heads, _parts.Query.weight!.shape[0], mask);
        var mixed = graph.Normalize(_parts.MixedNorm, graph.Combine("Add", graph.Apply(_parts.Mixed, seen), hidden), Epsilon);
        var narrow = graph.Apply(_parts.Narrow, graph.Gelu(graph.Apply(_parts.Wide, mixed)));
        return graph.Normalize(_parts.NarrowNorm, graph.Combine("Add", narrow, mixed), Epsilon);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _parts.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Modules in a field of a module's own would get a second name.</summary>
    private sealed record Parts(Linear Query, Linear Key, Linear Value, Linear Mixed, LayerNorm MixedNorm, Linear Wide, Linear Narrow, LayerNorm NarrowNorm)
        : IDisposable
    {
        public void Dispose()
        {
            foreach (var part in new Module[] { Query, Key, Value, Mixed, MixedNorm, Wide, Narrow, NarrowNorm })
            {
                part.Dispose();
            }
        }
    }
}
