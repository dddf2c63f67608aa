using EmotionRecognition.Pipeline;

namespace EmotionRecognition.Build.Terminal;

/// <summary>The last lines of a build: what it did and its main results.</summary>
/// <param name="Ran">The number of stages that ran.</param>
/// <param name="UpToDate">The number of stages that were up to date.</param>
/// <param name="Report">The report page; null if it was not requested.</param>
/// <param name="Headlines">The best systems; empty if nothing was scored.</param>
public sealed record BuildSummary(int Ran, int UpToDate, string? Report, IReadOnlyList<Headline> Headlines)
{
    /// <summary>The lines.</summary>
    /// <param name="elapsed">How long the build took.</param>
    public IEnumerable<string> Lines(TimeSpan elapsed)
    {
        var report = Report is null ? "" : $" Report: {Report}";
        yield return Ran == 0
            ? $"Nothing to do: {(UpToDate == 1 ? "1 stage is" : $"all {UpToDate} stages are")} up to date ({Phrasing.Duration(elapsed)}).{report}"
            : $"Ran {Phrasing.Count(Ran, "stage")} in {Phrasing.Duration(elapsed)}, {UpToDate} up to date.{report}";
        if (Headlines.Count == 0)
        {
            yield break;
        }

        var units = Headlines.Select(each => each.IntervalUnit).Distinct().ToList();
        yield return $"Best system on unseen speakers by UAR, with the 95% interval{(units is [var unit] ? $" over {unit}" : "")}:";
        foreach (var line in Rows(hasUnits: units.Count > 1))
        {
            yield return line;
        }

        foreach (var origin in Headlines.Select(each => each.Origin).OfType<string>().Distinct())
        {
            yield return origin;
        }

        if (Headlines.All(each => each.IsSynthetic))
        {
            yield return "Synthetic speech: this says nothing about human speakers.";
        }
    }

    private IEnumerable<string> Rows(bool hasUnits)
    {
        var names = Headlines.Max(each => each.Experiment.Length);
        var systems = Headlines.Max(each => each.System.Length);
        return Headlines.Select(each => $"  {each.Experiment.PadRight(names)}  {each.System.PadRight(systems)}  {Phrasing.Percent(each.Recall)}"
            + FormattableString.Invariant($"  {100 * each.Interval.Low:0.0} to {100 * each.Interval.High:0.0}")
            + (hasUnits ? $" over {each.IntervalUnit}" : "")
            + $"  (chance {Phrasing.Percent(each.Chance)}{(each.Protocol == "honest" ? "" : $", {each.Protocol}")})");
    }
}
