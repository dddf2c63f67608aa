using EmotionRecognition.Audio.Wav;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>
/// A workspace with two small corpora of tones and an experiment across them: one named as EMO-DB names its clips, one that a table lists. Each emotion has its
/// own pitch. One recording is in both.
/// </summary>
public sealed class TwoCorpora : IDisposable
{
    /// <summary>The experiment, for variants of it.</summary>
    public const string Experiment = """
        {
          "name": "both", "title": "Both", "corpora": ["emodb", "mine"],
          "classMap": { "anger": ["angry"], "fear": ["emodb/fear", "mine/afraid"], "sadness": ["sad"] },
          "protocols": ["cross-corpus", "cross-corpus-transductive", "within-corpus"],
          "systems": [
            { "name": "audio", "features": "audio", "model": { "kind": "logistic-regression", "candidates": [0.1, 1] } },
            { "name": "text", "features": "text", "model": { "kind": "logistic-regression", "candidates": [0.1, 1] } }
          ]
        }
        """;

    private const int Rate = 16000;

    private static readonly string[] _readers = ["anna", "ben", "cleo", "dora"];

    private readonly TemporaryFolder _folder = new();

    public TwoCorpora()
    {
        foreach (var (letter, pitch) in new[] { ('W', 300), ('A', 180), ('T', 110), ('L', 240) })
        {
            foreach (var (index, speaker) in new[] { "03", "08", "09", "10" }.Index())
            {
                foreach (var sentence in new[] { "a01", "a02" })
                {
                    WriteTone($"one/wav/{speaker}{sentence}{letter}a.wav", pitch + (4 * index), 11 + (100 * letter) + (10 * index) + sentence[^1]);
                }
            }
        }

        var lines = new List<string> { "file,speaker,emotion,text" };
        foreach (var (emotion, pitch) in new[] { ("angry", 310), ("afraid", 190), ("sad", 115) })
        {
            foreach (var (index, speaker) in _readers.Index())
            {
                foreach (var take in new[] { 1, 2 })
                {
                    WriteTone($"two/{speaker}-{emotion}-{take}.wav", pitch + (3 * index), 7 + (1000 * pitch) + (10 * index) + take);
                    lines.Add($"{speaker}-{emotion}-{take}.wav,{speaker},{emotion},{(take == 1 ? "the table" : "a chair stands here")}");
                }
            }
        }

        File.Copy(_folder["one/wav/03a01Wa.wav"], _folder["two/anna-angry-1.wav"], overwrite: true);
        _folder.Write("two/corpus.csv", string.Join('\n', lines));
        _folder.Write("experiments/both.json", Experiment);
        FirstRun = Build(Options);
    }

    /// <summary>What the first run told.</summary>
    public IReadOnlyList<BuildEvent> FirstRun { get; }

    /// <summary>The options of the experiment.</summary>
    public ResearchOptions Options => new()
    {
        Root = _folder.Root,
        Experiment = "both",
        CorpusPath = $"emodb={_folder["one"]},mine={_folder["two"]}",
        Threads = 2,
    };

    /// <summary>The full path of a file.</summary>
    public string this[string relative] => _folder[relative];

    /// <summary>Writes an experiment file beside the first one.</summary>
    public string Write(string name, string text) => _folder.Write($"experiments/{name}.json", text);

    /// <summary>Runs all stages.</summary>
    /// <returns>What the run told.</returns>
    public static IReadOnlyList<BuildEvent> Build(ResearchOptions options)
    {
        var told = new List<BuildEvent>();
        using var build = ResearchBuild.Open(options, told.Add);
        build.TakeAll();
        return told;
    }

    public void Dispose() => _folder.Dispose();

    // Half a second of the first harmonics with some noise, so that no two clips are alike.
    private void WriteTone(string name, double pitch, int seed)
    {
        var random = new Random(seed);
        var samples = Enumerable.Range(0, Rate / 2).Select(at =>
        {
            var tone = Enumerable.Range(1, 5).Sum(harmonic => Math.Sin(2 * Math.PI * harmonic * pitch * at / Rate) / harmonic);
            return (float)((0.2 * tone) + (0.01 * (random.NextDouble() - 0.5)));
        });
        WaveWriter.WritePcm16(_folder.File(name), Rate, [.. samples]);
    }
}
