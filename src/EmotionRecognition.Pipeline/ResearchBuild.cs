using System.Reflection;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Description;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Gate;
using StageGraph;
using StageGraph.SideBySide;
using StageGraph.Workers;

namespace EmotionRecognition.Pipeline;

/// <summary>One invocation of the build. It locks its workspace until it is disposed.</summary>
public sealed class ResearchBuild : IDisposable
{
    private readonly BuildLock? _lock;
    private readonly WorkerPool? _workers;
    private readonly StageRunner _runner;
    private readonly BuildSession _session;
    private readonly Action<BuildEvent> _tell;
    private readonly GitCheckout _git;
    private readonly ResearchOptions _options;

    private ResearchBuild(ResearchOptions options, Action<BuildEvent> tell)
    {
        _tell = tell;
        _options = options;
        _git = new GitCheckout(options.Root);
        Workspace = ResearchLayout.Open(options.Root);
        Plan = new ResearchPlan(options, ExperimentCatalog.Select(options));
        foreach (var target in options.Targets ?? [])
        {
            FoldOption.Check(options.Fold, target, Plan);
        }

        _lock = options.Mode == BuildMode.Explain ? null : BuildLock.Take(Workspace, options.Timeout, Say);
        foreach (var notice in Plan.Notices)
        {
            Say(notice);
        }

        _workers = options is { Jobs: > 1, Worker: { } command, Mode: not BuildMode.Explain }
            ? new WorkerPool(command, options.Root, StageWorker.CodeOf(Assembly.GetEntryAssembly()!))
            : null;
        _runner = new StageRunner(Workspace, options.Threads)
        {
            Cache = StageCache.Open(options.Cache, warning => tell(new BuildEvent.Warning(warning))),
            Execute = _workers is null ? StageRunner.InThisProcess : _workers.Run,
        };
        _session = new BuildSession(_runner, options.Mode, tell) { Graph = () => Plan.Stages };
    }

    /// <summary>The workspace.</summary>
    public Workspace Workspace { get; }

    /// <summary>The experiments and their stages.</summary>
    public ResearchPlan Plan { get; }

    /// <summary>The number of stages that ran or would run.</summary>
    public int Ran => _session.Ran;

    /// <summary>The number of stages that were up to date.</summary>
    public int UpToDate => _session.UpToDate;

    /// <summary>The best systems on unseen speakers, according to the results written so far.</summary>
    public IReadOnlyList<Headline> Headlines =>
    [
        .. from plan in Plan.Experiments
           let memory = Workspace.PathOf(plan.GivenModelsTable)
           where Headline.FilesOf(plan).All(file => File.Exists(Workspace.PathOf(file))) && (plan.Models is null || File.Exists(memory))
           from headline in Headline.Of(plan, Workspace.PathOf)
           select headline with { Origin = plan.Models is { } models ? OriginDescription.NoticeOf(models, memory) : null },
    ];

    /// <summary>Opens a build.</summary>
    /// <param name="options">What to build.</param>
    /// <param name="tell">Receives events.</param>
    /// <exception cref="InputException">An experiment, a path, or the fold is invalid.</exception>
    /// <exception cref="BuildException">Another build holds the workspace.</exception>
    public static ResearchBuild Open(ResearchOptions options, Action<BuildEvent> tell) => new(options, tell);

    /// <summary>Processes the stages of targets.</summary>
    /// <param name="targets">The targets, such as <c>Train</c>, each after those that it needs.</param>
    /// <exception cref="InputException">A stage cannot run, or <see cref="ResearchOptions.Fold"/> does not fit a target.</exception>
    public void Take(params IReadOnlyList<string> targets)
    {
        foreach (var target in targets)
        {
            FoldOption.Check(_options.Fold, target, Plan);
        }

        if (_workers is not null)
        {
            var memory = _options.Megabytes ?? StageBudget.FreeMegabytes;
            _session.TakeSideBySide(() => Plan.StagesOf(targets), () => Total, new StageBudget(_options.Jobs, _options.Threads, memory));
        }

        foreach (var target in targets)
        {
            if (_workers is null)
            {
                _session.Take(Plan.StagesOf(target), Total);
            }

            if (!Plan.StagesOf(target).Any())
            {
                _tell(new BuildEvent.NotNeeded(target));
            }
        }
    }

    /// <summary>Processes all stages in the order of the plan.</summary>
    /// <exception cref="InputException">A stage cannot run.</exception>
    public void TakeAll() => _session.Take(Plan.Stages, Total);

    /// <summary>Compares current results with the accepted ones.</summary>
    /// <param name="show">Receives the comparison before a regression throws.</param>
    /// <exception cref="InputException">Something regressed, or nothing has been accepted.</exception>
    public void Verify(Action<IReadOnlyList<GateRow>> show)
    {
        if (!Explains($"Verify: would compare tables and metrics with {AcceptedResults.Folder}/"))
        {
            _session.Check(Plan.Experiments.SelectMany(AcceptedResults.FilesOf));
            GateVerdict.Judge(
                [
                    .. Plan.Experiments.SelectMany(experiment => AcceptedResults.Compare(Workspace, experiment)),
                    .. MissingAmong(() => AcceptedResults.AllMetrics(Workspace)),
                ],
                show);
        }
    }

    /// <summary>Checks that results may be accepted in this environment.</summary>
    /// <param name="options">The build's options.</param>
    /// <exception cref="InputException">The build runs in CI.</exception>
    public static void CheckAccept(ResearchOptions options)
    {
        if (options.Unattended)
        {
            throw new InputException(
                "Accept", "CI=true", "a local run", "Accept does not run in CI: review the report, run Accept locally, and commit");
        }
    }

    /// <summary>Accepts the current results.</summary>
    /// <exception cref="InputException">The build runs in CI.</exception>
    public void Accept()
    {
        CheckAccept(_options);
        _session.Check(Plan.Experiments.SelectMany(AcceptedResults.FilesOf));
        foreach (var experiment in Plan.Experiments)
        {
            var name = experiment.Experiment.Name;
            if (!Explains($"Accept: would write {AcceptedResults.MetricsOf(name)} and {AcceptedResults.DataOf(name)}"))
            {
                AcceptedResults.Accept(Workspace, experiment);
                Say($"accepted the current results of {name}; commit {AcceptedResults.Folder}/");
            }
        }
    }

    /// <summary>Checks that a revision exists.</summary>
    /// <param name="revision">Any git revision.</param>
    /// <exception cref="BuildException">The revision does not exist.</exception>
    public void CheckRevision(string revision) => _git.List(revision, AcceptedResults.Folder);

    /// <summary>Checks that code changes may be adopted in this environment.</summary>
    /// <param name="options">The build's options.</param>
    /// <exception cref="InputException">The build runs in CI.</exception>
    public static void CheckAdopt(ResearchOptions options)
    {
        if (options.Unattended)
        {
            throw new InputException(
                "Adopt", "CI=true", "a local run", "Adopt does not run in CI: run it locally if the code change is harmless, or let the stages run");
        }
    }

    /// <summary>
    /// Keeps the outputs of stages of which only the code has changed. The user declares the change harmless; manifests and the report record this.
    /// </summary>
    /// <exception cref="InputException">The build runs in CI.</exception>
    public void Adopt()
    {
        CheckAdopt(_options);
        var only = _options.Mode == BuildMode.Explain;
        var (adopted, left) = (0, 0);
        foreach (var stage in Plan.Stages)
        {
            var result = _runner.Adopt(stage, only);
            if (result.IsAdopted || result.Continues)
            {
                adopted++;
                var unfinished = result.IsAdopted ? "" : ", its interrupted run resumes with the current code";
                Say($"{stage.Name}: {(only ? "would be adopted" : "adopted")}{unfinished}");
            }
            else if (!result.IsUpToDate)
            {
                left++;
                Say($"{stage.Name}: not adopted: {string.Join("; ", result.Reasons)}");
            }
        }

        Say($"Adopt: {adopted} stages {(only ? "would be " : "")}adopted, {left} not adopted");
    }

    /// <summary>Writes the models that were trained on all rows to <c>models/CORPUS/</c>, each with its card.</summary>
    /// <exception cref="InputException">No experiment has such a model, or it has not been trained.</exception>
    public void Publish()
    {
        foreach (var plan in PublishedModel.Among(Plan.Experiments))
        {
            _session.Check(PublishedModel.FilesOf(plan, plan.Final!));
            var place = PublishedModel.Of(plan);
            if (!Explains($"would write {place}/"))
            {
                PublishedModel.Publish(Workspace, plan, _git, folder => OtherCorpora.Score(folder, _options.Elsewhere, _options.Threads));
                Say($"wrote {place}/ with its card; commit it");
            }
        }
    }

    /// <summary>Compares current metrics with those accepted at a revision.</summary>
    /// <param name="revision">Any git revision.</param>
    /// <param name="show">Receives the comparison before a regression throws.</param>
    /// <exception cref="InputException">Something regressed.</exception>
    /// <exception cref="BuildException">The revision does not exist.</exception>
    public void CompareMetrics(string revision, Action<IReadOnlyList<GateRow>> show)
    {
        if (Explains($"Metrics: would compare with the metrics accepted at {revision}"))
        {
            return;
        }

        _session.Check(Plan.Experiments.Select(plan => plan.Metrics));
        string? Read(string path) => _git.Read(revision, path);
        GateVerdict.Judge(
            [
                .. Plan.Experiments.SelectMany(experiment =>
                {
                    var path = AcceptedResults.MetricsOf(experiment.Experiment.Name);
                    var accepted = Read(path) is { } text ? MetricsFile.Parse(text, $"{revision}:{path}") : null;
                    return AcceptedResults.CompareMetrics(experiment, accepted, MetricsFile.Read(Workspace.PathOf(experiment.Metrics)));
                }),
                .. MissingAmong(() => _git.List(revision, AcceptedResults.Folder).Where(AcceptedResults.IsMetrics)
                    .Select(path => ($"{revision}:{path}", Read(path)!))),
            ],
            show);
    }

    /// <summary>
    /// Deletes what stages have written, as their manifests tell; names what it keeps. Under <see cref="BuildMode.Explain"/> says what it would delete.
    /// </summary>
    /// <param name="target">The target whose stages, of the experiments that were asked for; null: everything that runs write, of all experiments.</param>
    public void Clean(string? target)
    {
        var cleaning = new Cleaning(Workspace, ResearchLayout.Folders, target is null ? null : StagesOf(target));
        var explains = _options.Mode == BuildMode.Explain;
        if (!explains)
        {
            cleaning.Delete();
        }

        foreach (var place in cleaning.Written)
        {
            Say($"Clean: {(explains ? "would delete" : "deleted")} {place}");
        }

        foreach (var place in target is null ? cleaning.Kept : [])
        {
            Say($"Clean: {(explains ? "would keep" : "kept")} {place}: no run wrote it");
        }
    }

    /// <summary>Saves the file-hash cache and releases the workspace.</summary>
    public void Dispose()
    {
        _workers?.Dispose();
        if (_lock is not null)
        {
            try
            {
                _runner.Save();
            }
            catch (Exception error) when (StorageFailure.Is(error))
            {
                _tell(new BuildEvent.Warning($"could not save the file-hash cache; the next run will re-hash all files: {error.Message}"));
            }

            _lock.Dispose();
        }
    }

    private int Total => _options.Targets is { } targets ? Plan.Count(targets) : Plan.Stages.Count();

    private void Say(string line) => _tell(new BuildEvent.Notice(line));

    private bool Explains(string intention)
    {
        if (_options.Mode != BuildMode.Explain)
        {
            return false;
        }

        Say(intention);
        return true;
    }

    // If experiments were selected by name, the others are not missing.
    private IEnumerable<GateRow> MissingAmong(Func<IEnumerable<(string Path, string Text)>> accepted) =>
        _options.Experiment is null ? AcceptedResults.Missing(accepted(), Plan.Experiments) : [];

    // How many folds there are is not known without splits: the models of an experiment go as a whole.
    private Func<string, bool> StagesOf(string target)
    {
        var stages = Plan.StagesOf(target).Select(stage => Workspace.FolderNameOf(stage.Name)).ToHashSet();
        var models = target == "Train" ? Plan.Experiments.Select(plan => Workspace.FolderNameOf($"Train {plan.Experiment.Name}/")).ToList() : [];
        return name => stages.Contains(name) || models.Exists(experiment => name.StartsWith(experiment, StringComparison.Ordinal));
    }
}
