namespace EmotionRecognition.Reporting.Page;

/// <summary>Tables that can be folded away.</summary>
/// <param name="Summary">What they are about.</param>
/// <param name="IsOpen">Whether they are shown at first.</param>
/// <param name="Tables">The tables.</param>
internal sealed record PageBlock(string Summary, bool IsOpen, IReadOnlyList<PageTable> Tables);
