using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Tests.Models.Training;

public sealed class TrainingLogTests
{
    private static readonly TrainingLog _log = new(
        [new(1, 1.5, 0.4, 1.25, 0.5), new(2, 1.2, 0.5, 0.75, 0.625), new(3, 1 / 3.0, 0.6, 0.75, 0.75), new(4, 0.1, 0.9, 1.0, 0.75)]);

    [Fact]
    public void Best_Ties_TakesTheFirst()
    {
        Assert.Equal(2, _log.Best(CheckpointSelection.BestLoss).Epoch);
        Assert.Equal(3, _log.Best(CheckpointSelection.BestAccuracy).Epoch);
        Assert.Equal(4, _log.Best(CheckpointSelection.LastEpoch).Epoch);
    }

    [Fact]
    public void Read_Written_IsTheSame()
    {
        using var folder = new TemporaryFolder();

        _log.Write(folder.File("log.csv"));

        Assert.Equal(_log.Epochs, TrainingLog.Read(folder.File("log.csv")).Epochs);
        Assert.StartsWith(
            "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy\n1,1.5,0.4,1.25,0.5\n",
            File.ReadAllText(folder.File("log.csv")));
    }

    [Fact]
    public void Best_NoValidationRows_IsTheLastEpoch()
    {
        using var folder = new TemporaryFolder();
        var log = new TrainingLog([new(1, 1.5, 0.4, null, null), new(2, 1.2, 0.5, null, null)]);

        log.Write(folder.File("log.csv"));

        Assert.EndsWith("\n2,1.2,0.5,,\n", File.ReadAllText(folder.File("log.csv")));
        Assert.Equal(log.Epochs, TrainingLog.Read(folder.File("log.csv")).Epochs);
        Assert.Equal(2, log.Best(CheckpointSelection.BestLoss).Epoch);
        Assert.Equal(log.Epochs, TrainingLog.MeanOf([log, log]).Epochs);
    }
}
