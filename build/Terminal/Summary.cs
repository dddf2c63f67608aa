using EmotionRecognition.Pipeline;

namespace EmotionRecognition.Build.Terminal;

/// <summary>The last lines of a build.</summary>
internal static class Summary
{
    /// <summary>What the build did and what came out.</summary>
    /// <param name="build">The build.</param>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="hasReport">Whether the report was among the targets.</param>
    /// <param name="hasMetrics">Whether scoring was among the targets.</param>
    public static IEnumerable<string> Of(ResearchBuild build, TimeSpan elapsed, bool hasReport, bool hasMetrics)
    {
        var report = hasReport ? $" Report: {ResearchLayout.Page}" : "";
        yield return build.Ran == 0
            ? $"Nothing to do: {(build.UpToDate == 1 ? "1 stage is" : $"all {build.UpToDate} stages are")} up to date ({Words.Duration(elapsed)}).{report}"
            : $"Ran {Words.Count(build.Ran, "stage")} in {Words.Duration(elapsed)}, {build.UpToDate} up to date.{report}";
        foreach (var line in hasMetrics ? Headlines(build.Headlines) : [])
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Headlines(IReadOnlyList<Headline> headlines)
    {
        if (headlines.Count == 0)
        {
            yield break;
        }

        var resampled = headlines.All(each => each.IsOverSpeakers) ? "speakers" : "test rows";
        yield return $"Best system on unseen speakers by UAR, with the 95 % interval over {resampled}:";
        var names = headlines.Max(each => each.Experiment.Length);
        var systems = headlines.Max(each => each.System.Length);
        foreach (var each in headlines)
        {
            var protocol = each.Protocol == "honest" ? "" : $", {each.Protocol}";
            yield return $"  {each.Experiment.PadRight(names)}  {each.System.PadRight(systems)}  {Words.Percent(each.Recall)}"
                + FormattableString.Invariant($"  {100 * each.Interval.Low:0.0} to {100 * each.Interval.High:0.0}")
                + $"  (chance {Words.Percent(each.Chance)}{protocol})";
        }

        if (headlines.All(each => each.IsSynthetic))
        {
            yield return "Synthetic speech: not a result about people.";
        }
    }
}
