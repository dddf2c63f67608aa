using System.Diagnostics;

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

    private readonly HashSet<string> _coming = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inOrder = new(StringComparer.Ordinal);
    private readonly HashSet<string> _outputsInOrder = new(StringComparer.Ordinal);

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

    /// <summary>Checks that files which stages wrote in earlier builds belong together; those that this session took do.</summary>
    /// <param name="needs">Files or folders of the workspace.</param>
    /// <exception cref="BuildException">Two files do not belong together: see the message.</exception>
    public void Check(IEnumerable<string> needs)
    {
        var open = mode == BuildMode.Explain || Graph is null ? [] : needs.Where(need => !IsInOrder(need)).ToList();
        if (open.Count > 0)
        {
            runner.Lineage(Graph!()).Check(open, _inOrder);
        }
    }

    private void Take(Stage stage, StagePlace place)
    {
        Check(stage.Needs);
        var coming = mode == BuildMode.Explain ? stage.Needs.Where(IsComing).ToList() : [];
        var reasons = coming.Count > 0 ? coming.ConvertAll(need => $"{need} will be regenerated") : runner.ReasonsToRun(stage);
        if (mode == BuildMode.Force && reasons.Count == 0)
        {
            reasons = [Forced];
        }

        if (reasons.Count == 0)
        {
            UpToDate++;
            if (mode != BuildMode.Explain)
            {
                runner.Tidy(stage);
            }

            tell(new BuildEvent.UpToDate(place));
        }
        else if (mode == BuildMode.Explain)
        {
            Ran++;
            tell(new BuildEvent.WouldRun(place, reasons));
            _coming.UnionWith(stage.Outputs);
        }
        else
        {
            Run(stage, place, reasons);
            Ran++;
        }

        _inOrder.Add(stage.Name);
        _outputsInOrder.UnionWith(stage.Outputs);
    }

    private void Run(Stage stage, StagePlace place, IReadOnlyList<string> reasons)
    {
        var clock = Stopwatch.StartNew();
        tell(new BuildEvent.Started(place, reasons));
        try
        {
            runner.Run(stage, Say, progress => tell(new BuildEvent.Progressed(progress)), mode == BuildMode.Force);
        }
        catch
        {
            tell(new BuildEvent.Failed(place, clock.Elapsed));
            throw;
        }

        tell(new BuildEvent.Finished(place, reasons, clock.Elapsed));
    }

    private void Say(string line) => tell(
        line.StartsWith(WarningMark, StringComparison.Ordinal) ? new BuildEvent.Warning(line[WarningMark.Length..]) : new BuildEvent.Said(line));

    private bool IsComing(string need) => _coming.Any(output => Lineage.Overlaps(output, need));

    private bool IsInOrder(string need) => _outputsInOrder.Contains(need) || _outputsInOrder.Any(output => Lineage.Overlaps(output, need));
}
