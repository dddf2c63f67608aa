namespace EmotionRecognition.Reporting.Page;

/// <summary>A cell of a table on the page.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Detail">What stands small below it.</param>
/// <param name="Shade">How dark its background is, from 0 to 100; empty where it has none.</param>
internal sealed record PageCell(string Text, string Detail = "", string Shade = "")
{
    public static implicit operator PageCell(string text) => new(text);
}
