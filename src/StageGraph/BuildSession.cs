using StageGraph.SideBySide;

namespace StageGraph;

/// <summary>One invocation of the build: processes stages in dependency order and reports what it does with each.</summary>
/// <param name="runner">Checks and runs stages.</param>
/// <param name="mode">What to do with stages.</param>
/// <param name="tell">Receives events.</param>
public sealed class BuildSession(StageRunner runner, BuildMode mode, Action<BuildEvent> tell)
{
    /// <summary>The reason given for an up-to-date stage that ran because of <see cref="BuildMode.Force"/>.</summary>
    public const string Forced = "--force";

    private const string WarningMark = "warning: ";

    private readonly OutputIndex _coming = new();
    private readonly HashSet<string> _inOrder = new(StringComparer.Ordinal);
    private readonly OutputIndex _outputsInOrder = new();

    /// <summary>
    /// All stages of the build, those that are not taken included: what a stage needs of them must belong together. Null: nothing is checked.
    /// </summary>
    public Func<IEnumerable<Stage>>? Graph { get; init; }

    /// <summary>The number of stages that ran, or that would run under <see cref="BuildMode.Explain"/>.</summary>
    public int Ran { get; private set; }

    /// <summary>The number of stages that were up to date.</summary>
    public int UpToDate { get; private set; }

    /// <summary>Processes stages one after the other.</summary>
    /// <param name="stages">The stages; enumerated one at a time, so that a stage may depend on the outputs of earlier ones.</param>
    /// <param name="total">The number of stages in the whole build, as far as it is known now.</param>
    public void Take(IEnumerable<Stage> stages, int total)
    {
        foreach (var stage in stages)
        {
            var number = Ran + UpToDate + 1;
            Take(stage, new StagePlace(stage.Target, stage.Instance, number, Math.Max(total, number)));
        }
    }

    /// <summary>Processes stages, as many at the same time as may be; not under <see cref="BuildMode.Explain"/>.</summary>
    /// <param name="stages">Lists the stages that exist now, each after those that it needs. A stage exists or not by what it needs.</param>
    /// <param name="total">The number of stages in the whole build, as far as it is known when it is called.</param>
    /// <param name="budget">What they may use together.</param>
    /// <exception cref="BuildException">A stage cannot run. Those that ran beside it have come to their ends.</exception>
    public void TakeSideBySide(Func<IEnumerable<Stage>> stages, Func<int> total, StageBudget budget)
    {
        using var scheduler = new StageScheduler(this, budget, tell);
        scheduler.Take(stages, total);
    }

    /// <summary>Checks that files which stages wrote in earlier builds belong together; those that this session took do.</summary>
    /// <param name="needs">Files or folders of the workspace.</param>
    /// <exception cref="BuildException">Two files do not belong together: see the message.</exception>
    public void Check(IEnumerable<string> needs)
    {
        var open = mode == BuildMode.Explain || Graph is null ? [] : needs.Where(need => !_outputsInOrder.Overlaps(need)).ToList();
        if (open.Count > 0)
        {
            runner.Lineage(Graph!()).Check(open, _inOrder);
        }
    }

    /// <summary>Why a stage runs; empty if it need not.</summary>
    internal IReadOnlyList<string> ReasonsToRun(Stage stage)
    {
        Check(stage.Needs);
        var coming = mode == BuildMode.Explain ? stage.Needs.Where(_coming.Overlaps).ToList() : [];
        var reasons = coming.Count > 0 ? coming.ConvertAll(need => $"{need} will be regenerated") : runner.ReasonsToRun(stage);
        return mode == BuildMode.Force && reasons.Count == 0 ? [Forced] : reasons;
    }

    /// <summary>Counts a stage that need not run.</summary>
    internal void Pass(Stage stage, StagePlace place)
    {
        UpToDate++;
        if (mode != BuildMode.Explain)
        {
            runner.Tidy(stage);
        }

        tell(new BuildEvent.UpToDate(place));
        IsDone(stage);
    }

    /// <summary>Runs a stage, on any thread.</summary>
    internal void Run(RunningStage run, Action<BuildEvent> tellOf)
    {
        void Say(string line) => tellOf(line.StartsWith(WarningMark, StringComparison.Ordinal)
            ? new BuildEvent.Warning(line[WarningMark.Length..])
            : new BuildEvent.Said(run.Place, line));
        runner.Run(run.Stage, Say, progress => tellOf(new BuildEvent.Progressed(run.Place, progress)), mode == BuildMode.Force, run.Threads);
    }

    /// <summary>Counts a stage that has run.</summary>
    internal void Finish(Stage stage)
    {
        Ran++;
        IsDone(stage);
    }

    private void IsDone(Stage stage)
    {
        _inOrder.Add(stage.Name);
        _outputsInOrder.Add(stage.Outputs);
    }

    private void Take(Stage stage, StagePlace place)
    {
        var reasons = ReasonsToRun(stage);
        if (reasons.Count == 0)
        {
            Pass(stage, place);
        }
        else if (mode == BuildMode.Explain)
        {
            tell(new BuildEvent.WouldRun(place, reasons));
            _coming.Add(stage.Outputs);
            Finish(stage);
        }
        else
        {
            var run = new RunningStage(stage, reasons, place, runner.Threads);
            tell(new BuildEvent.Started(place, reasons));
            try
            {
                Run(run, tell);
            }
            catch
            {
                tell(new BuildEvent.Failed(place, run.Elapsed));
                throw;
            }

            tell(new BuildEvent.Finished(place, reasons, run.Elapsed));
            Finish(stage);
        }
    }
}
