using EmotionRecognition.Audio;
using EmotionRecognition.Onnx.Sounds;
using Testing.Onnx;

namespace EmotionRecognition.Onnx.Tests;

public sealed class OnnxSoundSetTests
{
    // The mean of 4 samples, and the last of them minus the first.
    private static readonly float[][] _filters = [[0.25f, 0.25f, 0.25f, 0.25f], [-1, 0, 0, 1]];

    // Frames of means 1, 2, 6 and differences 0, 4, -8; a tenth of a frame at the end is not a frame.
    private static readonly float[] _samples = [1, 1, 1, 1, 0, 2, 2, 4, 10, 6, 6, 2, 100];

    [Fact]
    public void Extract_Waveform_PoolsFrames()
    {
        using var folder = new TemporaryFolder();
        var set = Set(folder, OnnxFile.Waveform(_filters, 4), encoder => encoder with { Pool = "mean+std+max+first" });

        double[] expected = [3, -4.0 / 3, Math.Sqrt(14.0 / 3), Math.Sqrt(((16.0 / 9) + (256.0 / 9) + (400.0 / 9)) / 3), 6, 4, 1, 0];
        AssertEqual(expected, Extract(set, _samples));
        Assert.Equal(["tiny-last_hidden_state-mean-1", "tiny-last_hidden_state-mean-2", "tiny-last_hidden_state-std-1"], set.Columns.Take(3));
    }

    [Fact]
    public void Extract_Normalized_HasMeanZeroAndVarianceOne()
    {
        using var folder = new TemporaryFolder();
        var set = Set(folder, OnnxFile.Waveform([[1]], 1), encoder => encoder with { Pool = "mean+std+first", Normalize = true });

        AssertEqual([0, 1, -1.5 / Math.Sqrt(1.25)], Extract(set, [5, 6, 7, 8]));
        AssertEqual([0, 0, 0], Extract(set, [3, 3, 3]));
    }

    [Fact]
    public void Extract_LongerThanPiece_PoolsFramesOfAllPieces()
    {
        using var folder = new TemporaryFolder();
        // Eight samples at 16 kHz: sixteen are two pieces, and nineteen are three of about six.
        var set = Set(folder, OnnxFile.Waveform([[1, 0], [0, 1]], 2), encoder => encoder with { Pool = "mean+max", Piece = 0.0005 });
        var long16 = Enumerable.Range(0, 16).Select(value => (float)value).ToArray();

        AssertEqual([7, 8, 14, 15], Extract(set, long16));
        AssertEqual([(0 + 2 + 4 + 6 + 8 + 10 + 12 + 14 + 16) / 9.0, 9, 16, 17], Extract(set, [.. long16, 16, 17, 18]));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(13)]
    public void Extract_FixedLength_LeavesOutPadding(int length)
    {
        using var folder = new TemporaryFolder();
        var set = Set(folder, OnnxFile.Waveform([[1]], 1, samples: length), encoder => encoder with { Pool = "mean" });

        AssertEqual([_samples.Average()], Extract(set, _samples));
    }

    [Fact]
    public void Extract_MaskedNetwork_GetsOnes()
    {
        using var folder = new TemporaryFolder();
        var file = new OnnxFile().Input("input_values", OnnxFile.Float, 1, 16).Input("attention_mask", OnnxFile.Int32, 1, 16)
            .Constant("axes", [1], [2L])
            .Node("Cast", ["attention_mask"], "mask", "to", OnnxFile.Float)
            .Node("Unsqueeze", ["mask", "axes"], "hidden")
            .Output("hidden", OnnxFile.Float, 1, 16, 1);
        var set = Set(folder, file, encoder => encoder with { Pool = "mean+std", Layer = "hidden" });

        // All frames that count are those that the mask lets through.
        AssertEqual([1, 0], Extract(set, _samples));
    }

    [Fact]
    public void Extract_LogMel_LeavesOutFramesOfSilence()
    {
        using var folder = new TemporaryFolder();
        var file = new OnnxFile().Input("input_features", OnnxFile.Float, "batch", 80, 3000)
            .Node("Transpose", ["input_features"], "last_hidden_state", ("perm", [0, 2, 1]))
            .Output("last_hidden_state", OnnxFile.Float, "batch", 3000, 80);
        var set = Set(folder, file, encoder => encoder with { Input = "log-mel 16 kHz", Pool = "mean" });
        float[] tone = [.. Enumerable.Range(0, 1600).Select(i => MathF.Sin(2 * MathF.PI * 440 * i / 16_000))];
        var mel = new WhisperMel(80).Of(tone);

        AssertEqual(Enumerable.Range(0, 80).Select(band => Enumerable.Range(0, 10).Average(frame => (double)mel[(band * 3000) + frame])), Extract(set, tone));
    }

    [Fact]
    public void Extract_OneRowPerClip_TakesIt()
    {
        using var folder = new TemporaryFolder();
        var set = Set(folder, RowPerClip(), encoder => encoder with { Layer = "row", Pool = "first" });

        AssertEqual([_samples.Average()], Extract(set, _samples));
        var error = Assert.Throws<InputException>(() => Set(folder, RowPerClip(), encoder => encoder with { Layer = "row", Pool = "mean+std" }).Columns);
        Assert.Contains("no frames, but one row of 1 values per clip, expected frames, which \"std\" needs; set \"pool\" to \"first\"", error.Message);
    }

    [Fact]
    public void Extract_OnThreads_EqualsOneThread()
    {
        using var folder = new TemporaryFolder();
        var set = Set(folder, OnnxFile.Waveform(_filters, 4), encoder => encoder with { Normalize = true });
        using var resources = set as IDisposable;
        var random = new Random(1);
        var clips = Enumerable.Range(0, 40).ToDictionary(
            i => $"u{i}", _ => Enumerable.Range(0, random.Next(4, 900)).Select(_ => random.NextSingle()).ToArray());
        SoundSpan[] spans = [.. clips.Keys.Select(name => new SoundSpan(name, "", 0, null))];

        float[][] Rows(int threads) => [.. FeatureExtraction.Extract(set, spans, span => clips[span.Utterance], threads).Select(row => row.Values)];

        Assert.Equal(Rows(1), Rows(4));
    }

    [Fact]
    public void Files_WeightsElsewhere_AreAmongThem()
    {
        using var folder = new TemporaryFolder();
        var file = new OnnxFile().Input("input_values", OnnxFile.Float, "batch", "samples")
            .Constant("one", [1], [1L])
            .ConstantIn("tiny.onnx_data", "filters", [1, 1, 2], [3, 4])
            .Node("Unsqueeze", ["input_values", "one"], "channel")
            .Node("Conv", ["channel", "filters"], "bands", ("strides", [2]))
            .Node("Transpose", ["bands"], "last_hidden_state", ("perm", [0, 2, 1]))
            .Output("last_hidden_state", OnnxFile.Float, "batch", "frames", 1);
        var set = Set(folder, file, encoder => encoder with { Pool = "mean" });

        Assert.Equal([folder["tiny.onnx"], folder["tiny.onnx_data"]], set.Files);
        AssertEqual([((3 + 4) + (6 + 4)) / 2.0], Extract(set, [1, 1, 2, 1]));
        File.Delete(folder["tiny.onnx_data"]);
        Assert.StartsWith($"{folder["tiny.onnx_data"]}: no such file, expected weights of tiny.onnx;", Assert.Throws<InputException>(() => set.Files).Message);
    }

    [Fact]
    public void Files_Missing_Throws()
    {
        var set = new OnnxEncoder { File = "none.onnx", Folder = Path.GetTempPath() }.CreateFeatureSet()!;

        var error = Assert.Throws<InputException>(() => set.Files);

        Assert.StartsWith($"{Path.Combine(Path.GetTempPath(), "none.onnx")}: no such file, expected an ONNX file; fix \"file\"", error.Message);
    }

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n")]
    [InlineData("")]
    [InlineData("\u0007\u0001\u0002")]
    public void Columns_NoOnnxFile_Throws(string content)
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny.onnx", content);

        var error = Assert.Throws<InputException>(() => new OnnxEncoder { File = "tiny.onnx", Folder = folder.Root }.CreateFeatureSet()!.Columns);

        Assert.StartsWith($"{folder["tiny.onnx"]}: ", error.Message);
        Assert.Contains("expected a network that ONNX Runtime can run; export it again", error.Message);
    }

    [Fact]
    public void Columns_OtherInputs_ListsThem()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InputException>(() => Set(folder, OnnxFile.Embeddings([[1, 2]]), encoder => encoder).Columns);

        Assert.StartsWith(
            $"{folder["tiny.onnx"]}, inputs: input_ids Int64[batch, tokens]; attention_mask Int64[batch, tokens]; token_type_ids Int64[batch, tokens], "
            + "expected a Float input [batch, samples], the waveform, and no other but attention_mask; fix \"input\"",
            error.Message);
    }

    [Fact]
    public void Columns_WaveformForLogMel_ListsInputs()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InputException>(
            () => Set(folder, OnnxFile.Waveform(_filters, 4), encoder => encoder with { Input = "log-mel 16 kHz" }).Columns);

        Assert.Contains("inputs: input_values Float[batch, samples], expected a Float input [batch, 80 or 128, 3000], the log-mel spectrum", error.Message);
    }

    [Fact]
    public void Columns_NoSuchLayer_ListsOutputs()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InputException>(
            () => Set(folder, OnnxFile.Waveform(_filters, 4), encoder => encoder with { Layer = "hidden_states.6" }).Columns);

        Assert.StartsWith(
            $"{folder["tiny.onnx"]}, outputs: last_hidden_state Float[batch, frames, 2], expected hidden_states.6 of type Float; set \"layer\"", error.Message);
    }

    [Fact]
    public void Extract_ClipTooShort_NamesIt()
    {
        using var folder = new TemporaryFolder();
        var set = Set(folder, OnnxFile.Waveform(_filters, 4), encoder => encoder);
        using var resources = set as IDisposable;

        var error = Assert.Throws<InputException>(
            () => FeatureExtraction.Extract(set, [new SoundSpan("anna_1", "anna_1.wav", 0, null)], _ => [1, 2], 1).ToList());

        Assert.StartsWith("anna_1.wav, utterance anna_1: tiny.onnx cannot run on it: ", error.Message);
    }

    [Fact]
    public void Extract_NotANumber_NamesClipAndColumn()
    {
        using var folder = new TemporaryFolder();
        var set = Set(folder, OnnxFile.Waveform([[1], [float.NaN]], 1), encoder => encoder with { Pool = "max" });
        using var resources = set as IDisposable;

        var error = Assert.Throws<InputException>(
            () => FeatureExtraction.Extract(set, [new SoundSpan("anna_1", "anna_1.wav", 0, null)], _ => [1, 2], 1).ToList());

        Assert.StartsWith($"anna_1.wav, utterance anna_1: NaN in the column tiny-last_hidden_state-max-2 of the feature set {set.Name}, ", error.Message);
    }

    private static OnnxFile RowPerClip() => new OnnxFile().Input("audio", OnnxFile.Float, "batch", "samples")
        .Node("ReduceMean", ["audio"], "row", ("axes", [1]))
        .Output("row", OnnxFile.Float, "batch", 1);

    private static IFeatureSet Set(TemporaryFolder folder, OnnxFile file, Func<OnnxEncoder, OnnxEncoder> with)
    {
        file.Save(folder["tiny.onnx"]);
        var encoder = with(new OnnxEncoder { File = "tiny.onnx", Folder = folder.Root, Normalize = false });
        encoder.Check();
        return encoder.CreateFeatureSet()!;
    }

    private static float[] Extract(IFeatureSet set, float[] samples)
    {
        using var resources = set as IDisposable;
        var features = new float[set.Columns.Count];
        set.Create().Extract(samples, features);
        return features;
    }

    private static void AssertEqual(IEnumerable<double> expected, IEnumerable<float> found) =>
        Assert.Equal(expected, found.Select(value => (double)value), (one, other) => Math.Abs(one - other) < 1e-5);
}
