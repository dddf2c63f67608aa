using System.Globalization;
using EmotionRecognition.Models.Training;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Shows how training goes, a line an epoch.</summary>
internal sealed class TrainingProgress(StageRun run) : IProgress<EpochProgress>
{
    public void Report(EpochProgress value)
    {
        if (value.Finished is { } epoch)
        {
            run.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"epoch {value.Epoch}/{value.Epochs}: loss {epoch.TrainLoss:0.0000} (chosen on: {epoch.ValidationLoss:0.0000}), "
                    + $"accuracy {epoch.TrainAccuracy:0.0%} ({epoch.ValidationAccuracy:0.0%}), "
                    + $"{value.RowsPerSecond:0} rows/s, {value.TimeLeft:m\\:ss} left"));
        }
    }
}
