namespace EmotionRecognition.Reporting;

/// <summary>What a stage's last run left in its manifest.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Code">The version of the code that it reaches.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Warnings">What it found worth telling.</param>
/// <param name="Inputs">The files it read.</param>
/// <param name="Outputs">The files it wrote.</param>
public sealed record StageRecord(
    string Stage, string Code, double Seconds, IReadOnlyList<string> Warnings, IReadOnlyList<FileHash> Inputs, IReadOnlyList<FileHash> Outputs);
