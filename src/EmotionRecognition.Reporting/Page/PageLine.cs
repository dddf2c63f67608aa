namespace EmotionRecognition.Reporting.Page;

/// <summary>A row of a table as the template reads it.</summary>
/// <param name="IsMarked">Whether it stands out.</param>
/// <param name="Headings">The cells that name the row.</param>
/// <param name="Values">The other cells.</param>
internal sealed record PageLine(bool IsMarked, IReadOnlyList<PageField> Headings, IReadOnlyList<PageField> Values);
