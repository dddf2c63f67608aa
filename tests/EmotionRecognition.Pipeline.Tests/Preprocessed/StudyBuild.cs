using EmotionRecognition.Evaluation;
using EmotionRecognition.Protocols;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests.Preprocessed;

/// <summary>A workspace with one experiment of preprocessed files, and the folder of files beside it.</summary>
internal sealed class StudyBuild : IDisposable
{
    public const string Experiment = "made-up";

    private const string CodeVersions = "data/.state/code.tsv";

    private const string Model = """{ "kind": "logistic-regression", "candidates": [1], "maxIterations": 40 }""";

    // What an earlier test's build has read of the code of stages: reading it takes longer than these builds do.
    private static string? _codeVersions;

    private readonly TemporaryFolder _folder = new();
    private readonly List<BuildEvent> _told = [];

    /// <summary>Makes the workspace.</summary>
    /// <param name="keys">Further lines of the experiment file.</param>
    /// <param name="classes">Its classes.</param>
    /// <param name="protocols">Its protocols.</param>
    /// <param name="text">The model of its text system.</param>
    public StudyBuild(string keys = "", string classes = "study-six", string protocols = "\"honest\", \"published\"", string text = Model)
    {
        Directory.CreateDirectory(Data);
        _folder.Write($"experiments/{Experiment}.json", $$"""
            {
              "name": "{{Experiment}}", "title": "Made up", "corpus": "preprocessed", "classes": "{{classes}}", "protocols": [{{protocols}}], {{keys}}
              "systems": [
                { "name": "audio", "features": "audio", "model": {{Model}} },
                { "name": "text", "features": "text", "model": {{text}} },
                { "name": "both", "features": "audio-and-text", "model": {{Model}} }
              ]
            }
            """);
        if (_codeVersions is { } known)
        {
            _folder.Write(CodeVersions, known);
        }

        Options = new ResearchOptions { Root = _folder.Root, Corpus = "preprocessed", CorpusPath = Data, Threads = 2 };
    }

    public string Data => _folder["files"];

    public StudyFiles Files => new(Data);

    public ResearchOptions Options { get; init; }

    /// <summary>The notices and warnings of the last run.</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. _told.Select(happened => happened switch
        {
            BuildEvent.Notice notice => notice.Text,
            BuildEvent.Warning warning => $"warning: {warning.Text}",
            BuildEvent.Said said => said.Text,
            _ => null,
        }).OfType<string>(),
    ];

    /// <summary>The targets of the stages that the last run ran.</summary>
    public IReadOnlyList<string> Ran => TinyCorpus.Ran(_told);

    public string PathOf(string name) => _folder[name];

    public ExperimentMetrics Metrics => MetricsFile.Read(_folder[$"report/{Experiment}/metrics.json"]);

    public IReadOnlyList<SplitRow> Splits(string name) => SplitTable.Read(_folder[$"data/{Experiment}/{name}"]);

    /// <summary>Runs what the target Audit runs.</summary>
    public StudyBuild Run(Func<ResearchOptions, ResearchOptions>? change = null)
    {
        _told.Clear();
        using var build = ResearchBuild.Open(change?.Invoke(Options) ?? Options, _told.Add);
        foreach (var target in build.Plan.Stages.Select(stage => stage.Target).Distinct().Where(target => target != "Report").ToList())
        {
            build.Take(target);
        }

        return this;
    }

    public void Dispose()
    {
        _codeVersions = File.Exists(_folder[CodeVersions]) ? File.ReadAllText(_folder[CodeVersions]) : _codeVersions;
        _folder.Dispose();
    }
}
