namespace EmotionRecognition.Reporting;

/// <summary>How the training of one network went.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="System">The system.</param>
/// <param name="Fold">The fold.</param>
/// <param name="ChosenOn">The rows that chose the epoch: <c>validation</c>, or <c>test</c> where a protocol does so.</param>
/// <param name="ChosenEpoch">The epoch whose weights were tested.</param>
/// <param name="Epochs">The epochs in order, at least one.</param>
public sealed record TrainingCurve(
    string Protocol, string System, string Fold, string ChosenOn, int ChosenEpoch, IReadOnlyList<EpochScore> Epochs);
