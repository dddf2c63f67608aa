using System.Globalization;
using EmotionRecognition.Models.Training;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Tells which epoch of training is running, with the loss and the accuracy on the training rows.</summary>
internal sealed class TrainingProgress(StageRun run) : IProgress<EpochProgress>
{
    /// <summary>Tells it.</summary>
    public void Report(EpochProgress value) => run.Report(new StageProgress(
        value.Epoch - 1 + ((double)value.RowsDone / Math.Max(value.Rows, 1)),
        value.Epochs,
        "epoch",
        string.Create(CultureInfo.InvariantCulture, $"loss {value.Loss:0.000}, accuracy {value.Accuracy:0.0%}"),
        value.TimeLeft));
}
