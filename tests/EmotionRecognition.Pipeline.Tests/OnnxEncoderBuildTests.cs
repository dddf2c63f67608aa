using EmotionRecognition.Audio;
using EmotionRecognition.Synthetic;
using StageGraph;
using Testing.Onnx;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>An experiment whose systems read networks in ONNX files: from sound and text to predictions, and what runs again if a file changes.</summary>
public sealed class OnnxEncoderBuildTests(OnnxEncoderBuildTests.Workspace workspace) : IClassFixture<OnnxEncoderBuildTests.Workspace>
{
    private const string Sound = "onnx-sound-";
    private const string Text = "onnx-words-";

    [Fact]
    public void Build_SoundAndText_PredictsWithEachSystem()
    {
        var predictions = File.ReadAllText(workspace.Folder["report/networks/predictions.csv"]);
        Assert.All(new[] { "prosody", "sound", "text", "both" }, system => Assert.Contains($"honest,{system},", predictions));
        var tables = Directory.GetFiles(workspace.Folder["data/synthetic/features"], "onnx-*.csv").Select(Path.GetFileName).Order().ToList();
        Assert.Equal(2, tables.Count);
        Assert.StartsWith(Sound, tables[0]);
        Assert.StartsWith(Text, tables[1]);
        var report = File.ReadAllText(workspace.Folder["report/index.html"]);
        Assert.Contains("pretrained: sound.onnx", report);
        Assert.Contains("what it was pretrained on is unknown to this build", report);
    }

    [Fact]
    public void Build_NothingChanged_RunsNothing() => Assert.Empty(Ran(workspace.Build(BuildMode.Explain)));

    [Theory]
    [InlineData("sound.onnx", "Acoustics synthetic/" + Sound, "sound", "both")]
    [InlineData("words.onnx", "Combine synthetic/" + Text, "text", "both")]
    [InlineData("words.txt", "Combine synthetic/" + Text, "text", "both")]
    public void Build_FileChanged_RunsItsTableFirst(string name, string table, params string[] systems)
    {
        using var copy = workspace.Copy();
        Change(copy["models/" + name]);

        var would = Ran(Build(copy.Root, BuildMode.Explain));

        // What reads the table runs only if the table changes.
        Assert.StartsWith(table, would[0]);
        var ran = Ran(Build(copy.Root, BuildMode.Run));
        Assert.StartsWith(table, ran[0]);
        var trained = ran.Where(stage => stage.StartsWith("Train", StringComparison.Ordinal)).Select(stage => stage.Split('/')[2]).Distinct();
        Assert.Equal(systems, trained);
        Assert.Single(ran, stage => stage.Split(' ')[0] is "Acoustics" or "Combine");
    }

    [Fact]
    public void Build_FileMissing_SaysWhere()
    {
        using var copy = workspace.Copy();
        File.Delete(copy["models/sound.onnx"]);

        var error = Assert.Throws<InputException>(() => Build(copy.Root, BuildMode.Run));

        Assert.StartsWith($"{copy["models/sound.onnx"]}: no such file, expected an ONNX file", error.Message);
    }

    [Fact]
    public void Build_OtherRate_IsRefusedOrResampled()
    {
        using var copy = workspace.Copy();
        var file = copy["experiments/networks.json"];
        File.WriteAllText(file, File.ReadAllText(file).Replace("waveform 16 kHz", "waveform 8 kHz", StringComparison.Ordinal));

        var error = Assert.Throws<InputException>(() => Build(copy.Root, BuildMode.Run));

        Assert.EndsWith(".wav: 16000 Hz, expected 8000 Hz; pass --resample", error.Message);
        var ran = Ran(Build(copy.Root, BuildMode.Run, ResamplingPolicy.Resample));
        Assert.Contains(ran, stage => stage.StartsWith("Train networks/honest/sound/", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_NetworkGivesNotANumber_NamesClip()
    {
        using var copy = workspace.Copy();
        OnnxFile.Waveform([[float.NaN, 0]], 160).Save(copy["models/sound.onnx"]);
        var table = Directory.GetFiles(copy["data/synthetic/features"], "onnx-sound-*.csv").Single();
        var before = File.ReadAllText(table);

        var error = Assert.Throws<InputException>(() => Build(copy.Root, BuildMode.Run));

        Assert.Matches(
            @"wav, utterance Ses\S+: NaN in the column sound-last_hidden_state-mean-1 of the feature set onnx-sound-\w+, expected finite", error.Message);
        Assert.Equal(before, File.ReadAllText(table));
    }

    // A longer filter, another embedding, or a piece that is called otherwise.
    private static void Change(string path)
    {
        switch (Path.GetFileName(path))
        {
            case "sound.onnx":
                Workspace.Sound(0.5f).Save(path);
                break;
            case "words.onnx":
                Workspace.Words(2).Save(path);
                break;
            default:
                File.WriteAllText(path, File.ReadAllText(path).Replace("\ni\n", "\n##i\n", StringComparison.Ordinal));
                break;
        }
    }

    private static List<string> Ran(IEnumerable<BuildEvent> told) =>
    [
        .. told.Select(happened => happened switch
        {
            BuildEvent.Started { Stage.Name: var name } => name,
            BuildEvent.WouldRun { Stage.Name: var name } => name,
            _ => null,
        }).OfType<string>(),
    ];

    private static List<BuildEvent> Build(string root, BuildMode mode, ResamplingPolicy resampling = ResamplingPolicy.Refuse)
    {
        var told = new List<BuildEvent>();
        using var build = ResearchBuild.Open(
            new ResearchOptions { Root = root, CorpusPath = Path.Combine(root, "corpus"), Mode = mode, Threads = 2, Resampling = resampling }, told.Add);
        build.TakeAll();
        return told;
    }

    /// <summary>A small corpus and networks, built once.</summary>
    public sealed class Workspace : IDisposable
    {
        private static readonly string[] _words =
            ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "i", "you", "the", "a", "to", "it", "and", "is", "not", "that", "s", "t", "so", "what", "##s", "we"];

        public Workspace()
        {
            SyntheticCorpus.Write(
                Folder["corpus"], new SyntheticCorpusOptions { Seed = 7, DialogsPerSession = 4, UtterancesPerDialog = 8, GeneratedClips = 12, Threads = 2 });
            Sound(1).Save(Folder["models/sound.onnx"]);
            Words(1).Save(Folder["models/words.onnx"]);
            Folder.Write("models/words.txt", string.Join('\n', _words) + "\n");
            const string Logistic = """ "model": { "kind": "logistic-regression", "candidates": [0.1] } """;
            const string SoundInput = """{ "kind": "onnx", "file": "../models/sound.onnx", "input": "waveform 16 kHz", "pool": "mean+std" }""";
            const string TextInput = """{ "kind": "onnx", "file": "../models/words.onnx", "input": "text", "pool": "mean", "vocab": "../models/words.txt" }""";
            Folder.Write("experiments/networks.json", $$"""
                {
                  "name": "networks", "title": "Networks", "corpus": "synthetic", "classes": "study-six",
                  "systems": [
                    { "name": "prosody", "inputs": [{ "kind": "acoustics", "set": "prosody" }], {{Logistic}} },
                    { "name": "sound", "inputs": [{{SoundInput}}], {{Logistic}} },
                    { "name": "text", "inputs": [{{TextInput}}], {{Logistic}} },
                    { "name": "both", "inputs": [{ "kind": "acoustics", "set": "prosody" }, {{SoundInput}}, {{TextInput}}], {{Logistic}} }
                  ]
                }
                """);
            OnnxEncoderBuildTests.Build(Folder.Root, BuildMode.Run);
        }

        internal TemporaryFolder Folder { get; } = new();

        /// <summary>Sums and differences of neighboring samples.</summary>
        public static OnnxFile Sound(float size) => OnnxFile.Waveform([[size, size], [size, -size], [0, 0.1f]], 160);

        /// <summary>Three numbers per word.</summary>
        public static OnnxFile Words(int seed) =>
            OnnxFile.Embeddings([.. _words.Select((_, word) => new[] { MathF.Sin(word * seed), MathF.Cos(word * seed), word % 3 })]);

        public IReadOnlyList<BuildEvent> Build(BuildMode mode) => OnnxEncoderBuildTests.Build(Folder.Root, mode);

        internal TemporaryFolder Copy()
        {
            var copy = new TemporaryFolder();
            foreach (var file in Directory.EnumerateFiles(Folder.Root, "*", SearchOption.AllDirectories))
            {
                File.Copy(file, copy.File(Path.GetRelativePath(Folder.Root, file)));
            }

            return copy;
        }

        public void Dispose() => Folder.Dispose();
    }
}
