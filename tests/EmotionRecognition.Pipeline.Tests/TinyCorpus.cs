using EmotionRecognition.Evaluation;
using EmotionRecognition.Synthetic;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>A workspace with a small corpus of synthetic speech and its experiments; built once, then copied by each test that changes something.</summary>
public sealed class TinyCorpus : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TinyCorpus()
    {
        SyntheticCorpus.Write(
            Corpus, new SyntheticCorpusOptions { Seed = 7, DialogsPerSession = 4, UtterancesPerDialog = 8, GeneratedClips = 12, Threads = 2 });
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

        FirstRun = Build(Root);
    }

    /// <summary>What the first run told.</summary>
    public IReadOnlyList<BuildEvent> FirstRun { get; }

    public string Root => _folder.Root;

    private string Corpus => Path.Combine(Root, "corpus");

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
}
