using EmotionRecognition.Encoders;
using EmotionRecognition.Pretrained.Embeddings;
using EmotionRecognition.Pretrained.Packages;
using EmotionRecognition.Tables;
using EmotionRecognition.Text;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace EmotionRecognition.Pretrained.Tests;

public sealed class SentenceEmbeddingEncoderTests
{
    private static readonly string[] _texts =
        ["i m so happy for you !", "no .", "", "what are you talking about ? i never said that to him or to anybody else .", " laughter ", "unbelievablyness"];

    [Theory]
    [InlineData(SentenceModel.Minilm)]
    [InlineData(SentenceModel.ArcticXs)]
    public void Encode_Texts_EqualsOnnxRuntime(SentenceModel model)
    {
        var fitted = new SentenceEmbeddingEncoder { Model = model }.Fit(Input("any text"));
        var encoder = model == SentenceModel.Minilm ? TextEncoder.MiniLm : TextEncoder.ArcticXs;

        var values = fitted.Encode(Input(_texts)).Chunk(fitted.Columns.Count).ToList();

        using var session = new InferenceSession(encoder.Model());
        Assert.Equal(_texts.Length, values.Count);
        foreach (var (text, found) in _texts.Zip(values))
        {
            var expected = Expected(session, text, encoder.EmbedsFirstToken);
            Assert.All(found.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        }
    }

    [Fact]
    public void Encode_RowsOfTheTable_TakesThemFromThere()
    {
        var encoder = new SentenceEmbeddingEncoder { Contractions = true };
        var vectors = encoder.CreateTextSet().Compute(["i don t", "yes"], new Progress<int>());
        var table = new FeatureTable(vectors.Columns, ["u1", "u0"], vectors.Values);
        var features = new FeatureTables(new Dictionary<string, FeatureTable> { [encoder.CreateTextSet().Name] = table });
        var fitted = encoder.Fit(Input(""));

        var values = fitted.Encode(Input("not read", "not read either") with { Features = features });

        Assert.Equal([.. vectors.Values[384..], .. vectors.Values[..384]], values);
        Assert.All(fitted.Encode(Input("i don t")).Zip(vectors.Values[..384]), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        Assert.NotEqual(new SentenceEmbeddingEncoder().CreateTextSet().Name, encoder.CreateTextSet().Name);
    }

    [Fact]
    public void Encode_TextsOfSimilarMeaning_AreClose()
    {
        var rows = new SentenceEmbeddingEncoder().Fit(Input("")).Encode(Input("i am very angry", "this makes me furious", "the train leaves at noon"))
            .Chunk(384).ToList();

        Assert.True(Cosine(rows[0], rows[1]) > Cosine(rows[0], rows[2]) + 0.3);
    }

    [Fact]
    public void Encode_AsWritten_ReadsTheTranscript()
    {
        var written = new SentenceEmbeddingEncoder { Text = TextForm.AsWritten };
        var rows = new EncoderInput([new InputRow("u0", "read by others") { Written = "I don\u2019t know, really\u2026" }], FeatureTables.None);

        var values = written.Fit(Input("")).Encode(rows);

        Assert.Equal(written.CreateTextSet().Compute(["I don't know, really..."], new Progress<int>()).Values, values);
        Assert.NotEqual(new SentenceEmbeddingEncoder().Fit(Input("")).Encode(rows), values);
        Assert.NotEqual(new SentenceEmbeddingEncoder().CreateTextSet().Name, written.CreateTextSet().Name);
    }

    private static double Cosine(float[] first, float[] second) => first.Zip(second, (one, other) => (double)one * other).Sum();

    private static EncoderInput Input(params string[] texts) =>
        new([.. texts.Select((text, index) => new InputRow($"u{index}", text))], FeatureTables.None);

    /// <summary>What the model cards ask for: the mean over tokens, or the first of them, divided by its length.</summary>
    private static double[] Expected(InferenceSession session, string text, bool first)
    {
        long[] ids = [.. TextEncoder.Pieces.Ids(text, 512, out _).Select(id => (long)id)];
        NamedOnnxValue Value(string name, long[] values) => NamedOnnxValue.CreateFromTensor(name, new DenseTensor<long>(values, [1, values.Length]));
        using var results = session.Run(
            [Value("input_ids", ids), Value("attention_mask", [.. ids.Select(_ => 1L)]), Value("token_type_ids", new long[ids.Length])]);
        var hidden = results.First(result => result.Name == "last_hidden_state").AsEnumerable<float>().ToArray();
        var tokens = first ? 1 : ids.Length;
        double[] means =
            [.. Enumerable.Range(0, 384).Select(column => Enumerable.Range(0, tokens).Average(token => (double)hidden[(token * 384) + column]))];
        var length = Math.Sqrt(means.Sum(value => value * value));
        return [.. means.Select(value => value / length)];
    }
}
