using System.Diagnostics;

namespace StageGraph;

/// <summary>One call of the build: takes stages in the order in which they depend on each other and says what it does with each.</summary>
/// <param name="runner">Checks and runs stages.</param>
/// <param name="mode">What to do with them.</param>
/// <param name="say">Takes the lines that a user reads.</param>
public sealed class BuildSession(StageRunner runner, BuildMode mode, Action<string> say)
{
    private const int ReasonsShown = 3;

    private readonly HashSet<string> _coming = new(StringComparer.Ordinal);

    /// <summary>How many stages ran, or under <see cref="BuildMode.Explain"/> would run.</summary>
    public int Ran { get; private set; }

    /// <summary>How many stages had nothing to do.</summary>
    public int UpToDate { get; private set; }

    /// <summary>Takes stages one after the other.</summary>
    public void Take(IEnumerable<Stage> stages)
    {
        foreach (var stage in stages)
        {
            Take(stage);
        }
    }

    private void Take(Stage stage)
    {
        var clock = Stopwatch.StartNew();
        var coming = mode == BuildMode.Explain ? stage.Needs.Where(IsComing).ToList() : [];
        var reasons = coming.Count > 0 ? coming.ConvertAll(need => $"{need} will be made anew") : runner.ReasonsToRun(stage);
        if (mode == BuildMode.Force && reasons.Count == 0)
        {
            reasons = ["it was asked for by --force"];
        }

        if (reasons.Count == 0)
        {
            UpToDate++;
            if (mode != BuildMode.Explain)
            {
                runner.Tidy(stage);
            }

            say($"{stage.Name}: up to date ({clock.ElapsedMilliseconds} ms)");
            return;
        }

        Ran++;
        say($"{stage.Name}: {(mode == BuildMode.Explain ? "would run" : "runs")}, because {Shorten(reasons)}");
        if (mode == BuildMode.Explain)
        {
            _coming.UnionWith(stage.Outputs);
            return;
        }

        var manifest = runner.Run(stage, line => say($"  {line}"));
        say(FormattableString.Invariant($"{stage.Name}: done in {manifest.Seconds:0.0} s"));
    }

    private bool IsComing(string need) => _coming.Any(output =>
        need == output || need.StartsWith(output + "/", StringComparison.Ordinal) || output.StartsWith(need + "/", StringComparison.Ordinal));

    private static string Shorten(IReadOnlyList<string> reasons) => reasons.Count <= ReasonsShown
        ? string.Join("; ", reasons)
        : $"{string.Join("; ", reasons.Take(ReasonsShown))}; and {reasons.Count - ReasonsShown} more";
}
