using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.CorporaSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>What is known about the corpora before anything is trained on them.</summary>
public sealed class CorporaSection : IReportSection
{
    /// <inheritdoc/>
    public string Name => "corpora";

    /// <inheritdoc/>
    public string Title => "Corpora";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.OnPage(500);

    /// <inheritdoc/>
    public string About => "size, labels, and what was left out";

    /// <inheritdoc/>
    public Section Build(ReportContent content) => new(
    [
        .. content.Corpora.SelectMany(corpus => (IReadOnlyList<Block>)
            [new Heading(corpus.Title), .. Origin(corpus), Size(corpus), .. LabelsAndOmissions(corpus)]),
        .. content.Provenance.Warnings.Count == 0 ? [] : new Block[] { new Heading("Warnings about the data"), Warnings(content.Provenance) },
    ])
    {
        Tables =
        [
            new DataTable("corpora", "corpus,title,notice,utterances,hours,speakers,sessions", content.Corpora.Select(corpus =>
                new DataRow(corpus.Name, corpus.Title, corpus.Notice ?? "", corpus.Utterances, corpus.Hours, corpus.Speakers, corpus.Sessions))),
            new DataTable("labels", "corpus,label,class,utterances", content.Corpora.SelectMany(corpus => corpus.Labels.Select(label =>
                new DataRow(corpus.Name, label.Label, label.Class ?? "", label.Utterances)))),
            new DataTable("omissions", "corpus,reason,items,example", content.Corpora.SelectMany(corpus => corpus.Omissions.Select(omission =>
                new DataRow(corpus.Name, omission.Reason, omission.Items, omission.Example)))),
            .. content.Provenance.Warnings.Take(1).Select(_ => new DataTable(
                "warnings", "stage,warning", content.Provenance.Warnings.Select(warning => new DataRow(warning.Stage, warning.Text)))),
        ],
    };

    private static IEnumerable<Paragraph> Origin(CorpusFacts corpus)
    {
        var known = new[]
        {
            corpus.Speech is { } speech ? $"{speech}." : null, corpus.Source is { } source ? $"To cite: {source}" : null,
            corpus.License is { } license ? $"Terms: {license}." : null,
        };
        return string.Join(' ', known.OfType<string>()) is { Length: > 0 } text ? [new Paragraph(text)] : [];
    }

    private static Table Size(CorpusFacts corpus) => new(
        "Size",
        [Column.Number("utterances"), Column.Number("hours"), Column.Number("speakers"), Column.Number("sessions")],
        [new Row(corpus.Utterances, Cell.Number(corpus.Hours, 2), corpus.Speakers, corpus.Sessions == 0 ? "none" : corpus.Sessions)],
        0);

    private static Table Warnings(Provenance provenance) => new(
        "What the stages of the build warned of",
        [Column.Text("stage"), Column.Text("warning")],
        provenance.Warnings.Select(warning => new Row(warning.Stage, warning.Text)));

    private static IReadOnlyList<Block> LabelsAndOmissions(CorpusFacts corpus) => corpus.Omissions.Count == 0
        ? [Labels(corpus), new Paragraph("Nothing was excluded.")]
        : [new SideBySide(Labels(corpus), Omissions(corpus))];

    private static Table Labels(CorpusFacts corpus) => new(
        "Labels in the corpus",
        [Column.Text("label"), Column.Text("class"), Column.Number("utterances")],
        corpus.Labels.Select(label => new Row(label.Label, label.Class ?? "excluded", label.Utterances)));

    private static Table Omissions(CorpusFacts corpus) => new(
        "Excluded, by reason",
        [Column.Text("reason"), Column.Number("items"), Column.Text("first item")],
        corpus.Omissions.Select(omission => new Row(omission.Reason, omission.Items, omission.Example)));
}
