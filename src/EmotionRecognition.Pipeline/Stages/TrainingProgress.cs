using System.Globalization;
using EmotionRecognition.Models.Training;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Reports the current epoch of training, with the loss and accuracy on the training rows.</summary>
internal sealed class TrainingProgress(StageRun run) : IProgress<EpochProgress>
{
    /// <inheritdoc/>
    public void Report(EpochProgress value) => run.Report(new StageProgress(
        value.Epoch - 1 + ((double)value.RowsDone / Math.Max(value.Rows, 1)),
        value.Epochs,
        "epoch",
        string.Create(CultureInfo.InvariantCulture, $"loss {value.Loss:0.000}, accuracy {value.Accuracy:0.0%}"),
        value.TimeLeft));
}
