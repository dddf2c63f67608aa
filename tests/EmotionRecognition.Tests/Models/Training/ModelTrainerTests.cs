using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Logistic;
using EmotionRecognition.Models.ResNet;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Tests.Models.Training;

public sealed class ModelTrainerTests
{
    [Theory]
    [InlineData("audio")]
    [InlineData("text")]
    [InlineData("both")]
    public void Train_LogisticRegression_RecognizesOtherRows(string inputs)
    {
        using var folder = new TemporaryFolder();

        ModelTrainer.Train(ToyRows.Task(new LogisticRegressionSettings(), inputs), folder.Root);

        using var model = SavedModel.Load(folder.Root);
        Assert.Equal(30, Hits(model));
        Assert.Equal(1, model.Settings.Selected.ValidationRecall);
        Assert.Contains(model.Settings.Selected.C!.Value, new LogisticRegressionSettings().Candidates);
        Assert.Equal(30, model.Settings.TrainingRows);
        Assert.Equal(10, model.Settings.SelectionRows);
    }

    [Fact]
    public void Train_Network_RecognizesOtherRowsAndKeepsNoState()
    {
        using var folder = new TemporaryFolder();
        var settings = new ResNet1DSettings { Width = 4, Epochs = 12, BatchSize = 5, LearningRate = 0.02, Threads = 1 };

        ModelTrainer.Train(ToyRows.Task(settings), folder.Root);

        using var model = SavedModel.Load(folder.Root);
        Assert.InRange(Hits(model), 24, 30);
        Assert.Equal(
            ["log.csv", "model.safetensors", "rows.csv", "scaler.csv", "settings.json", "vectorizer.csv"],
            Directory.GetFileSystemEntries(folder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(settings, model.Settings.Model);
        Assert.Equal(12, TrainingLog.Read(folder.File("log.csv")).Epochs.Count);
        Assert.Equal(20, model.Settings.TrainingRows);
    }

    [Fact]
    public void Train_Twice_GivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        var task = ToyRows.Task(new LogisticRegressionSettings());

        ModelTrainer.Train(task, folder.File("1"));
        ModelTrainer.Train(task, folder.File("2"));

        var names = Directory.GetFiles(folder.File("1")).Select(path => Path.GetFileName(path)!).ToList();
        Assert.Equal(5, names.Count);
        Assert.All(names, name => Assert.Equal(Bytes(folder, "1", name), Bytes(folder, "2", name)));
    }

    [Fact]
    public void Train_SelectedOnTestRows_FitsNothingOnThem()
    {
        using var folder = new TemporaryFolder();
        var task = ToyRows.Task(new LogisticRegressionSettings { Candidates = [1] }) with { SelectedOn = SelectedOn.TestRows };

        ModelTrainer.Train(task, folder.File("1"));
        ModelTrainer.Train(task with { Validation = ToyRows.Rows(30, 40) }, folder.File("2"));
        ModelTrainer.Train(task with { Validation = ToyRows.Rows(30, 40), SelectedOn = SelectedOn.ValidationRows }, folder.File("3"));

        var models = new[] { "1", "2", "3" }.Select(name => Bytes(folder, name, "model.safetensors")).ToList();
        Assert.Equal(models[0], models[1]);
        Assert.NotEqual(models[0], models[2]);
    }

    [Fact]
    public void Train_FittedOnAllRows_ScalesByThem()
    {
        using var folder = new TemporaryFolder();
        var task = ToyRows.Task(new LogisticRegressionSettings { Candidates = [1] });

        ModelTrainer.Train(task, folder.File("training"));
        ModelTrainer.Train(task with { Fitting = ToyRows.Rows(0, 60), FittedOn = FittedOn.AllRows }, folder.File("all"));

        Assert.NotEqual(Bytes(folder, "training", "scaler.csv"), Bytes(folder, "all", "scaler.csv"));
    }

    [Fact]
    public void Train_PartsThatDoNotFit_SaysWhich()
    {
        using var folder = new TemporaryFolder();
        var task = ToyRows.Task(new LogisticRegressionSettings());
        TrainingTask[] unfit =
        [
            task with { Training = [] },
            task with { Training = [.. ToyRows.Rows(0, 20).Where(row => row.Class == 0)] },
            task with { Training = [new LabeledRow("u01", "", 2)] },
            task with { Validation = [] },
            task with { Classes = ["one"] },
            task with { Inputs = [] },
            task with { FittedOn = FittedOn.AllRows },
            task with { Fitting = ToyRows.Rows(0, 60) },
            task with { Model = new ResNet1DSettings { Epochs = 0 } },
            task with { Model = new ResNet1DSettings(), Validation = [] },
            task with { Training = [.. ToyRows.Rows(0, 20), new LabeledRow("u99", "", 0)] },
        ];

        Assert.All(unfit, each => Assert.Throws<InputException>(() => ModelTrainer.Train(each, folder.Root)));
    }

    private static byte[] Bytes(TemporaryFolder folder, string model, string name) => File.ReadAllBytes(Path.Combine(folder.File(model), name));

    private static int Hits(SavedModel model)
    {
        var rows = ToyRows.Rows(30, 60);
        var predicted = model.Predict(ToyRows.Acoustics, rows).Select(row => Array.IndexOf(row, row.Max()));
        return predicted.Zip(rows).Count(pair => pair.First == pair.Second.Class);
    }
}
