namespace EmotionRecognition.Reporting;

/// <summary>An item of a published reporting checklist, with this run's answer.</summary>
/// <param name="Source">The checklist and item: <c>REFORMS 6a</c>.</param>
/// <param name="Question">What it asks, in our words.</param>
/// <param name="Answer">What can be said from the run; where it cannot answer, that it cannot.</param>
public sealed record ChecklistItem(string Source, string Question, string Answer);
