using EmotionRecognition.Evaluation;
using StageGraph;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Gate;

namespace EmotionRecognition.Pipeline;

/// <summary>One call of the build in one workspace, which is locked until it is disposed of.</summary>
public sealed class ResearchBuild : IDisposable
{
    private readonly BuildLock? _lock;
    private readonly StageRunner _runner;
    private readonly BuildSession _session;
    private readonly Action<string> _say;
    private readonly GitCheckout _git;
    private readonly ResearchOptions _options;

    private ResearchBuild(ResearchOptions options, Action<string> say)
    {
        _say = say;
        _options = options;
        _git = new GitCheckout(options.Root);
        Workspace = new Workspace(options.Root);
        Plan = new ResearchPlan(options, ExperimentCatalog.Select(options));
        _lock = options.Mode == BuildMode.Explain ? null : BuildLock.Take(Workspace, options.Patience, say);
        foreach (var notice in Plan.Notices)
        {
            say(notice);
        }

        _runner = new StageRunner(Workspace, options.Threads);
        _session = new BuildSession(_runner, options.Mode, say);
    }

    /// <summary>Where it works.</summary>
    public Workspace Workspace { get; }

    /// <summary>The stages of its experiments.</summary>
    public ResearchPlan Plan { get; }

    /// <summary>How many stages ran, or would run.</summary>
    public int Ran => _session.Ran;

    /// <summary>Opens a build.</summary>
    /// <param name="options">What to build.</param>
    /// <param name="say">Takes the lines that a user reads.</param>
    /// <exception cref="InputException">An experiment or a path is not as expected, or another build holds the workspace.</exception>
    public static ResearchBuild Open(ResearchOptions options, Action<string> say) => new(options, say);

    /// <summary>Takes the stages of a target; says so where the experiments have none.</summary>
    /// <param name="target">One of <see cref="Stage.Targets"/>.</param>
    /// <exception cref="InputException">A stage cannot run, or <see cref="ResearchOptions.Fold"/> does not fit the target.</exception>
    public void Take(string target)
    {
        if (_options.Fold is { } fold)
        {
            CheckFold(fold, target);
        }

        var before = _session.Ran + _session.UpToDate;
        _session.Take(Plan.Stages.Where(stage => stage.Target == target));
        if (before == _session.Ran + _session.UpToDate)
        {
            _say($"{target}: not needed for these experiments");
        }
    }

    /// <summary>Says for each stage whether it would run and why.</summary>
    public void Explain()
    {
        var session = new BuildSession(_runner, BuildMode.Explain, _say);
        session.Take(Plan.Stages);
        _say($"{session.UpToDate} stages up to date, {session.Ran} would run");
    }

    /// <summary>Compares fresh results with the accepted ones.</summary>
    /// <exception cref="InputException">Something regressed, or nothing has been accepted.</exception>
    public void Verify()
    {
        if (!Explains("Verify: would compare tables and metrics with experiments/accepted/"))
        {
            List<GateRow> rows =
            [
                .. Plan.Experiments.SelectMany(experiment => AcceptedResults.Compare(Workspace, experiment)),
                .. MissingAmong(() => AcceptedResults.AllMetrics(Workspace)),
            ];
            Judge(rows, GateTable.ToText(rows));
        }
    }

    /// <summary>Makes fresh results the accepted ones.</summary>
    /// <exception cref="InputException">The build runs unattended.</exception>
    public void Accept()
    {
        if (_options.Unattended)
        {
            throw new InputException("Accept", "CI=true", "somebody who has looked at the results", "run it by hand and commit what it writes");
        }

        foreach (var experiment in Plan.Experiments)
        {
            var name = experiment.Experiment.Name;
            if (!Explains($"Accept: would write {AcceptedResults.MetricsOf(name)} and {AcceptedResults.DataOf(name)}"))
            {
                AcceptedResults.Accept(Workspace, experiment);
                _say($"Accept: {name} as it is now; commit {AcceptedResults.Folder}/");
            }
        }
    }

    /// <summary>
    /// Takes the outputs of stages, of which nothing but the code has changed, for those of the present code: the user declares the change harmless.
    /// </summary>
    /// <exception cref="InputException">The build runs unattended.</exception>
    public void Adopt()
    {
        if (_options.Unattended)
        {
            throw new InputException("Adopt", "CI=true", "a person who knows that the change of code is harmless", "run it locally, or let the stages run");
        }

        var only = _options.Mode == BuildMode.Explain;
        var (adopted, left) = (0, 0);
        foreach (var stage in Plan.Stages)
        {
            var result = _runner.Adopt(stage, only);
            if (result.IsAdopted || result.Continues)
            {
                adopted++;
                var what = result.IsAdopted ? "its outputs stand for those of the present code" : "its interrupted run will be continued with the present code";
                _say($"{stage.Name}: {(only ? "would be adopted" : "adopted")}; {what}");
            }
            else if (!result.IsUpToDate)
            {
                left++;
                _say($"{stage.Name}: not adopted, because {string.Join("; ", result.Reasons)}");
            }
        }

        _say($"Adopt: {adopted} stages {(only ? "would be " : "")}adopted, {left} not");
    }

    /// <summary>Compares fresh metrics with those accepted at a revision.</summary>
    /// <param name="revision">Any git revision.</param>
    /// <param name="form">How the table is shown.</param>
    /// <exception cref="InputException">There is no such revision, or something regressed.</exception>
    public void CompareMetrics(string revision, Func<IReadOnlyList<GateRow>, string> form)
    {
        if (Explains($"Metrics: would compare with the metrics accepted at {revision}"))
        {
            return;
        }

        string? Read(string path) => _git.Read(revision, path);
        List<GateRow> rows =
        [
            .. Plan.Experiments.SelectMany(experiment =>
            {
                var path = AcceptedResults.MetricsOf(experiment.Experiment.Name);
                var accepted = Read(path) is { } text ? MetricsFile.Parse(text, $"{revision}:{path}") : null;
                return AcceptedResults.CompareMetrics(experiment, accepted, MetricsFile.Read(Workspace.PathOf(experiment.Metrics)));
            }),
            .. MissingAmong(() => _git.List(revision, AcceptedResults.Folder).Where(AcceptedResults.IsMetrics)
                .Select(path => ($"{revision}:{path}", Read(path)!))),
        ];
        Judge(rows, form(rows));
    }

    // Somebody who asks for one experiment does not miss the others.
    private IEnumerable<GateRow> MissingAmong(Func<IEnumerable<(string Path, string Text)>> accepted) =>
        _options.Experiment is null ? AcceptedResults.Missing(accepted(), Plan.Experiments) : [];

    private void CheckFold(int fold, string target)
    {
        if (target == "Evaluate")
        {
            throw new InputException("--fold", $"{fold} for a target after Train", "it with Train alone", "leave it out to score all folds");
        }

        if (target == "Train" && !Plan.Experiments.Any(experiment => experiment.HasFold(fold)))
        {
            var folds = Plan.Experiments.SelectMany(experiment => experiment.Protocols.SelectMany(experiment.FoldsOf)).Distinct().Order();
            throw new InputException("--fold", $"{fold}", $"one of {string.Join(", ", folds)}", "choose one of them");
        }
    }

    private bool Explains(string intention)
    {
        if (_options.Mode != BuildMode.Explain)
        {
            return false;
        }

        _say(intention);
        return true;
    }

    private void Judge(IReadOnlyList<GateRow> rows, string table)
    {
        _say(table);
        if (rows.FirstOrDefault(row => row.Verdict == Verdict.Fails) is { } first)
        {
            throw new InputException(
                $"{first.Where}, {first.What}",
                first.Fresh,
                $"{first.Accepted} as accepted",
                $"see the {rows.Count(row => row.Verdict == Verdict.Fails)} rows marked fails above; mend them or run the target Accept");
        }
    }

    /// <summary>Deletes what stages have written; under <see cref="BuildMode.Explain"/> says what it would delete.</summary>
    /// <param name="target">The target whose stages, of the experiments that were asked for; null: everything that runs write, of all experiments.</param>
    /// <exception cref="InputException">There is no such target.</exception>
    public void Clean(string? target)
    {
        if (target is null)
        {
            foreach (var place in Workspace.Folders.Select(Workspace.PathOf).Where(Directory.Exists).SelectMany(Directory.GetFileSystemEntries)
                .Where(place => Path.GetFileName(place) is not ("README.md" or ".state")).Order(StringComparer.Ordinal))
            {
                Delete(place);
            }

            return;
        }

        if (!Stage.Targets.Contains(target))
        {
            throw new InputException("--of", target, $"one of {string.Join(", ", Stage.Targets)}", "choose one of them");
        }

        // How many folds there are is not known without splits: the models of an experiment go as a whole.
        var models = target == "Train" ? Plan.Experiments.Select(experiment => Workspace.PathOf($"savedModel/{experiment.Experiment.Name}")) : [];
        var places = Plan.Stages.Where(stage => stage.Target == target).SelectMany(_runner.PlacesOf);
        foreach (var place in models.Concat(places).ToList().Where(Path.Exists))
        {
            Delete(place);
        }
    }

    /// <summary>Keeps what was learnt about files and frees the workspace.</summary>
    public void Dispose()
    {
        if (_lock is not null)
        {
            try
            {
                _runner.Save();
            }
            catch (Exception error) when (StorageFailure.Is(error))
            {
                _say($"what was learnt about files could not be kept, the next run reads them again: {error.Message}");
            }

            _lock.Dispose();
        }
    }

    private void Delete(string place)
    {
        var shown = Path.GetRelativePath(Workspace.Root, place);
        if (Explains($"Clean: would delete {shown}"))
        {
            return;
        }

        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
        }
        else
        {
            File.Delete(place);
        }

        _say($"Clean: {shown} is gone");
    }
}
