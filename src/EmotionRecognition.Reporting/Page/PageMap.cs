namespace EmotionRecognition.Reporting.Page;

/// <summary>A map of the page: each part with what a reader finds there, and the files beside the page.</summary>
/// <param name="Parts">The parts.</param>
/// <param name="Tables">The names of all tables, sorted.</param>
/// <param name="Figures">The names of all figures, sorted.</param>
internal sealed record PageMap(IReadOnlyList<PagePart> Parts, IReadOnlyList<string> Tables, IReadOnlyList<string> Figures) : Block
{
    /// <summary>What there is beside the page, in a few words.</summary>
    public string Summary { get; } = $"Files beside this page: {Numbers.Count(Tables.Count)} tables, {Numbers.Count(Figures.Count)} figures";

    /// <inheritdoc/>
    public override string Kind => "map";
}
