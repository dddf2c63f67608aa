using EmotionRecognition.Reporting.Figures;

namespace EmotionRecognition.Reporting.Page;

/// <summary>What the page shows of one experiment.</summary>
internal sealed record PageExperiment
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Corpus { get; init; }

    public required string Notice { get; init; }

    public required PageTable Results { get; init; }

    public required Figure Systems { get; init; }

    public required Figure Classes { get; init; }

    public required PageTable ClassCounts { get; init; }

    public required Figure Recalls { get; init; }

    public required IReadOnlyList<Figure> Confusions { get; init; }

    public required IReadOnlyList<PageBlock> ByClass { get; init; }

    public required IReadOnlyList<PageBlock> ByFold { get; init; }

    public required IReadOnlyList<Figure> Curves { get; init; }

    public required IReadOnlyList<PageTable> Groups { get; init; }

    public required IReadOnlyList<PageTable> Comparisons { get; init; }

    public required IReadOnlyList<PageTable> Settings { get; init; }
}
