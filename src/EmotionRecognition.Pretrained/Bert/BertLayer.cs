using EmotionRecognition.Models.Networks;
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
        var (query, key, value) = (Split(_parts.Query.call(hidden)), Split(_parts.Key.call(hidden)), Split(_parts.Value.call(hidden))); // [B, H, T, W / H]
        var seen = functional.scaled_dot_product_attention(query, key, value, mask); // [B, H, T, W / H]
        var joined = seen.transpose(1, 2).reshape(hidden.shape); // [B, T, W]
        var mixed = _parts.MixedNorm.call(_parts.Mixed.call(joined).add(hidden, LastingScalars.One)); // [B, T, W]
        var narrow = _parts.Narrow.call(functional.gelu(_parts.Wide.call(mixed))); // [B, T, W]
        return _parts.NarrowNorm.call(narrow.add(mixed, LastingScalars.One)).MoveToOuterDisposeScope(); // [B, T, W]
    }

    private Tensor Split(Tensor all) => all.reshape(all.shape[0], all.shape[1], _heads, all.shape[2] / _heads).transpose(1, 2); // [B, H, T, W / H]

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
