using EmotionRecognition.Evaluation;
using EmotionRecognition.Synthetic;
using StageGraph;

[assembly: AssemblyFixture(typeof(EmotionRecognition.Pipeline.Tests.TinyCorpus))]

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>
/// A workspace with a small corpus of synthetic speech and its experiments. It is built for the first test that asks for it, once for all test classes, which
/// run side by side: a test that builds or changes something works in a copy.
/// </summary>
public sealed class TinyCorpus : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<(IReadOnlyList<BuildEvent> First, IReadOnlyList<BuildEvent> Second)> _runs;

    public TinyCorpus() => _runs = new(() =>
    {
        Write();
        return (Build(_folder.Root), Build(_folder.Root));
    });

    /// <summary>What the first run told.</summary>
    public IReadOnlyList<BuildEvent> FirstRun => _runs.Value.First;

    /// <summary>What the second run told.</summary>
    public IReadOnlyList<BuildEvent> SecondRun => _runs.Value.Second;

    public string Root
    {
        get
        {
            _ = _runs.Value;
            return _folder.Root;
        }
    }

    /// <summary>Runs the whole graph in a workspace.</summary>
    /// <returns>What it told.</returns>
    public static IReadOnlyList<BuildEvent> Build(string root, BuildMode mode = BuildMode.Run, int threads = 2)
    {
        var told = new List<BuildEvent>();
        using var build = ResearchBuild.Open(Options(root) with { Mode = mode, Threads = threads }, told.Add);
        build.TakeAll();
        return told;
    }

    public static ResearchOptions Options(string root) => new()
    {
        Root = root,
        CorpusPath = Path.Combine(root, "corpus"),
        GeneratedPath = Path.Combine(root, "corpus", SyntheticCorpus.GeneratedFolder),
    };

    /// <summary>The targets of the stages that ran, or would run.</summary>
    public static IReadOnlyList<string> Ran(IEnumerable<BuildEvent> told) =>
    [
        .. told.Select(happened => happened switch
        {
            BuildEvent.Started { Stage.Target: var target } => target,
            BuildEvent.WouldRun { Stage.Target: var target } => target,
            _ => null,
        }).OfType<string>().Distinct(),
    ];

    /// <summary>The workspace as it is after the first run, for a test of its own.</summary>
    internal TemporaryFolder Copy()
    {
        var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Root, Path.GetRelativePath(Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public ExperimentMetrics Metrics(string experiment) => MetricsFile.Read(Path.Combine(Root, "report", experiment, "metrics.json"));

    public void Dispose() => _folder.Dispose();

    private void Write()
    {
        SyntheticCorpus.Write(
            _folder["corpus"], new SyntheticCorpusOptions { Seed = 7, DialogsPerSession = 4, UtterancesPerDialog = 8, GeneratedClips = 12, Threads = 2 });
        foreach (var (name, generated, more) in new[] { ("tiny", "none", ""), ("tiny-gan", "gan", """, "transductive" """) })
        {
            _folder.Write($"experiments/{name}.json", $$"""
                {
                  "name": "{{name}}", "title": "Tiny", "corpus": "synthetic", "classes": "study-six", "generated": "{{generated}}",
                  "protocols": ["honest", "published"{{more}}],
                  "systems": [
                    { "name": "logistic-both", "features": "audio-and-text", "model": { "kind": "logistic-regression", "candidates": [0.1, 1] } },
                    { "name": "network", "features": "audio", "model": { "kind": "resnet1d", "width": 2, "epochs": 2, "threads": 1 }, "allowedDrop": 0.1 }
                  ]
                }
                """);
        }
    }
}
