using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models;
using EmotionRecognition.Models.Lstm;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.Perceptron;
using EmotionRecognition.Models.ResNet;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Tests.Models.Networks;

public sealed class EpochSelectionTests
{
    private static readonly ResNet1DSettings _settings =
        new() { Width = 4, Epochs = 5, BatchSize = 6, LearningRate = 0.01, Threads = 1, Select = EpochRows.InnerFolds };

    [Fact]
    public void OnInnerFolds_SeveralFolds_ChoosesTheEpochByTheirMeanAndTrainsOnAllRows()
    {
        using var folder = new TemporaryFolder();
        var task = Task(_settings);

        var trained = Train(task, folder.File("state"), null);

        var logs = task.InnerFolds.Index().Select(fold => Alone(task, fold.Item.Training, fold.Item.Validation, 5, folder.File($"{fold.Index}")).Log).ToList();
        Assert.Equal(
            Enumerable.Range(0, 5).Select(epoch => logs.Average(log => log.Epochs[epoch].ValidationLoss)),
            trained.Log!.Epochs.Select(epoch => epoch.ValidationLoss));
        var best = trained.Log.Best(CheckpointSelection.BestLoss);
        Assert.Equal((best.Epoch, 5, 3, best.ValidationLoss), (
            trained.Selected.Epoch, trained.Selected.EpochsTrained, trained.Selected.InnerFolds, trained.Selected.ValidationLoss));
        AssertSame(Alone(task, ToyRows.Rows(0, 30), null, best.Epoch, folder.File("all")).Model, trained.Tensors);
        Assert.Equal(30, trained.TrainingRows);
    }

    // In the first inner fold, in the second, and before the final network.
    [Theory]
    [InlineData("resnet1d", 4)]
    [InlineData("resnet1d", 9)]
    [InlineData("resnet1d", 16)]
    [InlineData("mlp", 4)]
    [InlineData("mlp", 9)]
    [InlineData("mlp", 16)]
    [InlineData("lstm", 9)]
    public void OnInnerFolds_KilledAndContinued_EndsWithTheSameBytes(string kind, int killedIn)
    {
        using var folder = new TemporaryFolder();
        var task = Task(Model(kind));
        var whole = Train(task, folder.File("whole"), null);

        Assert.Throws<OperationCanceledException>(() => Train(task, folder.File("killed"), new Recorder(progress =>
        {
            if (progress.Epoch == killedIn - 1 && progress.Finished is not null)
            {
                throw new OperationCanceledException();
            }
        })));
        var epochs = new List<(int Epoch, int Epochs)>();
        var continued = Train(task, folder.File("killed"), new Recorder(progress => epochs.Add((progress.Epoch, progress.Epochs))));

        Assert.Equal(killedIn, epochs[0].Epoch);
        Assert.Equal(epochs.Select(progress => progress.Epoch).Order(), epochs.Select(progress => progress.Epoch));
        Assert.Equal(15 + whole.Selected.Epoch, epochs[^1].Epoch);
        Assert.Equal(epochs[^1].Epoch, epochs[^1].Epochs);
        Assert.Equal(whole.Log!.Epochs, continued.Log!.Epochs);
        AssertSame(whole.Tensors, continued.Tensors);
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("lstm")]
    public void OnValidationRows_KilledAndContinued_EndsWithTheSameBytes(string kind)
    {
        using var folder = new TemporaryFolder();
        var task = ToyRows.Task(Model(kind), "audio");
        var whole = Train(task, folder.File("whole"), null);

        Assert.Throws<OperationCanceledException>(() => Train(task, folder.File("killed"), new Recorder(progress =>
        {
            if (progress.Finished?.Epoch == 2)
            {
                throw new OperationCanceledException();
            }
        })));
        var epochs = new List<int>();
        var continued = Train(task, folder.File("killed"), new Recorder(progress => epochs.Add(progress.Epoch)));

        Assert.Equal([3, 4, 5], epochs.Distinct());
        Assert.Equal(whole.Log!.Epochs, continued.Log!.Epochs);
        AssertSame(whole.Tensors, continued.Tensors);
    }

    [Fact]
    public void Train_ProtocolWithoutInnerFolds_ChoosesOnHeldOutRows()
    {
        using var folder = new TemporaryFolder();

        ModelTrainer.Train(ToyRows.Task(_settings, "audio"), folder.File("asked"));
        ModelTrainer.Train(ToyRows.Task(_settings with { Select = EpochRows.HeldOut }, "audio"), folder.File("held-out"));

        Assert.Equal(File.ReadAllBytes(folder.File("held-out/model.safetensors")), File.ReadAllBytes(folder.File("asked/model.safetensors")));
        using var model = SavedModel.Load(folder.File("asked"));
        Assert.Equal((SelectedOn.ValidationRows, 10, 20), (model.Settings.SelectedOn, model.Settings.SelectionRows, model.Settings.TrainingRows));
    }

    [Fact]
    public void Train_HeldOutUnderAProtocolWithInnerFolds_SaysWhatItUsed()
    {
        using var folder = new TemporaryFolder();

        ModelTrainer.Train(Task(_settings with { Select = EpochRows.HeldOut }), folder.File("held-out"));
        ModelTrainer.Train(Task(_settings), folder.File("inner"));

        using var heldOut = SavedModel.Load(folder.File("held-out"));
        using var inner = SavedModel.Load(folder.File("inner"));
        Assert.Equal((SelectedOn.ValidationRows, 10, 20), (heldOut.Settings.SelectedOn, heldOut.Settings.SelectionRows, heldOut.Settings.TrainingRows));
        Assert.Equal((SelectedOn.InnerFolds, 30, 30), (inner.Settings.SelectedOn, inner.Settings.SelectionRows, inner.Settings.TrainingRows));
        Assert.Equal(5, TrainingLog.Read(folder.File("inner/log.csv")).Epochs.Count);
    }

    private static ModelSettings Model(string kind) => kind switch
    {
        "mlp" => new PerceptronSettings { Hidden = [8], Epochs = 5, BatchSize = 6, LearningRate = 0.01 },
        "lstm" => new LstmSettings { Units = 4, Epochs = 5, BatchSize = 6, LearningRate = 0.01 },
        _ => _settings,
    };

    private static TrainingTask Task(ModelSettings settings)
    {
        var rows = ToyRows.Rows(0, 30);
        return ToyRows.Task(settings, "audio") with
        {
            SelectedOn = SelectedOn.InnerFolds,
            InnerFolds =
            [
                .. Enumerable.Range(0, 3).Select(fold => new InnerFold(
                    [.. rows.Where((_, index) => index / 2 % 3 != fold)], [.. rows.Where((_, index) => index / 2 % 3 == fold)])),
            ],
        };
    }

    private static TrainedModel Train(TrainingTask task, string state, IProgress<EpochProgress>? progress) =>
        task.Model.Train(task, new TrainingContext(state, progress));

    private static (NamedTensors Model, TrainingLog Log) Alone(
        TrainingTask task, IReadOnlyList<LabeledRow> training, IReadOnlyList<LabeledRow>? validation, int epochs, string state)
    {
        var inputs = task.FitInputs(training);
        var rows = task.Encode(inputs, training);
        var scored = validation is null ? null : task.Encode(inputs, validation);
        return new NetworkTrainer(_settings with { Epochs = epochs }, task.Seed, rows, scored, ClassWeights.Fit(rows.Labels, 2, ClassWeighting.None))
            .Train(state, null);
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
}
