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
            new Collapsible("Files read and written by each stage, with hashes", [.. provenance.Runs.Select(Files)])
            {
                InPrint = "Not printed; see tables/stages.csv.",
            },
        ])
        {
            Tables = [Data(provenance)],
        };
    }

    private static Table Runs(Provenance provenance) => new(
        "Stages that produced these results",
        [Column.Text("stage"), Column.Number("took"), Column.Number("warnings"), Column.Number("files read"), Column.Number("files written")],
        provenance.Runs.Select(run => new Row(run.Stage, Numbers.Duration(run.Seconds), run.Warnings, run.Inputs.Count, run.Outputs.Count)));

    private static Table Files(StageRecord run) => new(
        run.Stage,
        [Column.Text("direction"), Column.Code("file"), Column.Code($"hash, first {HashDigits} digits")],
        FilesOf(run).Select(file => new Row(file.IsOutput ? "written" : "read", file.Path, file.Hash[..Math.Min(HashDigits, file.Hash.Length)])),
        0);

    private static IEnumerable<(bool IsOutput, string Path, string Hash)> FilesOf(StageRecord run) =>
        run.Inputs.Select(file => (false, file.Key, file.Value)).Concat(run.Outputs.Select(file => (true, file.Key, file.Value)));

    private static DataTable Data(Provenance provenance) => new(
        "stages",
        "stage,seconds,warnings,direction,file,hash",
        from run in provenance.Runs
        from file in FilesOf(run)
        select new DataRow(run.Stage, run.Seconds, run.Warnings, file.IsOutput ? "output" : "input", file.Path, file.Hash));
}
