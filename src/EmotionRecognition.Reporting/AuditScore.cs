namespace EmotionRecognition.Reporting;

/// <summary>One system's score with and without the rows of a finding.</summary>
/// <param name="System">The system.</param>
/// <param name="Measure">The measure's name: <c>WA</c>, <c>UAR</c>.</param>
/// <param name="With">The score as tested, from 0 to 1.</param>
/// <param name="Without">The score of the test rows that are left without them, from 0 to 1.</param>
public sealed record AuditScore(string System, string Measure, double With, double Without);
