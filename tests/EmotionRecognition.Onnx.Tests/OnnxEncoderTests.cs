using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Onnx.Tests;

public sealed class OnnxEncoderTests
{
    private static readonly OnnxEncoder _sound = new() { File = "models/WavLM base+.onnx", Folder = "/experiments" };
    private static readonly OnnxEncoder _text = new() { File = "bert.onnx", Input = "text", Vocab = "vocab.txt" };

    [Fact]
    public void FeatureSet_OfSound_IsNamedAfterFileAndSettings()
    {
        Assert.Matches("^onnx-wavlm-base-[0-9a-f]{8}$", _sound.FeatureSet);
        Assert.Equal(_sound.FeatureSet, _sound.CreateFeatureSet()!.Name);
        Assert.Null(_sound.CreateTextSet());
        // The folder differs between machines; what is done with the table afterward is not done in it.
        Assert.Equal(_sound.FeatureSet, (_sound with { Folder = "/elsewhere", Clip = 3, Scaling = Scaling.None }).FeatureSet);
        OnnxEncoder[] others =
        [
            _sound with { File = "WavLM base+.onnx" }, _sound with { Layer = "hidden" }, _sound with { Pool = "mean" }, _sound with { Normalize = false },
            _sound with { Piece = 10 }, _sound with { Input = "waveform 8 kHz" },
        ];
        Assert.Equal(others.Length + 1, others.Append(_sound).Select(encoder => encoder.FeatureSet).Distinct().Count());
    }

    [Fact]
    public void TextSet_OfText_IsNoFeatureSet()
    {
        Assert.Matches("^onnx-bert-[0-9a-f]{8}$", _text.CreateTextSet()!.Name);
        Assert.Null(_text.FeatureSet);
        Assert.Null(_text.CreateFeatureSet());
        Assert.True(_text.ReadsText);
        Assert.NotEqual(_text.CreateTextSet()!.Name, (_text with { Length = 64 }).CreateTextSet()!.Name);
        Assert.NotEqual(_text.CreateTextSet()!.Name, (_text with { Vocab = "other.txt" }).CreateTextSet()!.Name);
    }

    [Fact]
    public void Pretraining_NamesFile() => Assert.Equal("WavLM base+.onnx", _sound.Pretraining!.Name);

    [Theory]
    [InlineData("waveform 16 kHz", 16_000)]
    [InlineData("waveform 22.05 kHz", 22_050)]
    [InlineData("waveform 8000 Hz", 8000)]
    [InlineData("log-mel 16 kHz", 16_000)]
    public void OwnSet_Input_HasItsRate(string input, int rate) => Assert.Equal(rate, (_sound with { Input = input }).CreateFeatureSet()!.SampleRate);

    public static TheoryData<string, OnnxEncoder> Invalid => new()
    {
        { "input onnx, file: none", new OnnxEncoder() },
        { "input onnx, input: \"sound\", expected waveform 16 kHz, another rate from 4000 to 192000 Hz, log-mel 16 kHz, or text",
            _sound with { Input = "sound" } },
        { "input onnx, input: \"log-mel 8 kHz\"", _sound with { Input = "log-mel 8 kHz" } },
        { "input onnx, input: \"waveform 1 kHz\"", _sound with { Input = "waveform 1 kHz" } },
        { "input onnx, pool: \"median\", expected one or more of mean, std, max, first, joined by +, each once", _sound with { Pool = "median" } },
        { "input onnx, pool: \"mean+mean\"", _sound with { Pool = "mean+mean" } },
        { "input onnx, layer: \"\"", _sound with { Layer = "" } },
        { "input onnx, piece: 0", _sound with { Piece = 0 } },
        { "input onnx, piece: NaN", _sound with { Piece = double.NaN } },
        { "input onnx, length: 2", _text with { Length = 2 } },
        { "input onnx, vocab: none, expected the vocabulary of the network", _text with { Vocab = null } },
        { "input onnx, vocab: \"vocab.txt\", expected none for the input waveform 16 kHz", _sound with { Vocab = "vocab.txt" } },
        { "input acoustics, clip: -1", _sound with { Clip = -1 } },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Check_Invalid_NamesSetting(string message, OnnxEncoder encoder) =>
        Assert.StartsWith(message, Assert.Throws<InputException>(encoder.Check).Message);

    [Fact]
    public void Fit_Table_ScalesAndIsReadBack()
    {
        using var folder = new TemporaryFolder();
        var encoder = _text with { Scaling = Scaling.Standard };
        var table = new FeatureTable(["a", "b"], ["u1", "u2"], [1, 10, 3, 30]);
        var features = new FeatureTables(new Dictionary<string, FeatureTable> { [encoder.CreateTextSet()!.Name] = table });
        // A copy with altered sound has the text of its clip.
        var rows = new EncoderInput([new InputRow("u1", ""), new InputRow("u2", "") { Alteration = "speed-0.9" }], features);

        var fitted = encoder.Fit(rows);
        fitted.Save(new EncoderFiles(folder.Root, "2-"));

        Assert.Equal([-1, -1, 1, 1], fitted.Encode(rows));
        Assert.Equal(["a", "b"], fitted.Columns);
        Assert.Equal(encoder.Files.Select(file => folder["2-" + file]), Directory.GetFiles(folder.Root));
        Assert.Equal(fitted.Encode(rows), encoder.Load(new EncoderFiles(folder.Root, "2-")).Encode(rows));
    }
}
