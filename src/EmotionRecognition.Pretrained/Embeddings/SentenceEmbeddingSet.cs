using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Pretrained.Bert;
using EmotionRecognition.Pretrained.Packages;
using EmotionRecognition.Pretrained.Tokens;
using EmotionRecognition.Text;
using static TorchSharp.torch;

namespace EmotionRecognition.Pretrained.Embeddings;

/// <summary>Embeddings of texts by a pretrained encoder.</summary>
/// <param name="encoder">The encoder.</param>
/// <param name="form">Which form of texts is read.</param>
/// <param name="contractions">Whether the apostrophes that normalization removes are restored.</param>
internal sealed class SentenceEmbeddingSet(TextEncoder encoder, TextForm form, bool contractions) : ITextSet
{
    /// <summary>The texts of a batch; fixed, like the number of threads, because both may affect the order of sums.</summary>
    private const int Batch = 32;
    private const int Threads = 2;

    /// <summary>The names of the 384 columns.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. Enumerable.Range(1, TextEncoder.Width).Select(column => $"embedding-{column}")];

    /// <inheritdoc/>
    public string Name => "sentence-embedding"
        + (encoder == TextEncoder.MiniLm ? "" : $"-{encoder.Name.ToLowerInvariant()}")
        + (form == TextForm.AsWritten ? "-as-written" : contractions ? "-contractions" : "");

    /// <inheritdoc/>
    public IReadOnlyList<string> Files => [];

    /// <inheritdoc/>
    public string Settings => "";

    /// <inheritdoc/>
    public TextForm Form => form;

    /// <summary>How texts are spelled before they are embedded, in words.</summary>
    public string Spelled => Spelling.Describe(form, contractions);

    /// <inheritdoc/>
    public TextVectors Compute(IReadOnlyList<string> texts, IProgress<int> progress)
    {
        var values = Embed(texts, progress, out var cut);
        return new TextVectors(Columns, values, cut);
    }

    /// <summary>Embeds texts.</summary>
    /// <param name="texts">N texts; they are cut at <see cref="TextEncoder.Window"/> tokens.</param>
    /// <returns>N x 384, rows of length 1.</returns>
    public float[] Embed(IReadOnlyList<string> texts) => Embed(texts, null, out _);

    private float[] Embed(IReadOnlyList<string> texts, IProgress<int>? progress, out int cut)
    {
        using var threads = new TorchThreads(Threads);
        using var noGradient = no_grad();
        using var network = new BertEncoder(encoder.Weights, TextEncoder.Heads, encoder.Name);
        var (values, done) = (new float[texts.Count * TextEncoder.Width], 0);
        var tokens = texts.Select(text => Tokenize(text)).ToList();
        cut = tokens.Count(text => text.IsCut);
        foreach (var batch in tokens.Select(text => text.Ids).Index().OrderBy(text => text.Item.Length).Chunk(Batch))
        {
            using var scope = NewDisposeScope();
            var input = TokenBatch.Of([.. batch.Select(text => text.Item)]);
            var hidden = network.call(input); // [B, T, 384]
            var pooled = encoder.EmbedsFirstToken ? hidden.select(1, 0) : input.Mean(hidden); // [B, 384]
            var rows = nn.functional.normalize(pooled).data<float>().ToArray().Chunk(TextEncoder.Width);
            foreach (var (row, (place, _)) in rows.Zip(batch))
            {
                row.CopyTo(values, place * TextEncoder.Width);
            }

            progress?.Report(done += batch.Length);
        }

        return values;
    }

    private (int[] Ids, bool IsCut) Tokenize(string text)
    {
        var ids = TextEncoder.Pieces.Ids(Spelling.Of(text, form, contractions), TextEncoder.Window, out var isCut);
        return (ids, isCut);
    }
}
