namespace EmotionRecognition.Reporting;

/// <summary>One way in which test rows are not new to a system, and what it is worth.</summary>
/// <param name="Protocol">The protocol whose splits have it.</param>
/// <param name="Name">What it is: <c>test rows that are copies of training rows</c>.</param>
/// <param name="Count">How many rows, speakers or dialogs.</param>
/// <param name="Of">Of how many.</param>
/// <param name="Example">One of them, with where it stands; null where there is none.</param>
/// <param name="Score">The score that was taken with and without them; null where none was.</param>
public sealed record AuditFinding(string Protocol, string Name, int Count, int Of, string? Example = null, AuditScore? Score = null);
