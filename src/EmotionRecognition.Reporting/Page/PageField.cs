namespace EmotionRecognition.Reporting.Page;

/// <summary>A cell as the template reads it.</summary>
/// <param name="Style">The class of its column.</param>
/// <param name="Text">What it says.</param>
/// <param name="Detail">What stands small below it.</param>
/// <param name="Shade">How dark its background is, from 0 to 100; empty where it has none.</param>
internal sealed record PageField(string Style, string Text, string Detail, string Shade);
