namespace EmotionRecognition.Reporting.Page;

/// <summary>A row of a table on the page.</summary>
/// <param name="Cells">One cell a column.</param>
/// <param name="IsMarked">Whether it stands out: the best of its protocol.</param>
internal sealed record PageRow(IReadOnlyList<PageCell> Cells, bool IsMarked = false)
{
    public static PageRow Of(params IReadOnlyList<PageCell> cells) => new(cells);
}
