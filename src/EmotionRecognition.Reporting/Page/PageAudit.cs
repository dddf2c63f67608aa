namespace EmotionRecognition.Reporting.Page;

/// <summary>What the audit of one experiment's splits found.</summary>
/// <param name="Title">The experiment.</param>
/// <param name="Notice">What must be said with its numbers; empty where nothing must.</param>
/// <param name="Found">What was found.</param>
/// <param name="Copies">What copies are worth; none where the experiment has no such protocol.</param>
/// <param name="Clean">What was looked for and not found.</param>
internal sealed record PageAudit(string Title, string Notice, PageTable Found, IReadOnlyList<PageTable> Copies, PageBlock Clean);
