using EmotionRecognition.Reporting;
using EmotionRecognition.Reporting.Page;
using StageGraph;

namespace EmotionRecognition.Pipeline.Reproduction;

/// <summary>The page of a reproduction, in the form of the report: every comparison, also as a CSV file.</summary>
public static class ReproductionPage
{
    /// <summary>Its folder in the workspace.</summary>
    public const string Folder = "report/reproduction";

    /// <summary>Writes <c>index.html</c> and <c>tables/reproduction.csv</c>.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="root">The workspace.</param>
    /// <exception cref="BuildException">The disk is full, or the folder cannot be written.</exception>
    public static void Write(ReproductionResult result, string root)
    {
        try
        {
            HtmlReport.Write(
                ReportContent.WithoutExperiments("Reproduction of the accepted results", typeof(ReproductionPage).Assembly),
                [new ReproductionSection(result)],
                Path.Combine(root, Folder));
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            throw StorageFailure.Of(Folder, error);
        }
    }

    private sealed class ReproductionSection(ReproductionResult result) : IReportSection
    {
        public string Name => "reproduction";

        public string Title => "Printed, accepted, yours";

        public SectionPlace Place => SectionPlace.OnPage(100);

        public string About => "every comparison of this run with accepted results and printed numbers";

        public Section Build(ReportContent content) => new(
        [
            new Paragraph(ReproductionTable.Summary(result)),
            new Table(
                "Comparisons; scores in percent, tolerances in points",
                [
                    Column.Text("where"), Column.Text("what"), Column.Number("printed"), Column.Number("accepted"), Column.Number("yours"),
                    Column.Number("tolerance"), Column.Text("verdict"),
                ],
                result.Rows.Select(row => new Row(row.Where, row.What, row.Printed, row.Accepted, row.Yours, row.Tolerance, row.Verdict)
                {
                    IsMarked = row.Outcome == ReproductionOutcome.Differs,
                })),
        ])
        {
            Tables =
            [
                new DataTable(
                    "reproduction", "where,what,printed,accepted,yours,tolerance,verdict,outcome",
                    result.Rows.Select(row => new DataRow(
                        row.Where, row.What, row.Printed, row.Accepted, row.Yours, row.Tolerance, row.Verdict, row.Outcome.ToString().ToLowerInvariant()))),
            ],
        };
    }
}
