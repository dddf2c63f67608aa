using System.Globalization;
using EmotionRecognition.Encoders;
using EmotionRecognition.Onnx.Networks;

namespace EmotionRecognition.Onnx.Texts;

/// <summary>The pooled output of a network for the pieces of a text.</summary>
/// <param name="name">Its name.</param>
/// <param name="file">The network.</param>
/// <param name="vocabulary">The full path of its vocabulary.</param>
/// <param name="length">The most tokens of a text.</param>
internal sealed class OnnxTextSet(string name, OnnxNetworkFile file, string vocabulary, int length) : ITextSet
{
    /// <summary>The texts of a batch; fixed, because it may affect the last bits of results.</summary>
    private const int Batch = 32;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IReadOnlyList<string> Files
    {
        get
        {
            Vocabulary.CheckExists(vocabulary);
            return [.. file.Files, vocabulary];
        }
    }

    /// <inheritdoc/>
    public string Settings => string.Create(CultureInfo.InvariantCulture, $"{file.Layer}, {file.Pool}, {length} tokens");

    /// <inheritdoc/>
    public TextVectors Compute(IReadOnlyList<string> texts, IProgress<int> progress)
    {
        var pieces = Vocabulary.Read(vocabulary);
        using var network = TextNetwork.Open(file, pieces, vocabulary, length);
        var statistics = file.Statistics;
        var width = statistics.Count * network.Width;
        var (values, cut, done) = (new float[texts.Count * width], 0, 0);
        var tokens = new List<(int Place, int[] Ids)>();
        foreach (var (place, text) in texts.Index())
        {
            tokens.Add((place, pieces.Ids(text, network.Most, out var isCut)));
            cut += isCut ? 1 : 0;
        }

        // Texts of a batch are equally long, so that nothing is padded unless the network demands it.
        foreach (var batch in tokens.GroupBy(text => text.Ids.Length).OrderBy(same => same.Key).SelectMany(same => same.Chunk(network.Fits(Batch))))
        {
            var frames = network.Run([.. batch.Select(text => text.Ids)]);
            foreach (var (row, (place, ids)) in batch.Index())
            {
                Pooling.Apply(statistics, frames.Of(row, Math.Min(ids.Length, frames.Count)), network.Width, values.AsSpan(place * width, width));
            }

            progress.Report(done += batch.Length);
        }

        return new TextVectors(file.Columns(network.Width), values, cut);
    }
}
