using EmotionRecognition.Checkpoints;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.ResNet;
using EmotionRecognition.Models.Training;
using TorchSharp;

namespace EmotionRecognition.Tests.Models.Networks;

public sealed class NetworkTrainerTests
{
    private static readonly ResNet1DSettings _settings = new() { Width = 4, Epochs = 4, BatchSize = 6, LearningRate = 0.01, Threads = 1 };

    [Fact]
    public void Train_KilledAndContinued_EndsWithTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        var whole = Train(folder.File("whole"), _settings, null);

        Assert.Throws<OperationCanceledException>(() => Train(folder.File("killed"), _settings, new Killer(3)));
        Assert.True(File.Exists(Path.Combine(folder.File("killed"), "last.safetensors")));
        var epochs = new List<int>();
        var continued = Train(folder.File("killed"), _settings, new Recorder(progress => epochs.Add(progress.Epoch)));

        Assert.Equal([3, 4], epochs.Distinct());
        Assert.Equal(whole.Log.Epochs, continued.Log.Epochs);
        AssertSame(whole.Model, continued.Model);
        Assert.Equal(4, whole.Log.Epochs.Count);
        Assert.True(whole.Log.Epochs[3].TrainLoss < whole.Log.Epochs[0].TrainLoss);
    }

    [Fact]
    public void Train_Bfloat16_LearnsInOtherNumbersAndKeepsFloat32Weights()
    {
        using var folder = new TemporaryFolder();
        var exact = Train(folder.File("float32"), _settings, null);

        var rounded = Train(folder.File("bfloat16"), _settings with { Precision = Precision.Bfloat16, Epochs = 12 }, null);

        Assert.NotEqual(exact.Log.Epochs[0].TrainLoss, rounded.Log.Epochs[0].TrainLoss);
        Assert.InRange(rounded.Log.Epochs[^1].TrainLoss, 0, 0.8 * rounded.Log.Epochs[0].TrainLoss);
        Assert.Equal(exact.Model.Select(tensor => (tensor.Key, tensor.Value.Type)), rounded.Model.Select(tensor => (tensor.Key, tensor.Value.Type)));
    }

    [Fact]
    public void Train_StateOfAnotherTask_IsThrownAway()
    {
        using var folder = new TemporaryFolder();
        var one = _settings with { Epochs = 1 };
        var expected = Train(folder.File("fresh"), one with { LearningRate = 0.02 }, null);

        Train(folder.File("used"), one, null);
        var found = Train(folder.File("used"), one with { LearningRate = 0.02 }, null);

        AssertSame(expected.Model, found.Model);
    }

    [Fact]
    public void Train_NothingBetter_StopsAfterThePatience()
    {
        using var folder = new TemporaryFolder();

        // Nothing moves at such a rate, so no later epoch is more accurate than the first.
        var settings = _settings with { LearningRate = 1e-30, Patience = 2, Epochs = 9, Selection = CheckpointSelection.BestAccuracy };
        var (_, log) = Train(folder.File("state"), settings, null);

        Assert.Equal(2, log.Epochs.Count - log.Best(CheckpointSelection.BestAccuracy).Epoch);
        Assert.InRange(log.Epochs.Count, 3, 8);
    }

    [Fact]
    public void Train_AnyNumberOfEpochs_KeepsAsManyTensorsAlive()
    {
        using var folder = new TemporaryFolder();
        var alive = new List<long>();
        var statistics = DisposeScopeManager.Statistics;

        Train(folder.File("state"), _settings, new Recorder(progress =>
        {
            if (progress.Finished is not null)
            {
                alive.Add(statistics.ThreadTotalLiveCount);
            }
        }));

        Assert.Equal(4, alive.Count);
        Assert.All(alive[1..], count => Assert.Equal(alive[0], count));
    }

    [Fact]
    public void Train_LossBeyondNumbers_NamesEpochAndBatch()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InputException>(() => Train(folder.File("state"), _settings with { LearningRate = 1e30 }, null));

        Assert.Matches(@"^training, epoch \d+, batch \d+: a loss of .*learning rate", error.Message);
    }

    private static (NamedTensors Model, TrainingLog Log) Train(string folder, ResNet1DSettings settings, IProgress<EpochProgress>? progress)
    {
        var task = ToyRows.Task(settings, "audio");
        var inputs = task.FitInputs(task.Training);
        var (training, validation) = (task.Encode(inputs, task.Training), task.Encode(inputs, task.Validation));
        return new NetworkTrainer(settings, 5, training, validation, ClassWeights.Fit(training.Labels, 2)).Train(folder, progress);
    }

    private static void AssertSame(NamedTensors expected, NamedTensors found)
    {
        Assert.Equal(expected.Names, found.Names);
        Assert.All(expected, entry => Assert.True(entry.Value.Bytes.Span.SequenceEqual(found[entry.Key].Bytes.Span), entry.Key));
    }

    private sealed class Recorder(Action<EpochProgress> record) : IProgress<EpochProgress>
    {
        public void Report(EpochProgress value) => record(value);
    }

    /// <summary>Stops training in the middle of an epoch, before its end is kept.</summary>
    private sealed class Killer(int epoch) : IProgress<EpochProgress>
    {
        private int _finished;

        public void Report(EpochProgress value)
        {
            _finished = value.Finished?.Epoch ?? _finished;
            if (_finished == epoch - 1)
            {
                throw new OperationCanceledException();
            }
        }
    }
}
