using EmotionRecognition.Encoders;
using Testing.Onnx;

namespace EmotionRecognition.Onnx.Tests;

public sealed class OnnxTextSetTests
{
    private static readonly string[] _pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "good", "##ness", "me"];

    // The number of a piece, and its square.
    private static readonly float[][] _rows = [.. Enumerable.Range(0, 8).Select(id => new float[] { id, id * id })];

    [Fact]
    public void Compute_Texts_PoolsTheirPieces()
    {
        using var folder = new TemporaryFolder();
        var vectors = Compute(folder, OnnxFile.Embeddings(_rows), encoder => encoder, "goodness me", "", "Who", "good me");

        string[] columns = ["mean-1", "mean-2", "max-1", "max-2"];
        Assert.Equal(columns.Select(column => $"tiny-last_hidden_state-{column}"), vectors.Columns);
        float[] expected =
        [
            (2 + 5 + 6 + 7 + 3) / 5f, (4 + 25 + 36 + 49 + 9) / 5f, 7, 49,
            5 / 2f, 13 / 2f, 3, 9,
            (2 + 1 + 3) / 3f, (4 + 1 + 9) / 3f, 3, 9,
            (2 + 5 + 7 + 3) / 4f, (4 + 25 + 49 + 9) / 4f, 7, 49,
        ];
        Assert.Equal(expected, vectors.Values);
        Assert.Equal(0, vectors.Cut);
    }

    [Theory]
    [InlineData(null, null, OnnxFile.Int64, true)]
    [InlineData(null, null, OnnxFile.Int32, false)]
    [InlineData(7, null, OnnxFile.Int64, true)]
    [InlineData(7, 1, OnnxFile.Int32, true)]
    public void Compute_ShapesAndTypes_GiveTheSame(int? tokens, int? batch, int type, bool masks)
    {
        using var folder = new TemporaryFolder();
        string[] texts = [.. Enumerable.Range(0, 70).Select(i => string.Join(' ', Enumerable.Repeat("me", i % 4).Append("good")))];

        var vectors = Compute(folder, OnnxFile.Embeddings(_rows, tokens, batch, type, masks), encoder => encoder, texts);

        Assert.Equal(Compute(folder, OnnxFile.Embeddings(_rows), encoder => encoder, texts).Values, vectors.Values);
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(512, 4)]
    public void Compute_LongerThanWindow_IsCutAndCounted(int length, int? tokens)
    {
        using var folder = new TemporaryFolder();

        var vectors = Compute(folder, OnnxFile.Embeddings(_rows, tokens), encoder => encoder with { Length = length }, "me me good", "me me", "goodness me");

        Assert.Equal(2, vectors.Cut);
        var rows = vectors.Values.Chunk(4).ToList();
        Assert.Equal(rows[1], rows[0]);
        Assert.Equal((2 + 5 + 6 + 3) / 4f, rows[2][0]);
    }

    [Fact]
    public void Compute_PieceBeyondEmbeddings_NamesVocabulary()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InputException>(() => Compute(folder, OnnxFile.Embeddings(_rows[..7]), encoder => encoder, "me"));

        Assert.StartsWith($"{folder["vocab.txt"]}: 8 pieces, the last of which has the id 7, expected ids that tiny.onnx knows (", error.Message);
        Assert.EndsWith("; pass the vocab.txt that belongs to the network", error.Message);
    }

    [Theory]
    [InlineData("good\nme\n", "2 lines without [PAD], [UNK], [CLS], [SEP], [MASK], expected the vocabulary of a BERT: one word piece per line")]
    [InlineData("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nme\nme\n", "\"me\" twice, expected each word piece once")]
    public void Compute_NoVocabulary_Throws(string content, string message)
    {
        using var folder = new TemporaryFolder();
        var set = Set(folder, OnnxFile.Embeddings(_rows), encoder => encoder);
        folder.Write("vocab.txt", content);

        var error = Assert.Throws<InputException>(() => set.Compute(["me"], new Progress<int>()));

        Assert.StartsWith($"{folder["vocab.txt"]}: {message}", error.Message);
    }

    [Fact]
    public void Compute_OtherInputs_ListsThem()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InputException>(() => Compute(folder, OnnxFile.Waveform([[1]], 1), encoder => encoder, "me"));

        Assert.Contains(
            "tiny.onnx, inputs: input_values Float[batch, samples], expected input_ids, and possibly attention_mask and token_type_ids, each [batch, tokens]",
            error.Message);
    }

    [Fact]
    public void Files_AreNetworkAndVocabulary()
    {
        using var folder = new TemporaryFolder();
        var set = Set(folder, OnnxFile.Embeddings(_rows), encoder => encoder);

        Assert.Equal([folder["tiny.onnx"], folder["vocab.txt"]], set.Files);
        File.Delete(folder["vocab.txt"]);
        Assert.StartsWith($"{folder["vocab.txt"]}: no such file, expected a vocabulary; fix \"vocab\"", Assert.Throws<InputException>(() => set.Files).Message);
    }

    private static TextVectors Compute(TemporaryFolder folder, OnnxFile file, Func<OnnxEncoder, OnnxEncoder> with, params string[] texts) =>
        Set(folder, file, with).Compute(texts, new Progress<int>());

    private static ITextSet Set(TemporaryFolder folder, OnnxFile file, Func<OnnxEncoder, OnnxEncoder> with)
    {
        file.Save(folder["tiny.onnx"]);
        folder.Write("vocab.txt", string.Join('\n', _pieces) + "\n");
        var encoder = with(new OnnxEncoder { File = "tiny.onnx", Folder = folder.Root, Input = "text", Vocab = "vocab.txt", Pool = "mean+max" });
        encoder.Check();
        return encoder.CreateTextSet()!;
    }
}
