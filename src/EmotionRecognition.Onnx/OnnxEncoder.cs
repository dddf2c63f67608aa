using System.Text.Json.Serialization;
using EmotionRecognition.Audio;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Graphs;
using EmotionRecognition.Onnx.Networks;
using EmotionRecognition.Onnx.Sounds;
using EmotionRecognition.Onnx.Texts;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Encoders.EncoderKind<EmotionRecognition.Onnx.OnnxEncoder>>]

namespace EmotionRecognition.Onnx;

/// <summary>
/// What a network in an ONNX file makes of a clip's sound or of its transcript, pooled over time and scaled by a scaler that is fitted on training rows. The
/// network itself is not trained. A stage computes the pooled values once and stores them as a table.
/// </summary>
public sealed record OnnxEncoder : InputEncoder
{
    private const string KindName = "onnx";
    private const int FewestTokens = 3;
    private const int MostTokens = 65_536;
    private const double MostSeconds = 600;

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override string Summary => "what a network in an ONNX file makes of sound or text, pooled and scaled";

    /// <summary>The ONNX file; a relative path is relative to the folder of the experiment file.</summary>
    public string File { get; init; } = "";

    /// <summary>What the network reads: <c>waveform 16 kHz</c> (or another rate), <c>log-mel 16 kHz</c> as Whisper's encoders do, or <c>text</c>.</summary>
    public string Input { get; init; } = OnnxInput.Default;

    /// <summary>The output that is pooled: batch x frames x width, or batch x width, float32.</summary>
    public string Layer { get; init; } = "last_hidden_state";

    /// <summary>How frames become one row: <c>mean</c>, <c>std</c>, <c>max</c>, <c>first</c>, or several of them joined by +.</summary>
    public string Pool { get; init; } = "mean+std";

    /// <summary>Whether each waveform is shifted and scaled to mean 0 and variance 1 first, as wav2vec 2.0 expects; not for other inputs.</summary>
    public bool Normalize { get; init; } = true;

    /// <summary>
    /// Waveforms longer than this are encoded in pieces of equal length, seconds, above 0; the pieces' frames are pooled together. Log-mel spectra always
    /// have pieces of 30 s.
    /// </summary>
    public double Piece { get; init; } = 30;

    /// <summary>For texts, the file with one word piece per line that belongs to the network; a relative path as for <see cref="File"/>.</summary>
    public string? Vocab { get; init; }

    /// <summary>For texts, the most tokens of one, with its marks of start and end, at least 3; pieces beyond are dropped.</summary>
    public int Length { get; init; } = 512;

    /// <summary>How the columns are scaled; null: as the model and the protocol require.</summary>
    public Scaling? Scaling { get; init; }

    /// <summary>As <see cref="AcousticEncoder.Clip"/>.</summary>
    public double? Clip { get; init; }

    /// <summary>The folder that relative paths are in.</summary>
    [JsonIgnore]
    public string Folder { get; init; } = "";

    /// <inheritdoc/>
    public override string? FeatureSet => IsText ? null : SetName;

    /// <inheritdoc/>
    public override bool ReadsText => IsText;

    /// <inheritdoc/>
    public override Pretraining? Pretraining => new(
        Path.GetFileName(File), $"{Path.GetFileName(File)}: a network of the user's; what it was pretrained on is unknown to this build.");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files => [.. Table.Files.Select(file => $"{KindName}-{file}")];

    private bool IsText => Input == OnnxInput.Text;

    private string SetName => OnnxNetworkFile.NameOf(
        KindName, File, Input, Layer, Pool, IsText ? $"{Vocab} {Length}" : FormattableString.Invariant($"{Normalize} {Piece}"));

    private OnnxNetworkFile Network => new(Full(File), Layer, Pool);

    // The table is scaled as any other.
    private AcousticEncoder Table => new() { Set = SetName, Scaling = Scaling, Clip = Clip };

    /// <inheritdoc/>
    public override IFeatureSet? CreateFeatureSet() =>
        IsText ? null : new OnnxSoundSet(SetName, Network, OnnxInput.Parse(Input, Place("input")), Normalize, Piece);

    /// <inheritdoc/>
    public override ITextSet? CreateTextSet() => IsText ? new OnnxTextSet(SetName, Network, Vocab is null ? "" : Full(Vocab), Length) : null;

    /// <inheritdoc/>
    public override InputEncoder WithDefaults(Scaling scaling) => this with { Scaling = Scaling ?? scaling };

    /// <inheritdoc/>
    public override InputEncoder InFolder(string folder) => this with { Folder = folder };

    /// <inheritdoc/>
    public override void Check()
    {
        Require(File.Length > 0, "file", "none", "the path of an ONNX file", "add the key");
        OnnxInput.Parse(Input, Place("input"));
        Pooling.Parse(Pool, Place("pool"));
        Require(Layer.Length > 0, "layer", "\"\"", "the name of an output", "fix it, or remove it for last_hidden_state");
        Require(Piece is > 0 and <= MostSeconds, "piece", FormattableString.Invariant($"{Piece}"), $"seconds, above 0 and at most {MostSeconds}", "fix it");
        Require(Length is >= FewestTokens and <= MostTokens, "length", $"{Length}", $"{FewestTokens} to {MostTokens} tokens", "fix it");
        Require(!IsText || Vocab is { Length: > 0 }, "vocab", "none", "the vocabulary of the network, one word piece per line", "add the key");
        Require(IsText || Vocab is null, "vocab", $"\"{Vocab}\"", $"none for the input {Input}", "remove the key, or make the input text");
        Table.Check();
    }

    /// <inheritdoc/>
    public override IFittedEncoder Fit(EncoderInput training) => new Fitted(Table.Fit(Unaltered(training)), IsText);

    /// <inheritdoc/>
    public override IFittedEncoder Load(EncoderFiles files) => new Fitted(Table.Load(Own(files)), IsText);

    private static string Place(string key) => $"input {KindName}, {key}";

    private static void Require(bool holds, string key, string found, string expected, string remedy)
    {
        if (!holds)
        {
            throw new InputException(Place(key), found, expected, remedy);
        }
    }

    // Another encoder of the system may have a scaler, too.
    private static EncoderFiles Own(EncoderFiles files) => files with { Prefix = $"{files.Prefix}{KindName}-" };

    private string Full(string path) => Path.GetFullPath(path, Folder.Length == 0 ? Directory.GetCurrentDirectory() : Folder);

    // A copy whose sound is altered has the text of its clip.
    private EncoderInput Unaltered(EncoderInput input) => IsText ? Fitted.Unaltered(input) : input;

    private sealed class Fitted(IFittedEncoder table, bool isText) : IFittedEncoder, IExportableEncoder
    {
        public IReadOnlyList<string> Columns => table.Columns;

        public static EncoderInput Unaltered(EncoderInput input) => input with { Rows = [.. input.Rows.Select(row => row with { Alteration = "" })] };

        public float[] Encode(EncoderInput input) => table.Encode(isText ? Unaltered(input) : input);

        public GraphValue ToGraph(GraphBuilder graph) => ((IExportableEncoder)table).ToGraph(graph);

        public void Save(EncoderFiles files) => table.Save(Own(files));
    }
}
