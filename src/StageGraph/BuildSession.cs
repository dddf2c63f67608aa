using System.Diagnostics;

namespace StageGraph;

/// <summary>One call of the build: takes stages in the order in which they depend on each other and tells what it does with each.</summary>
/// <param name="runner">Checks and runs stages.</param>
/// <param name="mode">What to do with them.</param>
/// <param name="tell">Receives what happens.</param>
public sealed class BuildSession(StageRunner runner, BuildMode mode, Action<BuildEvent> tell)
{
    /// <summary>The reason of a stage that had nothing to do and ran because of <see cref="BuildMode.Force"/>.</summary>
    public const string Forced = "--force";

    private const string WarningMark = "warning: ";

    private readonly HashSet<string> _coming = new(StringComparer.Ordinal);

    /// <summary>How many stages ran, or under <see cref="BuildMode.Explain"/> would run.</summary>
    public int Ran { get; private set; }

    /// <summary>How many stages had nothing to do.</summary>
    public int UpToDate { get; private set; }

    /// <summary>Takes stages one after the other.</summary>
    /// <param name="stages">The stages; looked up one by one, so that a stage may depend on what those before it wrote.</param>
    /// <param name="total">How many stages the whole build has, as far as is known now.</param>
    public void Take(IEnumerable<Stage> stages, int total)
    {
        foreach (var stage in stages)
        {
            var number = Ran + UpToDate + 1;
            Take(stage, new StagePlace(stage.Target, stage.Instance, number, Math.Max(total, number)));
        }
    }

    private void Take(Stage stage, StagePlace place)
    {
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
    }

    private void Run(Stage stage, StagePlace place, IReadOnlyList<string> reasons)
    {
        var clock = Stopwatch.StartNew();
        tell(new BuildEvent.Started(place, reasons));
        try
        {
            runner.Run(stage, Say, progress => tell(new BuildEvent.Progressed(progress)));
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

    private bool IsComing(string need) => _coming.Any(output =>
        need == output || need.StartsWith(output + "/", StringComparison.Ordinal) || output.StartsWith(need + "/", StringComparison.Ordinal));
}
