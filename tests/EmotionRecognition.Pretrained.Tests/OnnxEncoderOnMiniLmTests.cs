using System.Diagnostics;
using EmotionRecognition.Onnx;
using EmotionRecognition.Pretrained.Embeddings;
using EmotionRecognition.Pretrained.Packages;
using EmotionRecognition.Text;

namespace EmotionRecognition.Pretrained.Tests;

/// <summary>A real network as a user's ONNX file, against this project's own computation of it.</summary>
public sealed class OnnxEncoderOnMiniLmTests(ITestOutputHelper output)
{
    private static readonly string[] _texts =
        ["i m so happy for you !", "no .", "", "what are you talking about ? i never said that to him or to anybody else .", " laughter ", "unbelievablyness"];

    [Fact]
    public void TextSet_MiniLm_EqualsSentenceEmbedding()
    {
        using var folder = new TemporaryFolder();
        var encoder = Encoder(folder);

        var vectors = encoder.CreateTextSet()!.Compute(_texts, new Progress<int>());

        Assert.Equal(384, vectors.Columns.Count);
        var own = new SentenceEmbeddingSet(TextEncoder.MiniLm, TextForm.Normalized, contractions: false).Embed(_texts);
        foreach (var (found, expected) in vectors.Values.Chunk(384).Zip(own.Chunk(384)))
        {
            var length = Math.Sqrt(found.Sum(value => (double)value * value));
            Assert.All(found.Zip(expected), pair => Assert.Equal(pair.Second, pair.First / length, 1e-5));
        }
    }

    [Fact]
    public void TextSet_MiniLm_RepeatsItself()
    {
        using var folder = new TemporaryFolder();
        var set = Encoder(folder).CreateTextSet()!;
        string[] texts = [.. Enumerable.Range(0, 200).Select(i => $"{_texts[i % _texts.Length]} {i}")];

        var clock = Stopwatch.StartNew();
        var first = set.Compute(texts, new Progress<int>()).Values;
        output.WriteLine($"{texts.Length} texts in {clock.Elapsed.TotalSeconds:0.00} s");

        Assert.Equal(first, set.Compute(texts, new Progress<int>()).Values);
    }

    [Fact]
    public void TextSet_VocabularyOfOtherSize_Throws()
    {
        using var folder = new TemporaryFolder();
        var encoder = Encoder(folder);
        File.AppendAllText(folder["vocab.txt"], "onemore\n");

        var error = Assert.Throws<InputException>(() => encoder.CreateTextSet()!.Compute(_texts, new Progress<int>()));

        Assert.StartsWith($"{folder["vocab.txt"]}: 30523 pieces, the last of which has the id 30522, expected ids that minilm.onnx knows", error.Message);
    }

    private static OnnxEncoder Encoder(TemporaryFolder folder)
    {
        File.WriteAllBytes(folder["minilm.onnx"], TextEncoder.MiniLm.Model());
        File.WriteAllBytes(folder["vocab.txt"], TextEncoder.Vocabulary());
        return new OnnxEncoder { File = "minilm.onnx", Folder = folder.Root, Input = "text", Vocab = "vocab.txt", Pool = "mean" };
    }
}
