using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace StageGraph.SideBySide;

/// <summary>
/// Runs stages side by side. Which stages there are may depend on the outputs of others, such as how many parts there are. So they are listed again
/// after some have run, and a stage that needs what another one is about to write waits for the next list. One thread decides; stages run on their own.
/// </summary>
/// <param name="session">Checks stages, runs them, and keeps count of them.</param>
/// <param name="budget">What they may use together.</param>
/// <param name="tell">Receives events.</param>
internal sealed class StageScheduler(BuildSession session, StageBudget budget, Action<BuildEvent> tell) : IDisposable
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<RunningStage> _running = [];
    private readonly List<(Stage Stage, IReadOnlyList<string> Reasons)> _ready = [];
    private readonly BlockingCollection<RunningStage> _ended = [];
    private OutputIndex _pending = new();
    private Exception? _failure;
    private int _total;

    private int FreeSlots => budget.Stages - _running.Count;

    private int FreeThreads => budget.Threads - _running.Sum(each => each.Threads);

    private int FreeMegabytes => budget.Megabytes - _running.Sum(each => each.Stage.Demand.Megabytes);

    /// <summary>Processes stages until none is left, or until one fails; then those that run are awaited.</summary>
    /// <param name="stages">Lists those that exist now, in an order in which each could run after the ones before it.</param>
    /// <param name="total">The number of stages in the whole build, as far as it is known now.</param>
    public void Take(Func<IEnumerable<Stage>> stages, Func<int> total)
    {
        try
        {
            bool waits;
            do
            {
                _total = total();
                waits = TakeWhatCanBe(stages());
                if (_running.Count > 0)
                {
                    AwaitOne();
                }
            }
            while (_failure is null && (waits || _running.Count > 0));
        }
        catch (Exception error)
        {
            _failure ??= error;
        }

        while (_running.Count > 0)
        {
            AwaitOne();
        }

        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }
    }

    public void Dispose() => _ended.Dispose();

    // Whether some wait for what others write.
    private bool TakeWhatCanBe(IEnumerable<Stage> stages)
    {
        var waits = false;
        _pending = new OutputIndex();
        _running.ForEach(each => _pending.Add(each.Stage.Outputs));
        foreach (var stage in stages.Where(stage => !_taken.Contains(stage.Name)))
        {
            if (stage.Needs.Any(_pending.Overlaps))
            {
                waits = true;
                _pending.Add(stage.Outputs);
                continue;
            }

            Take(stage);
            while (_failure is null && _ready.Count > 0 && _ready.Count >= FreeSlots)
            {
                StartOrAwait();
            }

            if (_failure is not null)
            {
                return false;
            }
        }

        while (_failure is null && _ready.Count > 0)
        {
            StartOrAwait();
        }

        return waits;
    }

    private void Take(Stage stage)
    {
        var reasons = session.ReasonsToRun(stage);
        _taken.Add(stage.Name);
        if (reasons.Count == 0)
        {
            session.Pass(stage, PlaceOf(stage));
        }
        else
        {
            _pending.Add(stage.Outputs);
            _ready.Add((stage, reasons));
        }
    }

    private void StartOrAwait()
    {
        if (FreeSlots <= 0 || !StartOne())
        {
            AwaitOne();
        }
    }

    // Threads are shared among the stages that could run now. A stage that wants more than there is runs alone.
    private bool StartOne()
    {
        var share = Math.Max(1, FreeThreads / Math.Min(_ready.Count, FreeSlots));
        var next = _ready.FindIndex(each =>
            _running.Count == 0 || ((each.Stage.Demand.Threads ?? 1) <= FreeThreads && each.Stage.Demand.Megabytes <= FreeMegabytes));
        if (next < 0)
        {
            return false;
        }

        var (stage, reasons) = _ready[next];
        _ready.RemoveAt(next);
        var run = new RunningStage(stage, reasons, PlaceOf(stage), stage.Demand.Threads ?? share);
        _running.Add(run);
        tell(new BuildEvent.Started(run.Place, reasons));
        run.Start(session.Run, tell, _ended.Add);
        return true;
    }

    private void AwaitOne()
    {
        var run = _ended.Take();
        _running.Remove(run);
        foreach (var warning in run.Warnings)
        {
            tell(warning);
        }

        if (run.Failure is { } failure)
        {
            tell(new BuildEvent.Failed(PlaceOf(run.Stage), run.Elapsed));
            if (_failure is not null)
            {
                tell(new BuildEvent.Warning(failure.Message));
            }

            _failure ??= failure;
            return;
        }

        var place = PlaceOf(run.Stage);
        session.Finish(run.Stage);
        tell(new BuildEvent.Finished(place, run.Reasons, run.Elapsed));
    }

    private StagePlace PlaceOf(Stage stage)
    {
        var number = session.Ran + session.UpToDate + 1;
        return new StagePlace(stage.Target, stage.Instance, number, Math.Max(_total, number));
    }
}
