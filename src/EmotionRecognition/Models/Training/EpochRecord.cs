namespace EmotionRecognition.Models.Training;

/// <summary>The results of an epoch: one line of the training log.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainLoss">Mean cross-entropy over the training rows, weighted as in training, measured during the epoch.</param>
/// <param name="TrainAccuracy">Share of training rows recognized, measured during the epoch, 0 to 1.</param>
/// <param name="ValidationLoss">Mean cross-entropy over the validation rows at the epoch's end, weighted as in training.</param>
/// <param name="ValidationAccuracy">Share of validation rows recognized at the epoch's end, 0 to 1.</param>
public sealed record EpochRecord(int Epoch, double TrainLoss, double TrainAccuracy, double ValidationLoss, double ValidationAccuracy);
