namespace EmotionRecognition.Reporting.Page;

/// <summary>What made the results.</summary>
internal static class ProvenanceTables
{
    private const int HashDigits = 16;

    /// <summary>Machine, packages, seeds and durations.</summary>
    public static IEnumerable<PageTable> Of(Provenance provenance) =>
    [
        PageTable.Of("Machine", provenance.Machine),
        PageTable.Of("Packages", provenance.Packages),
        PageTable.Of("Seeds", provenance.Seeds),
        new(
            "Stages that made these results",
            [
                PageColumn.Text("stage"), PageColumn.Number("took"), PageColumn.Number("warnings"),
                PageColumn.Number("files read"), PageColumn.Number("files written"),
            ],
            [.. provenance.Runs.Select(run => PageRow.Of(
                run.Stage, Numbers.Duration(run.Seconds), Numbers.Count(run.Warnings), Numbers.Count(run.Inputs.Count), Numbers.Count(run.Outputs.Count)))]),
    ];

    /// <summary>What reporting checklists ask; none where nothing is answered.</summary>
    public static IEnumerable<PageTable> Checklist(IReadOnlyList<ChecklistItem> items) => items.Count == 0
        ? []
        :
        [
            new PageTable(
                "What reporting checklists ask, answered from this run",
                [PageColumn.Text("item"), PageColumn.Text("question"), PageColumn.Text("answer")],
                [.. items.Select(item => PageRow.Of(item.Source, item.Question, item.Answer))]),
        ];

    /// <summary>Every stage's files with the first digits of their hashes.</summary>
    public static IEnumerable<PageTable> Files(Provenance provenance) => provenance.Runs.Select(run => new PageTable(
        run.Stage,
        [PageColumn.Text("direction"), PageColumn.Code("file"), PageColumn.Code($"hash, first {HashDigits} digits")],
        [
            .. run.Inputs.Select(file => PageRow.Of("read", file.Path, Short(file.Hash))),
            .. run.Outputs.Select(file => PageRow.Of("written", file.Path, Short(file.Hash))),
        ],
        0));

    /// <summary>The stages and what they need.</summary>
    public static PageTable Stages(StageMap graph) => new(
        "Stages of the build",
        [PageColumn.Text("stage"), PageColumn.Text("what it does"), PageColumn.Text("reads what these write")],
        [.. graph.Nodes.Select(node => PageRow.Of(node.Name, node.Description, node.Needs.Count == 0 ? "the corpus" : string.Join(", ", node.Needs)))]);

    private static string Short(string hash) => hash.Length > HashDigits ? hash[..HashDigits] : hash;
}
