using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.StudySection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>The study's printed results compared with this run's under the study's own protocol.</summary>
public sealed class StudySection : IReportSection
{
    /// <inheritdoc/>
    public string Name => "study";

    /// <inheritdoc/>
    public string Title => "The study's printed results";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.OnPage(300);

    /// <inheritdoc/>
    public string About => "the study's published numbers, and what the same procedure gives here";

    /// <inheritdoc/>
    public Section Build(ReportContent content)
    {
        IReadOnlyList<Block> blocks = content.Study.Count == 0
            ? []
            :
            [
                new Paragraph(
                    "What the printed numbers rest on, counted in the study's own files: 483 of the 1,960 test rows of its first result (24.6\u00a0%) are "
                    + "duplicates of training rows, including every fear and every surprise row; all ten speakers and all dialogs occur in both training and "
                    + "test data; and the checkpoint was selected on the test rows. Without the duplicated fear and surprise rows, the accuracy of the first "
                    + "result is 54.6 to 54.8\u00a0%. For the variants with generated samples, 166 of 193 generated test clips share their source video with "
                    + "training clips."),
                new Paragraph(
                    "The study is a student's work of 2024, of which this project knows no publication to cite. Its corpus is IEMOCAP (Busso et al., Language "
                    + "Resources and Evaluation 42, 2008), its features are librosa's (McFee et al., SciPy 2015); its names of measures are translated below."),
                Results(content),
                .. content.Study.Any(IsElsewhere) ? [Elsewhere(content)] : Array.Empty<Block>(),
                Names(),
            ];
        return new Section(blocks) { Tables = [Data(content)] };
    }

    private static Table Results(ReportContent content) => new(
        "The study's printed results, and this run's results on the same recordings under the study's own protocol (percentages)",
        Columns("variant"),
        content.Study.SelectMany(Rows),
        2);

    /// <summary>This run's results on other recordings are in a table of their own, so that nobody compares them with the printed ones.</summary>
    private static Table Elsewhere(ReportContent content) => new(
        "The study's own protocol on other recordings: not to be compared with the printed results (percentages)",
        Columns("recordings"),
        content.Study.Where(IsElsewhere).Select(result => Scores(result.OursOn!, "this run", result.Ours!, result.Note ?? "")),
        2);

    private static Column[] Columns(string first) =>
    [
        Column.Text(first), Column.Text("source"), Column.Number("accuracy (WA; the study's \"UA\" and \"WA\")"),
        Column.Number("weighted precision"), Column.Number("weighted recall"), Column.Number("weighted F1"), Column.Text("note"),
    ];

    private static bool IsElsewhere(StudyResult result) => result.Ours is not null && result.OursOn is { } corpus && corpus != result.Variant;

    private static IEnumerable<Row> Rows(StudyResult result)
    {
        yield return Scores(result.Variant, new Cell("printed", result.Detail), result.Scores, "");
        yield return result switch
        {
            _ when IsElsewhere(result) => NotRun(result.Variant, $"run on {result.OursOn} instead, see below"),
            { Ours: { } ours } => Scores(result.Variant, "this run", ours, result.Note ?? "") with { IsMarked = true },
            _ => NotRun(result.Variant, result.Note ?? ""),
        };
    }

    private static Row NotRun(string variant, string note) => new(variant, "this run", "not run", "not run", "not run", "not run", note);

    private static Row Scores(string variant, Cell source, StudyScores scores, string note) => new(
        variant, source, Exact(scores.Accuracy), Exact(scores.WeightedPrecision), Exact(scores.WeightedRecall), Exact(scores.WeightedF1), note);

    /// <summary>Two decimals, as the study prints them.</summary>
    private static Cell Exact(double share) => Cell.Number(100 * share, 2);

    private static Table Names() => new(
        "The study's names of measures",
        [Column.Text("printed as"), Column.Text("what its code computes"), Column.Text("standard name")],
        PrintedMetric.OfTheStudy.Select(metric => new Row(metric.Printed, metric.Is, metric.Field)));

    private static DataTable Data(ReportContent content)
    {
        DataRow Scores(StudyResult result, string variant, string source, StudyScores scores) => new(
            variant, result.Detail, source, scores.Accuracy, scores.WeightedPrecision, scores.WeightedRecall, scores.WeightedF1, result.Note ?? "");
        return new(
            "study",
            "variant,detail,source,accuracy,weighted_precision,weighted_recall,weighted_f1,note",
            content.Study.SelectMany(result => result.Ours is { } ours
                ? new[] { Scores(result, result.Variant, "printed", result.Scores), Scores(result, result.OursOn ?? result.Variant, "this run", ours) }
                : [Scores(result, result.Variant, "printed", result.Scores)]));
    }
}
