using EmotionRecognition;
using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline;
using StageGraph;

namespace Samples.Tests;

/// <summary>The worked examples of docs/extending.md, compiled and run: each comes through its door, and nothing that existed runs again.</summary>
public sealed class OwnPlugInsTests(OwnPlugInsTests.Builds builds) : IClassFixture<OwnPlugInsTests.Builds>
{
    [Fact]
    public void PlugIns_Added_LeaveEveryExistingStageButTheReportUpToDate()
    {
        Assert.True(builds.BaseRan > 10, $"{builds.BaseRan} stages ran before the plug-ins were added");
        Assert.Equal(["Report"], builds.WouldRunAfterwards);
    }

    [Fact]
    public void OwnExperiment_RunsThroughEveryDoor()
    {
        var metrics = MetricsFile.Read(builds["report/own/metrics.json"]);

        Assert.Equal(
            [("hold-out", "sound"), ("hold-out", "both"), ("honest", "sound"), ("honest", "both")],
            metrics.Systems.Select(system => (system.Protocol, system.System)));
        Assert.All(metrics.Systems, system => Assert.True(system.Pooled.UnweightedRecall > 0.9, $"{system.System}: {system.Pooled.UnweightedRecall}"));
        Assert.Equal("utterance,level_db,zero_crossings,duration_s", File.ReadLines(builds["data/takes/features/loudness.csv"]).First());
        Assert.Contains("\"kind\": \"nearest-mean\"", File.ReadAllText(builds["savedModel/own/honest/sound/fold-1/settings.json"]));
        Assert.True(File.Exists(builds["savedModel/own/honest/both/fold-1/word-shapes.txt"]));
        Assert.Contains("training rows,angry,18,9,", File.ReadAllText(builds["savedModel/own/honest/both/fold-1/resampling.csv"]));
    }

    [Fact]
    public void OwnExperiment_Report_HasTheOwnSection()
    {
        var page = File.ReadAllText(builds["report/index.html"]);

        Assert.Contains("Doubtful utterances", page);
        Assert.Contains("Takes", page);
        Assert.Contains("hold-out", page);
    }

    [Fact]
    public void OwnExperiment_SecondRun_HasNothingToDo()
    {
        using var build = ResearchBuild.Open(builds.Own with { Mode = BuildMode.Explain }, _ => { });
        build.TakeAll();
        Assert.Equal(0, build.Ran);
    }

    /// <summary>The page shows the files of samples/PlugIns word for word.</summary>
    [Fact]
    public void ExtendingPage_ShowsTheSamplesAsTheyAre()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "extending.md"));
        var samples = Directory.GetFiles(Path.Combine(Repository.Root, "samples", "PlugIns"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/")).ToList();
        Assert.Equal(7, samples.Count);
        Assert.All(samples, file => Assert.Contains($"```csharp\n{File.ReadAllText(file).Trim()}\n```", page));
    }

    /// <summary>A build without the plug-ins, then the same build with them, then the experiment that is all of plug-ins.</summary>
    public sealed class Builds : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Builds()
        {
            WriteClips();
            _folder.Write("experiments/base.json", """
                {
                  "name": "base", "title": "Base", "corpus": "emodb", "classes": "emodb-seven", "protocols": ["honest", "published"],
                  "systems": [
                    { "name": "sound", "features": "audio", "model": { "kind": "logistic-regression", "candidates": [1] } },
                    { "name": "network", "features": "audio", "model": { "kind": "resnet1d", "width": 2, "epochs": 1, "threads": 1 } }
                  ]
                }
                """);
            BaseRan = Run(Base).Count;
            PlugIns.Add(typeof(Samples.OwnModel.NearestMean).Assembly);
            WouldRunAfterwards = [.. Run(Base with { Mode = BuildMode.Explain }).Select(place => place.Target).Distinct()];
            Run(Own);
        }

        public string this[string relative] => Path.Combine(_folder.Root, relative);

        public int BaseRan { get; }

        public IReadOnlyList<string> WouldRunAfterwards { get; }

        public ResearchOptions Own => new()
        {
            Root = _folder.Root,
            Experiment = Path.Combine(Repository.Root, "samples", "own.json"),
            CorpusPath = _folder["takes"],
        };

        private ResearchOptions Base => new() { Root = _folder.Root, Experiment = "base", CorpusPath = _folder["clips"] };

        public void Dispose() => _folder.Dispose();

        private static List<StagePlace> Run(ResearchOptions options)
        {
            var places = new List<StagePlace>();
            using var build = ResearchBuild.Open(options, happened =>
            {
                if (happened is BuildEvent.Started { Stage: var started })
                {
                    places.Add(started);
                }
                else if (happened is BuildEvent.WouldRun { Stage: var coming })
                {
                    places.Add(coming);
                }
            });
            build.TakeAll();
            return places;
        }

        // Angry takes are loud and high, calm ones soft and low; the same clips stand under names that EMO-DB would give them.
        private void WriteClips()
        {
            foreach (var (speaker, name) in new[] { "anna", "ben", "carl", "dora" }.Index())
            {
                foreach (var (emotion, code, level, pitch) in new[] { ("angry", 'W', 0.5, 330.0), ("calm", 'N', 0.05, 110.0) })
                {
                    for (var take = 1; take <= 6; take++)
                    {
                        var samples = Sine(level * (1 + (0.05 * take)), pitch + (9 * take) + (5 * speaker), 4000 + (200 * take));
                        WaveWriter.WritePcm16(_folder.File($"takes/{name}_{emotion}_{take}.wav"), 16000, samples);
                        WaveWriter.WritePcm16(_folder.File($"clips/wav/{speaker + 3:00}a01{code}{(char)('a' + take)}.wav"), 16000, samples);
                    }
                }
            }
        }

        private static float[] Sine(double level, double pitch, int length) =>
            [.. Enumerable.Range(0, length).Select(i => (float)(level * Math.Sin(2 * Math.PI * pitch * i / 16000)))];
    }
}
