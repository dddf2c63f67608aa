using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Reporting;
using EmotionRecognition.SplitAudit.Page;
using EmotionRecognition.SplitAudit.Scores;

namespace EmotionRecognition.SplitAudit;

/// <summary>An audit in lines for a terminal.</summary>
public static class SplitAuditText
{
    /// <summary>What was audited, the verdict, each finding with an example, scores, and what could not be checked.</summary>
    /// <param name="result">The audit.</param>
    public static IEnumerable<string> Lines(SplitAuditResult result)
    {
        var folds = result.Split.FoldNames.Count;
        yield return $"{result.Split.Path}: {result.Split.Format}; {Numbers.Count(result.Facts.Clips.Count)} clips of {result.Facts.Title}, "
            + $"{folds} fold{(folds == 1 ? "" : "s")}, "
            + (result.Facts.Speakers.Count == 0 ? "speakers unknown." :
                $"{Numbers.Count(result.Facts.Speakers.Count)} speakers from {result.Facts.SpeakersFrom}.");
        foreach (var line in result.Facts.Notices.Concat(Verdict.Of(result)))
        {
            yield return line;
        }

        foreach (var finding in result.Report.Findings.Where(finding => finding.Rows > 0))
        {
            yield return $"- {finding.Kind.Id()}: {Numbers.Count(finding.Rows)} of {Numbers.Count(finding.OfRows)}, "
                + $"{Numbers.Count(finding.Groups)} {finding.Kind.Things(finding.Groups)}: {finding.Example}{Scores(finding)}";
        }

        foreach (var concern in result.Concerns)
        {
            yield return $"- {concern.Kind}: {concern.What} {concern.Evidence} ({concern.Source})";
        }

        foreach (var comparison in result.Comparisons)
        {
            yield return $"- printed {comparison.Printed.Measure.Title()} {comparison.Printed.Text}: {comparison.Verdict}; "
                + $"recomputed {Numbers.WithSign(comparison.Pooled)} "
                + $"({Numbers.Percents(comparison.Interval)}), mean of folds {Numbers.WithSign(comparison.MeanOfFolds)}";
        }

        foreach (var gap in result.Gaps)
        {
            yield return $"- not checked: {gap.What}, because {gap.Why}; {gap.Remedy}";
        }
    }

    private static string Scores(AuditFinding finding) => finding is { Accuracy: { } with, AccuracyWithout: { } without }
        ? $"; WA {Numbers.WithSign(with)}, without these rows {Numbers.WithSign(without)}"
        : "";
}
