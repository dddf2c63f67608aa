using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Gate;
using StageGraph;

namespace EmotionRecognition.Pipeline.Reproduction;

/// <summary>What a reproduction found.</summary>
/// <param name="Rows">All comparisons: files, then experiments, then printed numbers, then what was not checked.</param>
public sealed record ReproductionResult(IReadOnlyList<ReproducedRow> Rows)
{
    /// <summary>The comparisons that fail.</summary>
    public int Differing => Rows.Count(row => row.Outcome == ReproductionOutcome.Differs);

    /// <summary>The comparisons that could not be made.</summary>
    public int Open => Rows.Count(row => row.Outcome == ReproductionOutcome.Open);
}

/// <summary>
/// Runs every experiment that has accepted results, as far as its corpus is there, and compares everything with what was accepted and with what publications
/// print.
/// </summary>
public sealed class ReproductionRun
{
    /// <summary>The targets whose stages are run for each corpus: all but the report.</summary>
    public static IReadOnlyList<string> Targets { get; } =
        ["Synthesize", "Labels", "Transcripts", "Acoustics", "Import", "Combine", "Split", "Train", "Evaluate", "Audit"];

    private readonly ResearchOptions _options;
    private readonly Action<BuildEvent> _tell;
    private readonly Workspace _workspace;
    private readonly Dictionary<string, ExperimentMetrics> _fresh = [];

    private ReproductionRun(ResearchOptions options, Action<BuildEvent> tell) =>
        (_options, _tell, _workspace) = (options, tell, ResearchLayout.Open(options.Root));

    /// <summary>Runs and compares. Under <see cref="BuildMode.Explain"/>, files are compared, and the stages that would run are told.</summary>
    /// <param name="options">
    /// Where corpora are: <see cref="ResearchOptions.CorpusPath"/> as <c>NAME=PATH,NAME=PATH</c>, or <see cref="ResearchOptions.Corpus"/> for a single one.
    /// </param>
    /// <param name="tell">Receives the events of the builds.</param>
    /// <exception cref="InputException">An option would change results, a corpus has no accepted results, or a stage cannot run.</exception>
    public static ReproductionResult Run(ResearchOptions options, Action<BuildEvent> tell) => new ReproductionRun(options, tell).Run();

    private ReproductionResult Run()
    {
        ReproductionRequest.RefuseOtherResults(_options);
        var printed = PrintedResult.All(_workspace);
        var rows = new List<ReproducedRow>(AcceptedList.Check(_workspace));
        if (rows.Exists(row => row.Outcome == ReproductionOutcome.Differs))
        {
            _tell(new BuildEvent.Warning($"accepted files are not as listed in {AcceptedList.Place}: nothing is run"));
            return new ReproductionResult(rows);
        }

        var request = ReproductionRequest.Of(_options, _workspace);
        foreach (var corpus in request.Corpora)
        {
            rows.AddRange(Reproduce(corpus));
        }

        rows.AddRange(_options.Mode == BuildMode.Explain ? [] : PrintedRows.Of(_workspace, printed, _fresh));
        rows.AddRange(request.Missing.Select(missing => new ReproducedRow(
            $"corpus {missing.Name}", string.Join(", ", missing.Experiments), "", "", "", "",
            missing.Name == CorpusCatalog.Synthetic ? "not checked: pass no --corpus" : $"not checked: pass --corpus-path={missing.Name}=PATH",
            ReproductionOutcome.Open) { IsHeadline = true }));
        return new ReproductionResult(rows);
    }

    private IReadOnlyList<ReproducedRow> Reproduce(RequestedCorpus corpus)
    {
        var rows = new List<ReproducedRow>();
        if (corpus.Name != CorpusCatalog.Synthetic)
        {
            rows.AddRange(CorpusRelease.Check(_workspace, corpus.Name, corpus.Path!));
            if (rows.Exists(row => row.Outcome == ReproductionOutcome.Differs))
            {
                _tell(new BuildEvent.Warning($"{corpus.Path} is not the release of {corpus.Name} that results were accepted for: its experiments are not run"));
                return rows;
            }
        }

        var options = _options with
        {
            Corpus = null, CorpusPath = corpus.Path, Experiment = string.Join(',', corpus.Experiments), Targets = Targets,
        };
        using var build = ResearchBuild.Open(options, _tell);
        foreach (var target in Targets)
        {
            build.Take(target);
        }

        foreach (var plan in _options.Mode == BuildMode.Explain ? [] : build.Plan.Experiments)
        {
            rows.AddRange(ResultRows.Of(_workspace, plan));
            _fresh[plan.Experiment.Name] = MetricsFile.Read(_workspace.PathOf(plan.Metrics));
        }

        var gone = _options.Mode == BuildMode.Explain ? [] : corpus.Experiments.Except(build.Plan.Experiments.Select(plan => plan.Experiment.Name));
        return
        [
            .. rows,
            .. gone.Select(name => new ReproducedRow(name, "experiment", "", "present", "none", "none", "left out", ReproductionOutcome.Differs)),
        ];
    }
}
