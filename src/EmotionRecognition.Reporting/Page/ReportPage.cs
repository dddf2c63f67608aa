namespace EmotionRecognition.Reporting.Page;

/// <summary>Everything that the template puts on the page, as text.</summary>
internal sealed record ReportPage
{
    public required string Title { get; init; }

    public required string Style { get; init; }

    public required string Commit { get; init; }

    public required IReadOnlyList<string> Notices { get; init; }

    public required IReadOnlyList<PageHeadline> Headlines { get; init; }

    public required PageTable Best { get; init; }

    public required PageTable Protocols { get; init; }

    public required IReadOnlyList<PageExperiment> Experiments { get; init; }

    public required IReadOnlyList<PageCorpus> Corpora { get; init; }

    public required IReadOnlyList<PageAudit> Audits { get; init; }

    public required IReadOnlyList<PageTable> Study { get; init; }

    public required string MinimumSpeakers { get; init; }

    public required PageTable PrintedMetrics { get; init; }

    public required string Command { get; init; }

    public required string Changes { get; init; }

    public required string Adopted { get; init; }

    public required IReadOnlyList<PageTable> Checklist { get; init; }

    public required IReadOnlyList<PageTable> Provenance { get; init; }

    public required IReadOnlyList<PageTable> Files { get; init; }

    public required string StageDrawing { get; init; }

    public required PageTable Stages { get; init; }

    public required string Mermaid { get; init; }
}
