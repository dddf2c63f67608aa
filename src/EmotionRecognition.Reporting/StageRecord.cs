namespace EmotionRecognition.Reporting;

/// <summary>A stage's last run.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Warnings">How many warnings it gave.</param>
/// <param name="Inputs">The files it read.</param>
/// <param name="Outputs">The files it wrote.</param>
public sealed record StageRecord(
    string Stage, double Seconds, int Warnings, IReadOnlyList<FileHash> Inputs, IReadOnlyList<FileHash> Outputs);
