using EmotionRecognition.Models.LinearSvm;
using EmotionRecognition.Models.Lstm;
using EmotionRecognition.Models.NaiveBayes;
using EmotionRecognition.Models.Perceptron;
using EmotionRecognition.Models.ResNet;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Tests.Models.Training;

/// <summary>What every model of this library has to do: learn, give the same bytes again, load, and cope with a class that has no rows.</summary>
public sealed class BaselineModelsTests
{
    public static TheoryData<string> Kinds => ["naive-bayes", "linear-svm", "mlp", "lstm"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Train_Twice_GivesTheSameBytesAndRecognizesRows(string kind)
    {
        using var folder = new TemporaryFolder();
        var task = ToyRows.Task(ModelOf(kind), "text");
        var (first, second) = (Path.Combine(folder.Root, "a"), Path.Combine(folder.Root, "b"));
        ModelTrainer.Train(task, first);
        ModelTrainer.Train(task, second);

        Assert.All(Directory.GetFiles(first), file => Assert.Equal(
            File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(second, Path.GetFileName(file)))));
        using var model = SavedModel.Load(first);
        var rows = ToyRows.Rows(40, 60);
        Assert.Equal(rows.Select(row => row.Class), model.Predict(ToyRows.Acoustics, rows).Select(row => Array.IndexOf(row, row.Max())));
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("lstm")]
    [InlineData("resnet1d")]
    public void Predict_RowsAnywhereInMemory_GivesTheSameNumbers(string kind)
    {
        using var folder = new TemporaryFolder();
        ModelTrainer.Train(ToyRows.Task(NarrowModelOf(kind), "audio"), folder.Root);
        using var model = SavedModel.Load(folder.Root);
        var rows = ToyRows.Rows(0, 59);
        var first = model.Predict(ToyRows.Acoustics, rows);

        // Objects of eight more bytes each move the next array to another place relative to cache lines.
        for (var size = 1; size < 64; size++)
        {
            GC.KeepAlive(new long[size]);
            Assert.Equal(first, model.Predict(ToyRows.Acoustics, rows));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Train_AClassWithoutRows_WorksAndIsImprobable(string kind)
    {
        using var folder = new TemporaryFolder();
        ModelTrainer.Train(ToyRows.Task(ModelOf(kind), "text") with { Classes = ["calm", "gloomy", "absent"] }, folder.Root);

        using var model = SavedModel.Load(folder.Root);

        Assert.All(model.Predict(ToyRows.Acoustics, ToyRows.Rows(40, 60)), row => Assert.InRange(row[2], 0, 0.2));
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("lstm")]
    public void Train_InnerFolds_ChoosesAnEpochAndFitsOnAllRows(string kind)
    {
        var rows = ToyRows.Rows(0, 30);
        var task = ToyRows.Task(ModelOf(kind), "text") with
        {
            SelectedOn = SelectedOn.InnerFolds,
            InnerFolds = [new InnerFold(rows[..20], rows[20..]), new InnerFold(rows[10..], rows[..10])],
        };

        var trained = task.Model.Train(task, new TrainingContext("", null));

        Assert.Equal((2, 30), (trained.Selected.InnerFolds, trained.TrainingRows));
        Assert.Equal(trained.Selected.Epoch, trained.Log!.Epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch);
    }

    [Fact]
    public void Train_LossThatExplodes_NamesEpochAndBatch()
    {
        using var folder = new TemporaryFolder();
        var task = ToyRows.Task(new PerceptronSettings { LearningRate = 1e30 }, "audio");

        var error = Assert.Throws<InputException>(() => task.Model.Train(task, new TrainingContext(folder.Root, null)));

        Assert.Contains("epoch", error.Message, StringComparison.Ordinal);
        Assert.Contains("learning rate", error.Message, StringComparison.Ordinal);
    }

    // Products with few columns take the paths that depend on alignment.
    private static ModelSettings NarrowModelOf(string kind) => kind switch
    {
        "mlp" => new PerceptronSettings { Hidden = [4], Epochs = 1, BatchSize = 5 },
        "lstm" => new LstmSettings { Units = 1, Layers = 1, Epochs = 1, BatchSize = 5 },
        _ => new ResNet1DSettings { Width = 1, Epochs = 1, BatchSize = 5, Threads = 1 },
    };

    private static ModelSettings ModelOf(string kind) => kind switch
    {
        "naive-bayes" => new NaiveBayesSettings(),
        "linear-svm" => new LinearSvmSettings(),
        "mlp" => new PerceptronSettings { Hidden = [16], Epochs = 20, BatchSize = 5, LearningRate = 0.01 },
        _ => new LstmSettings { Units = 8, Epochs = 20, BatchSize = 5, LearningRate = 0.01 },
    };
}
