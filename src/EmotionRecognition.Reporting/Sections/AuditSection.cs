using EmotionRecognition.Evaluation;
using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Reporting.Page;
using Shared;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.AuditSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>How test data depend on training data in each experiment, and how that affects scores.</summary>
public sealed class AuditSection : IReportSection
{
    /// <summary>Audits are scored with the predictions of one system and by one measure.</summary>
    private const string Scored = "most accurate system";
    private const string Measure = "WA";

    /// <inheritdoc/>
    public string Name => "audit";

    /// <inheritdoc/>
    public string Title => "Leakage audit";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.OnPage(200);

    /// <inheritdoc/>
    public string About => "what test rows share with training rows, and what that does to the scores";

    /// <inheritdoc/>
    public Section Build(ReportContent content)
    {
        var audited = content.Experiments.Where(experiment => experiment.Audits.Count > 0).ToList();
        IReadOnlyList<Block> blocks = audited.Count == 0
            ? []
            :
            [
                new Paragraph(
                    "This section lists every way in which test data are not independent of training data. \"Without\" is the score after removing the "
                    + "affected test rows, with its 95\u00a0% interval (Wilson); with fewer than "
                    + $"{Numbers.Count(ScoreDoubts.FewestRows)} rows left there is no score."),
                .. audited.SelectMany(Blocks),
            ];
        var given = content.Experiments.Any(experiment => experiment.Origin is { Memory.Count: > 0 });
        return new Section(blocks)
        {
            Tables =
            [
                Findings(content), Copies(content), .. given ? [Memory(content)] : Array.Empty<DataTable>(),
                .. content.Experiments.Any(experiment => experiment.Synthetic.Count > 0) ? [SyntheticRows.Table(content)] : Array.Empty<DataTable>(),
            ],
        };
    }

    private static IEnumerable<Block> Blocks(ExperimentResult experiment)
    {
        var all = All(experiment).ToList();
        yield return new Heading(experiment.Title);
        if (experiment.Origin is { } origin)
        {
            yield return new Notice(origin.Notice);
        }

        if (experiment.Origin is { Memory.Count: > 0 } given)
        {
            yield return Remembered(given.Memory);
        }

        foreach (var pretrained in experiment.Pretrained.GroupBy(note => (note.Name, note.Data)))
        {
            yield return new Paragraph(
                $"{Names.Join(pretrained.Select(note => note.System))} {(pretrained.Count() == 1 ? "rests" : "rest")} on data that this audit cannot see, "
                + $"because {pretrained.Key.Name} was trained before. {pretrained.Key.Data}");
        }

        foreach (var block in SyntheticRows.Blocks(experiment.Synthetic))
        {
            yield return block;
        }

        yield return Found([.. all.Where(each => each.Finding.Rows > 0)]);
        if (experiment.Copies.Count > 0)
        {
            yield return Copies(experiment);
        }

        yield return NotFound([.. all.Where(each => each.Finding.Rows == 0)]);
    }

    private static Table Remembered(IReadOnlyList<ModelMemoryNote> notes) => new(
        "Given models: which test rows they recognize as rows that they were trained or selected on",
        [
            Column.OneLine("protocol"), Column.OneLine("system"), Column.Number("models"), Column.Text("trained"), Column.Number("test rows"),
            Column.Number("recognized"), Column.Number("under another name"), Column.Number("same words only"), Column.Text("compared by"),
        ],
        notes.Select(note => new Row(
            note.Protocol, note.System, note.Models, note.Trained, note.TestRows, note.Seen, note.Renamed, note.SameWords, Compared(note))),
        2);

    private static string Compared(ModelMemoryNote note) => note.OnlyNames switch
    {
        0 => "name, sound, features",
        var models when models == note.Models => "name only: rows under other names are not recognized",
        var models => $"name, sound, features; by name only: {Numbers.Count(models)} of {Numbers.Count(note.Models)}",
    };

    private static IEnumerable<(string Protocol, AuditFinding Finding)> All(ExperimentResult experiment) =>
        experiment.Audits.SelectMany(audit => audit.Findings.Select(finding => (audit.Protocol, finding)));

    /// <summary>A table of what was found.</summary>
    /// <param name="found">Findings with their protocols.</param>
    /// <param name="scored">Whose scores it has.</param>
    internal static Table Found(IReadOnlyList<(string Protocol, AuditFinding Finding)> found, string scored = Scored) => new(
        found.Count == 0 ? "Found: nothing" : $"Found ({Measure} of the {scored})",
        [
            Column.OneLine("protocol"), Column.Text("finding"), Column.Number("count"), Column.Text("example"), Column.Number("with (%)"),
            Column.Number("without (%)"), Column.Number("difference (points)"),
        ],
        found.Select(each => new Row(
        [
            each.Protocol,
            each.Finding.Kind.Describe(),
            new Cell(
                $"{Numbers.Count(each.Finding.Rows)} of {Numbers.Count(each.Finding.OfRows)}",
                $"{Numbers.WithSign(each.Finding.Share)}, {Numbers.Count(each.Finding.Groups)} {each.Finding.Kind.Things(each.Finding.Groups)}"),
            each.Finding.Example.Length == 0 ? "none" : each.Finding.Example,
            .. Score(each.Finding),
        ])),
        2);

    private static IEnumerable<Cell> Score(AuditFinding finding) => finding is { Accuracy: { } with, AccuracyWithout: { } without }
        ? [Cell.Percent(with, RowsOf(finding.OfRows)), .. Without(with, without, finding.OfRows - finding.Rows)]
        : ["not scored", "", ""];

    /// <summary>The score without some rows and its difference to the score with them; neither if too few rows are left.</summary>
    private static IEnumerable<Cell> Without(double with, double without, int rows) => rows < ScoreDoubts.FewestRows
        ? [new Cell("too few rows", RowsOf(rows)), ""]
        : [Cell.Percent(without, $"{RowsOf(rows)}, {Numbers.Percents(WilsonInterval.Of(without, rows))}"), Cell.Points(with - without)];

    private static Table Copies(ExperimentResult experiment) => new(
        "Effect of duplicated rows on accuracy: every system, WA in percent",
        [
            Column.OneLine("protocol"), Column.OneLine("system"), Column.Number("all test rows"), Column.Number("without duplicates"),
            Column.Number("difference (points)"), Column.Number("under the honest protocol"),
        ],
        experiment.Copies.Select(effect => new Row(
        [
            effect.Protocol,
            experiment.TitleOf(effect.System),
            Share(effect.Accuracy, RowsOf(effect.Rows)),
            .. effect is { Accuracy: { } with, AccuracyWithout: { } without } ? Without(with, without, effect.RowsWithout) : ["none", "none"],
            Share(effect.HonestAccuracy, ""),
        ])),
        2);

    private static Cell Share(double? share, string detail) => share is { } known ? Cell.Percent(known, detail) : "none";

    private static string RowsOf(int count) => count == 1 ? "1 row" : $"{Numbers.Count(count)} rows";

    /// <summary>A table of what was checked and not found.</summary>
    /// <param name="clean">Findings without rows.</param>
    internal static Collapsible NotFound(IReadOnlyList<(string Protocol, AuditFinding Finding)> clean) => new(
        $"Checked and not found: {Numbers.Count(clean.Count)}",
        new Table(
            "Not found",
            [Column.OneLine("protocol"), Column.Text("check"), Column.Number("of")],
            clean.Select(each => new Row(each.Protocol, each.Finding.Kind.Describe(), each.Finding.OfRows)),
            2))
    {
        InPrint = "Not printed; see tables/audit.csv.",
    };

    private static DataTable Findings(ReportContent content) => new(
        "audit",
        "experiment,protocol,finding,count,of,share,example,system,measure,score_with,score_without",
        from experiment in content.Experiments
        from each in All(experiment)
        let finding = each.Finding
        let score = finding.Rows > 0 && finding is { Accuracy: not null, AccuracyWithout: not null }
        select new DataRow(
            experiment.Name, each.Protocol, finding.Kind.Describe(), finding.Rows, finding.OfRows, Measures.Ratio(finding.Rows, finding.OfRows),
            finding.Example, score ? Scored : "", score ? Measure : "", score ? finding.Accuracy : null, score ? finding.AccuracyWithout : null));

    private static DataTable Copies(ReportContent content) => new(
        "copies",
        "experiment,protocol,system,rows,accuracy,rows_without_copies,accuracy_without_copies,honest_accuracy",
        from experiment in content.Experiments
        from effect in experiment.Copies
        select new DataRow(
            experiment.Name, effect.Protocol, effect.System, effect.Rows, effect.Accuracy, effect.RowsWithout, effect.AccuracyWithout, effect.HonestAccuracy));

    private static DataTable Memory(ReportContent content) => new(
        "given-models",
        "experiment,protocol,system,models,trained,only_names,test_rows,seen,renamed,same_words",
        from experiment in content.Experiments
        from note in experiment.Origin?.Memory ?? []
        select new DataRow(
            experiment.Name, note.Protocol, note.System, note.Models, note.Trained, note.OnlyNames, note.TestRows, note.Seen, note.Renamed, note.SameWords));
}
