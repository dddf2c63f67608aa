using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Pretrained.Bert;
using EmotionRecognition.Pretrained.Packages;
using EmotionRecognition.Pretrained.Tokens;
using static TorchSharp.torch;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Encoders.EncoderKind<EmotionRecognition.Pretrained.Embeddings.SentenceEmbeddingEncoder>>]

namespace EmotionRecognition.Pretrained.Embeddings;

/// <summary>
/// The transcript's embedding by a pretrained sentence encoder, which is not trained further: the mean of the hidden states of its tokens, divided by its
/// length. Nothing is fitted.
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

    /// <inheritdoc/>
    public override bool ReadsText => true;

    /// <inheritdoc/>
    public override Pretraining? Pretraining => MiniLmCard.Pretraining;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files => [];

    /// <inheritdoc/>
    public override IFittedEncoder Fit(EncoderInput training) => new Fitted(Contractions);

    /// <inheritdoc/>
    public override IFittedEncoder Load(EncoderFiles files) => new Fitted(Contractions);

    private sealed class Fitted(bool contractions) : IFittedEncoder
    {
        public IReadOnlyList<string> Columns { get; } = [.. Enumerable.Range(1, MiniLm.Width).Select(column => $"embedding-{column}")];

        public float[] Encode(EncoderInput input) =>
            SentenceEmbeddings.Of([.. input.Rows.Select(row => contractions ? Tokens.Contractions.Restore(row.Text) : row.Text)]);

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
}

/// <summary>Embeddings of texts by <see cref="MiniLm"/>.</summary>
internal static class SentenceEmbeddings
{
    /// <summary>The texts of a batch; fixed, like the number of threads, because both may affect the order of sums.</summary>
    private const int Batch = 32;
    private const int Threads = 2;

    /// <summary>Embeds texts.</summary>
    /// <param name="texts">N texts; they are cut at <see cref="MiniLm.Window"/> tokens.</param>
    /// <returns>N x 384, rows of length 1.</returns>
    public static float[] Of(IReadOnlyList<string> texts)
    {
        using var threads = new TorchThreads(Threads);
        using var noGradient = no_grad();
        using var encoder = new BertEncoder(MiniLm.Weights, MiniLm.Heads, nameof(MiniLm));
        var values = new float[texts.Count * MiniLm.Width];
        var tokens = texts.Select(text => MiniLm.Pieces.Ids(text, MiniLm.Window, out _)).Index().OrderBy(text => text.Item.Length);
        foreach (var batch in tokens.Chunk(Batch))
        {
            using var scope = NewDisposeScope();
            var input = TokenBatch.Of([.. batch.Select(text => text.Item)]);
            var means = input.Mean(encoder.call(input)); // [B, 384]
            var rows = nn.functional.normalize(means).data<float>().ToArray().Chunk(MiniLm.Width);
            foreach (var (row, (place, _)) in rows.Zip(batch))
            {
                row.CopyTo(values, place * MiniLm.Width);
            }
        }

        return values;
    }
}
