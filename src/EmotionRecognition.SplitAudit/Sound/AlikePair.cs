namespace EmotionRecognition.SplitAudit.Sound;

/// <summary>Two clips that sound alike.</summary>
/// <param name="First">One clip.</param>
/// <param name="Second">The other one.</param>
/// <param name="Likeness">How alike they are, up to 1.</param>
/// <param name="IsSame">Whether their samples are the same.</param>
public sealed record AlikePair(string First, string Second, double Likeness, bool IsSame);
