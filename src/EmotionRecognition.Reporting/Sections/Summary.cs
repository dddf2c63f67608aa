using EmotionRecognition.Evaluation;
using EmotionRecognition.Protocols.Audit;

namespace EmotionRecognition.Reporting.Sections;

/// <summary>The results in three sentences: what was tried, the best result that can be trusted, and what a procedure with leaks would have claimed.</summary>
internal static class Summary
{
    private const int MostReasons = 3;

    /// <summary>The sentences about the first experiment that has a result for the headline, else about the first one; at least one experiment.</summary>
    public static IEnumerable<string> Of(ReportContent content)
    {
        var experiment = content.Experiments.FirstOrDefault(each => ScoreDoubts.WhyMeaningless(each) is null && Trusted(content, each) is not null)
            ?? content.Experiments[0];
        yield return Tried(content, experiment);
        if (ScoreDoubts.WhyMeaningless(experiment) is { } why)
        {
            yield return $"Its scores say nothing: {why}.";
            yield break;
        }

        yield return Trusted(content, experiment) is { } trusted
            ? Found(content, experiment, trusted)
            : "None of the protocols keeps training and test rows apart, so this page has no estimate for new speakers.";
        yield return Inflated(content, experiment) is { } inflated
            ? Claimed(experiment, inflated, Trusted(content, experiment))
            : "No protocol with leaks was run beside it, so this page does not show what such a protocol would have claimed.";
    }

    /// <summary>The best system under the protocols that keep everything apart; null if there is none.</summary>
    private static SystemMetrics? Trusted(ReportContent content, ExperimentResult experiment) =>
        experiment.BestByProtocol().Where(best => content.ProtocolOf(best).IsHeadline).MaxBy(best => best.Pooled.UnweightedRecall);

    /// <summary>The best system under the protocols that are not trusted; null if there is none.</summary>
    private static SystemMetrics? Inflated(ReportContent content, ExperimentResult experiment) =>
        experiment.BestByProtocol().Where(best => !content.ProtocolOf(best).Trusted).MaxBy(best => best.Pooled.UnweightedRecall);

    private static string Tried(ReportContent content, ExperimentResult experiment)
    {
        var systems = experiment.Metrics.Systems.Select(system => system.System).Distinct().Count();
        var (corpus, rows) = (content.CorpusOf(experiment), experiment.ClassCounts.Sum(count => count.Recorded));
        var others = content.Experiments.Count - 1;
        return $"{(experiment.Origin is null ? "This run trained and tested" : "This run tested, but did not train,")} {Of(systems, "system")} that "
            + $"{(systems == 1 ? "tells" : "tell")} {Of(experiment.Metrics.Classes.Count, "emotion")} apart in {Of(rows, "utterance")} by "
            + $"{Of(corpus.Speakers, "speaker")} ({experiment.Title})"
            + (others == 0 ? "." : $"; {Of(others, "more experiment")} {(others == 1 ? "is" : "are")} below.");
    }

    private static string Found(ReportContent content, ExperimentResult experiment, SystemMetrics best)
    {
        var (interval, unit) = experiment.RecallInterval(best);
        var chance = best.Pooled.ChanceUnweightedRecall;
        return $"The best result that can be trusted is {Numbers.WithSign(best.Pooled.UnweightedRecall)} UAR, the mean over the emotions of the share that is "
            + $"recognized (95\u00a0% interval over {unit}: {Numbers.Percents(interval)}), by {experiment.TitleOf(best.System)} under protocol "
            + $"{best.Protocol} ({content.ProtocolOf(best).Says}); guessing scores {Numbers.WithSign(chance)}"
            + (interval.Low <= chance ? ", which the interval does not exclude" : "")
            + (best.Pooled.Rows < ScoreDoubts.FewestRows ? $". With {Of(best.Pooled.Rows, "test row")}, this says little." : ".");
    }

    private static string Claimed(ExperimentResult experiment, SystemMetrics inflated, SystemMetrics? trusted)
    {
        var reasons = Reasons(experiment, inflated.Protocol).Take(MostReasons).ToList();
        var gap = trusted is null ? "" : Gap(inflated.Pooled.UnweightedRecall - trusted.Pooled.UnweightedRecall);
        return $"Protocol {inflated.Protocol} would have claimed {Numbers.WithSign(inflated.Pooled.UnweightedRecall)} UAR{gap}, which "
            + (reasons.Count == 0
                ? "says nothing certain about new speakers."
                : $"is wrong for new speakers: of its test rows, {string.Join(", ", reasons)}.");
    }

    private static string Gap(double difference) => Numbers.Percent(Math.Abs(difference)) switch
    {
        "0.0" => ", the same",
        var points => $", {points} points {(difference > 0 ? "more" : "less")}",
    };

    private static IEnumerable<string> Reasons(ExperimentResult experiment, string protocol) =>
        from audit in experiment.Audits
        where audit.Protocol == protocol
        from finding in audit.Findings
        where finding.IsLeak && finding.Rows > 0
        let reason = Reason(finding.Kind)
        where reason is not null
        orderby reason.Value.Order
        select $"{Numbers.WithSign(finding.Share)} {reason.Value.Words}";

    private static (int Order, string Words)? Reason(AuditKind kind) => kind switch
    {
        AuditKind.CopiesOfTrainingRows => (1, "are duplicates of training rows"),
        AuditKind.SeenByTheModel => (2, "were training rows of the given models"),
        AuditKind.SharedSpeakers => (3, "come from speakers in the training part"),
        AuditKind.SelectedOnTestRows => (4, "helped choose the model"),
        AuditKind.DuplicateRecordings => (5, "are training recordings under another name"),
        AuditKind.SharedSourceVideos => (6, "come from videos in the training part"),
        AuditKind.SharedDialogs => (7, "come from dialogs in the training part"),
        AuditKind.FittedOnTestRows => (8, "were used to scale the features"),
        _ => null,
    };

    private static string Of(int count, string noun) => count == 1 ? $"1 {noun}" : $"{Numbers.Count(count)} {noun}s";
}
