using EmotionRecognition.Reporting;

namespace EmotionRecognition.SplitAudit.Page;

/// <summary>The page of an audit, in the form of the report, with its tables as CSV files.</summary>
public static class SplitAuditPage
{
    /// <summary>The page's file.</summary>
    public const string File = "index.html";

    /// <summary>
    /// Writes <c>index.html</c> and <c>tables/</c>: <c>findings.csv</c>, <c>concerns.csv</c>, <c>unchecked.csv</c>, <c>alike.csv</c>, and <c>scores.csv</c>.
    /// </summary>
    /// <param name="result">What was found.</param>
    /// <param name="folder">Where to write; created if missing. Files of these names are replaced.</param>
    public static void Write(SplitAuditResult result, string folder) => HtmlReport.Write(
        ReportContent.WithoutExperiments($"Audit of {Path.GetFileName(Path.TrimEndingDirectorySeparator(result.Split.Path))}", typeof(SplitAuditPage).Assembly),
        [
            new VerdictSection(result), new FindingsSection(result), new ConcernsSection(result), new AlikeSection(result), new ScoresSection(result),
            new GapsSection(result),
        ],
        folder);
}
