using EmotionRecognition.Graphs;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// Scaled dot-product attention of a sequence to itself with several heads (Vaswani et al. 2017), with the parameters and numbers of PyTorch's
/// <c>MultiheadAttention</c>. Letters: B rows, S steps, E values per step, H heads.
/// </summary>
internal sealed class SelfAttention : Module<Tensor, Tensor>, ISeededWeights, IExportable
{
    private readonly long _heads;
    private readonly Parameter _inWeight;
    private readonly Parameter _inBias;
    private readonly Linear _out;
    private readonly Scalar _scale;
    private readonly SeededDropout _dropout;

    /// <summary>Creates the layer with random initial weights.</summary>
    /// <param name="width">E, a multiple of H.</param>
    /// <param name="heads">H.</param>
    /// <param name="dropout">The dropout of the attention's weights.</param>
    public SelfAttention(long width, long heads, SeededDropout dropout)
        : base(nameof(SelfAttention))
    {
        (_heads, _dropout, _scale) = (heads, dropout, 1 / Math.Sqrt((double)width / heads));
        _inWeight = Parameter(init.xavier_uniform_(empty(3 * width, width))); // [3 E, E]
        _inBias = Parameter(zeros(3 * width)); // [3 E]
        _out = Linear(width, width);
        register_parameter("in_proj_weight", _inWeight);
        register_parameter("in_proj_bias", _inBias);
        register_module("out_proj", _out);
    }

    /// <inheritdoc/>
    public Tensor Weights => _inWeight; // [3 E, E]

    /// <summary>That of PyTorch's initial weights, within sqrt(6 / (rows + columns)) (Glorot and Bengio 2010).</summary>
    public double FanIn => (_inWeight.shape[0] + _inWeight.shape[1]) / 6.0;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) // [B, S, E]
    {
        using var scope = NewDisposeScope();
        var (rows, steps, width) = (input.shape[0], input.shape[1], input.shape[2]);
        var all = functional.linear(input, _inWeight, _inBias).view(rows, steps, 3, _heads, width / _heads).permute(2, 0, 3, 1, 4); // [3, B, H, S, E / H]
        var (queries, keys, values) = (all.select(0, 0), all.select(0, 1), all.select(0, 2)); // [B, H, S, E / H]
        var weights = functional.softmax(queries.matmul(keys.transpose(2, 3)).mul(_scale), 3); // [B, H, S, S]
        var heads = _dropout.Apply(weights, training).matmul(values); // [B, H, S, E / H]
        return _out.call(heads.transpose(1, 2).reshape(rows, steps, width)).MoveToOuterDisposeScope(); // [B, S, E]
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphBuilder graph, GraphValue input)
    {
        var width = _inWeight.shape[1];
        var all = graph.Linear(input, StateDict.Take(_inWeight), StateDict.Take(_inBias)); // [B, S, 3 E]
        GraphValue Part(long index) => graph.Slice(all, 2, index * width, (index + 1) * width); // [B, S, E]
        return graph.Apply(_out, graph.Attention(Part(0), Part(1), Part(2), _heads, width, null));
    }

    /// <summary>Nothing: everything is registered under PyTorch's names, not under those of fields.</summary>
    protected override void RegisterComponents()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _out.Dispose();
            _scale.Dispose();
        }

        base.Dispose(disposing);
    }
}
