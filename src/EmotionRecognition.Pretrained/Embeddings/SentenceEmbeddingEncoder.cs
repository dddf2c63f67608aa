using EmotionRecognition.Encoders;
using EmotionRecognition.Graphs;
using EmotionRecognition.Pretrained.Packages;
using EmotionRecognition.Text;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Encoders.EncoderKind<EmotionRecognition.Pretrained.Embeddings.SentenceEmbeddingEncoder>>]

namespace EmotionRecognition.Pretrained.Embeddings;

/// <summary>
/// The transcript's embedding by a pretrained sentence encoder, which is not trained further: the mean of the hidden states of its tokens, or the first
/// of them, divided by its length. Nothing is fitted. A stage embeds the texts of a corpus once; texts that are not in its table are embedded when they are
/// encoded.
/// </summary>
public sealed record SentenceEmbeddingEncoder : InputEncoder
{
    /// <inheritdoc/>
    public override string Kind => "sentence-embedding";

    /// <inheritdoc/>
    public override string Summary => "the transcript's embedding by a pretrained sentence encoder";

    /// <summary>The encoder.</summary>
    public SentenceModel Model { get; init; } = SentenceModel.Minilm;

    /// <summary>Whether the apostrophes that normalization removes are restored: <c>don t</c> is read as <c>don't</c>.</summary>
    public bool Contractions { get; init; }

    /// <summary>Which form of the transcript is read.</summary>
    public TextForm Text { get; init; } = TextForm.Normalized;

    /// <inheritdoc/>
    public override TextForm TextForm => Text;

    /// <inheritdoc/>
    public override bool ReadsText => true;

    /// <inheritdoc/>
    public override Pretraining? Pretraining => Encoder.Pretraining;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files => [];

    /// <inheritdoc/>
    public override ITextSet CreateTextSet() => CreateSet();

    /// <inheritdoc/>
    public override IFittedEncoder Fit(EncoderInput training) => new Fitted(CreateSet());

    /// <inheritdoc/>
    public override IFittedEncoder Load(EncoderFiles files) => new Fitted(CreateSet());

    private TextEncoder Encoder => Model == SentenceModel.ArcticXs ? TextEncoder.ArcticXs : TextEncoder.MiniLm;

    private SentenceEmbeddingSet CreateSet() => new(Encoder, Text, Contractions);

    private sealed class Fitted(SentenceEmbeddingSet set) : IFittedEncoder, IExportableEncoder
    {
        public IReadOnlyList<string> Columns => SentenceEmbeddingSet.Columns;

        public float[] Encode(EncoderInput input) =>
            input.Features.Find(set.Name) is { } table && input.Rows.All(row => table.Contains(row.Utterance))
                ? [.. input.Rows.SelectMany(row => table.Row(row.Utterance).ToArray())]
                : set.Embed([.. input.Rows.Select(row => row.TextIn(set.Form))]);

        public GraphValue ToGraph(GraphBuilder graph) => graph.Input(set.Name, Columns, $"embeddings of the texts, {set.Spelled}");

        public void Save(EncoderFiles files)
        {
        }
    }
}

/// <summary>The pretrained sentence encoders.</summary>
public enum SentenceModel
{
    /// <summary>all-MiniLM-L6-v2: six layers, width 384.</summary>
    Minilm,

    /// <summary>snowflake-arctic-embed-xs: the same network, trained further; the embedding is the hidden state of the first token.</summary>
    ArcticXs,
}
