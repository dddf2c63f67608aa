using EmotionRecognition.Checkpoints;
using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Pretrained.Bert;

/// <summary>
/// BERT (Devlin et al. 2019) from the ids of tokens to a hidden state of each. The embeddings of word pieces are half of all weights; they are fixed, and
/// not among its parameters. Letters: B texts, T tokens, W width.
/// </summary>
internal sealed class BertEncoder : Module<TokenBatch, Tensor>
{
    private const string Words = "embeddings.word_embeddings.weight";

    private readonly Parts _parts;

    /// <summary>Creates the encoder with pretrained weights.</summary>
    /// <param name="weights">Weights under PyTorch's names; those of the pooler are not needed.</param>
    /// <param name="heads">The heads of each layer's attention.</param>
    /// <param name="place">Where the weights come from, for errors.</param>
    /// <param name="isHalf">See <see cref="BertLayer.IsHalf"/>.</param>
    /// <param name="dropout">
    /// The share that is dropped in training, above 0 and below 1, of the embeddings too (see <see cref="BertLayer.Dropout"/>), and where the random numbers
    /// for it come from; null: none.
    /// </param>
    /// <exception cref="InputException">A tensor is missing or has a different shape.</exception>
    public BertEncoder(NamedTensors weights, int heads, string place, bool isHalf = false, (double Share, Generator Random)? dropout = null)
        : base(nameof(BertEncoder))
    {
        var (positions, inner) = (weights["embeddings.position_embeddings.weight"].Shape, weights["encoder.layer.0.intermediate.dense.bias"].Shape[0]);
        var width = positions[1];
        var layers = Enumerable.Range(0, int.MaxValue).TakeWhile(layer => weights.TryGet($"encoder.layer.{layer}.output.dense.bias", out _)).Count();
        var dropped = dropout is null ? null : new SeededDropout(dropout.Value.Share, dropout.Value.Random);
        _parts = new Parts(
            StateDict.ToTensor(weights[Words]).DetachFromDisposeScope(),
            Embedding(positions[0], width),
            Embedding(2, width),
            LayerNorm(width, BertLayer.Epsilon),
            [.. Enumerable.Range(0, layers).Select(_ => new BertLayer(width, inner, heads) { IsHalf = isHalf, Dropout = dropped })],
            dropped);
        register_module("embeddings", ModuleDict<Module>(
            ("position_embeddings", _parts.Positions), ("token_type_embeddings", _parts.Types), ("LayerNorm", _parts.Norm)));
        register_module("encoder", ModuleDict(("layer", ModuleList(_parts.Layers))));
        StateDict.Put(this, Own(weights), place);
    }

    /// <summary>W.</summary>
    public long Width => _parts.Words.shape[1];

    /// <inheritdoc/>
    public override Tensor forward(TokenBatch input) // [B, T]
    {
        using var scope = NewDisposeScope();
        var (texts, tokens) = (input.Ids.shape[0], input.Ids.shape[1]);
        var words = _parts.Words.index_select(0, input.Ids.reshape(-1)).reshape(texts, tokens, Width); // [B, T, W]
        var place = _parts.Positions.weight!.narrow(0, 0, tokens).add(_parts.Types.weight!.narrow(0, 0, 1), LastingScalars.One); // [T, W]
        var hidden = _parts.Norm.call(words.add(place, LastingScalars.One)); // [B, T, W]
        hidden = _parts.Dropout?.Apply(hidden, training) ?? hidden;
        foreach (var layer in _parts.Layers)
        {
            hidden = layer.call(hidden, input.Mask); // [B, T, W]
        }

        return hidden.MoveToOuterDisposeScope(); // [B, T, W]
    }

    /// <summary>The encoder as operations of a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="ids">Int64; 0 is padding. // [B, T]</param>
    /// <param name="mask">Added to the scores of attention: 0 for tokens, a large negative number for padding. // [B, 1, 1, T]</param>
    /// <returns>// [B, T, W]</returns>
    public GraphValue ToGraph(GraphBuilder graph, GraphValue ids, GraphValue mask)
    {
        GraphValue Constant(Tensor weights, string name) => graph.Constant(StateDict.Take(weights), name);
        var words = graph.Apply("Gather", ElementType.Float32, [Constant(_parts.Words, "words"), ids]); // [B, T, W]
        var tokens = graph.Slice(graph.Apply("Shape", ElementType.Int64, [ids]), 0, 1); // [1]: T
        var positions = Constant(_parts.Positions.weight!, "positions");
        var place = graph.Apply("Slice", ElementType.Float32, [positions, graph.Integers(0), tokens, graph.Integers(0)]); // [T, W]
        var type = Constant(_parts.Types.weight!.narrow(0, 0, 1), "type"); // [1, W]
        var hidden = graph.Normalize(_parts.Norm, graph.Combine("Add", words, graph.Combine("Add", place, type)), BertLayer.Epsilon); // [B, T, W]
        return _parts.Layers.Aggregate(hidden, (value, layer) => layer.ToGraph(graph, value, mask));
    }

    private NamedTensors Own(NamedTensors weights)
    {
        var own = new NamedTensors();
        foreach (var name in state_dict().Keys)
        {
            if (weights.TryGet(name, out var value))
            {
                own.Add(name, value);
            }
        }

        return own;
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

    /// <summary>Fields of a module's own would be registered: modules under a second name, and the words among the weights that are saved.</summary>
    private sealed record Parts(Tensor Words, Embedding Positions, Embedding Types, LayerNorm Norm, BertLayer[] Layers, SeededDropout? Dropout) : IDisposable
    {
        public void Dispose()
        {
            foreach (var part in Layers.Cast<IDisposable?>().Concat([Words, Positions, Types, Norm, Dropout]))
            {
                part?.Dispose();
            }
        }
    }
}
