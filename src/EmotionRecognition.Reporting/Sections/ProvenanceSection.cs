using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.ProvenanceSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>Where the results come from: code, command, machine, packages, seeds, and every file with its hash.</summary>
public sealed class ProvenanceSection : IReportSection
{
    private const int HashDigits = 16;

    /// <inheritdoc/>
    public string Name => "provenance";

    /// <inheritdoc/>
    public string Title => "Settings and provenance";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.OnPage(800);

    /// <inheritdoc/>
    public string About => "code, command, machine, packages, seeds, and the files behind the results";

    /// <inheritdoc/>
    public Section Build(ReportContent content)
    {
        var provenance = content.Provenance;
        return new Section(
        [
            new Paragraph("Command and code revision:"),
            new CodeBlock($"{provenance.Command}\n{provenance.Commit}"),
            .. provenance.ChangedFiles.Count == 0
                ? Array.Empty<Block>()
                : [new Paragraph($"Files that differ from that revision: {string.Join(", ", provenance.ChangedFiles)}.")],
            .. provenance.Adopted.Count == 0
                ? Array.Empty<Block>()
                :
                [
                    new Notice(
                        "The code of these stages changed after they ran; the change was declared harmless and their results were kept (--target=Adopt): "
                        + $"{string.Join(", ", provenance.Adopted)}."),
                ],
            .. content.Experiments.Where(experiment => experiment.Origin is not null)
                .Select(experiment => new Notice($"{experiment.Title}: {experiment.Origin!.Notice}")),
            new SideBySide(Table.Of("Machine", provenance.Machine), Table.Of("Packages", provenance.Packages), Table.Of("Seeds", provenance.Seeds)),
            new Collapsible($"Stages that produced these results: {Numbers.Count(provenance.Runs.Count)}", Runs(provenance))
            {
                InPrint = "Not printed; see tables/stages.csv.",
            },
            Sources(provenance),
            new Paragraph("The hash of every file that a stage read or wrote is in tables/stages.csv."),
        ])
        {
            Tables = [Data(provenance)],
        };
    }

    private static Table Runs(Provenance provenance) => new(
        "Stages that produced these results",
        [Column.Text("stage"), Column.Number("took"), Column.Number("warnings"), Column.Number("files read"), Column.Number("files written")],
        provenance.Runs.Select(run => new Row(run.Stage, Numbers.Duration(run.Seconds), run.Warnings, run.Inputs.Count, run.Outputs.Count)));

    /// <summary>The files that no stage wrote: the corpus, above all.</summary>
    private static Collapsible Sources(Provenance provenance)
    {
        var written = provenance.Runs.SelectMany(run => run.Outputs.Keys).ToHashSet(StringComparer.Ordinal);
        var sources = provenance.Runs.SelectMany(run => run.Inputs).Where(file => !written.Contains(file.Key)).DistinctBy(file => file.Key).ToList();
        return new Collapsible($"Files that the run started from: {Numbers.Count(sources.Count)}", new Table(
            "Files that the run started from",
            [Column.Code("file"), Column.Code($"SHA-256, first {HashDigits} digits")],
            sources.Select(file => new Row(file.Key, file.Value[..Math.Min(HashDigits, file.Value.Length)]))))
        {
            InPrint = "Not printed; see tables/stages.csv.",
        };
    }

    private static IEnumerable<(bool IsOutput, string Path, string Hash)> FilesOf(StageRecord run) =>
        run.Inputs.Select(file => (false, file.Key, file.Value)).Concat(run.Outputs.Select(file => (true, file.Key, file.Value)));

    private static DataTable Data(Provenance provenance) => new(
        "stages",
        "stage,seconds,warnings,direction,file,hash",
        from run in provenance.Runs
        from file in FilesOf(run)
        select new DataRow(run.Stage, run.Seconds, run.Warnings, file.IsOutput ? "output" : "input", file.Path, file.Hash));
}
