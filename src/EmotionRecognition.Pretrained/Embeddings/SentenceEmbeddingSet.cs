using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Pretrained.Bert;
using EmotionRecognition.Pretrained.Packages;
using static TorchSharp.torch;

namespace EmotionRecognition.Pretrained.Embeddings;

/// <summary>Embeddings of texts by <see cref="MiniLm"/>.</summary>
/// <param name="contractions">Whether the apostrophes that normalization removes are restored.</param>
internal sealed class SentenceEmbeddingSet(bool contractions) : ITextSet
{
    /// <summary>The texts of a batch; fixed, like the number of threads, because both may affect the order of sums.</summary>
    private const int Batch = 32;
    private const int Threads = 2;

    /// <summary>The names of the 384 columns.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. Enumerable.Range(1, MiniLm.Width).Select(column => $"embedding-{column}")];

    /// <inheritdoc/>
    public string Name => contractions ? "sentence-embedding-contractions" : "sentence-embedding";

    /// <inheritdoc/>
    public IReadOnlyList<string> Files => [];

    /// <inheritdoc/>
    public string Settings => "";

    /// <inheritdoc/>
    public TextVectors Compute(IReadOnlyList<string> texts, IProgress<int> progress)
    {
        var values = Embed(texts, progress, out var cut);
        return new TextVectors(Columns, values, cut);
    }

    /// <summary>Embeds texts.</summary>
    /// <param name="texts">N texts; they are cut at <see cref="MiniLm.Window"/> tokens.</param>
    /// <returns>N x 384, rows of length 1.</returns>
    public float[] Embed(IReadOnlyList<string> texts) => Embed(texts, null, out _);

    private float[] Embed(IReadOnlyList<string> texts, IProgress<int>? progress, out int cut)
    {
        using var threads = new TorchThreads(Threads);
        using var noGradient = no_grad();
        using var encoder = new BertEncoder(MiniLm.Weights, MiniLm.Heads, nameof(MiniLm));
        var (values, done) = (new float[texts.Count * MiniLm.Width], 0);
        var tokens = texts.Select(text => Tokenize(text)).ToList();
        cut = tokens.Count(text => text.IsCut);
        foreach (var batch in tokens.Select(text => text.Ids).Index().OrderBy(text => text.Item.Length).Chunk(Batch))
        {
            using var scope = NewDisposeScope();
            var input = TokenBatch.Of([.. batch.Select(text => text.Item)]);
            var means = input.Mean(encoder.call(input)); // [B, 384]
            var rows = nn.functional.normalize(means).data<float>().ToArray().Chunk(MiniLm.Width);
            foreach (var (row, (place, _)) in rows.Zip(batch))
            {
                row.CopyTo(values, place * MiniLm.Width);
            }

            progress?.Report(done += batch.Length);
        }

        return values;
    }

    private (int[] Ids, bool IsCut) Tokenize(string text)
    {
        var ids = MiniLm.Pieces.Ids(contractions ? Tokens.Contractions.Restore(text) : text, MiniLm.Window, out var isCut);
        return (ids, isCut);
    }
}
