namespace EmotionRecognition.Reporting;

/// <summary>One epoch of training.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="TrainLoss">Mean cross-entropy over the training rows, in nats.</param>
/// <param name="ChosenOnLoss">Mean cross-entropy over the rows that choose the epoch, in nats.</param>
/// <param name="TrainAccuracy">Share of the training rows that were given their class.</param>
/// <param name="ChosenOnAccuracy">Share of the rows that choose the epoch that were given their class.</param>
public sealed record EpochScore(int Epoch, double TrainLoss, double ChosenOnLoss, double TrainAccuracy, double ChosenOnAccuracy);
