using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Discriminant;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Models.Training;

public sealed class AlteredCopiesTests
{
    private static readonly AlteredCopies _copies = new() { Copies = ["speed-0.9", "pitch+1.5"], AtTest = true };

    [Fact]
    public void Apply_TaskWithInnerFolds_CopiesTrainingRowsOnly()
    {
        var (first, second) = (ToyRows.Rows(0, 10), ToyRows.Rows(10, 20));
        var task = ToyRows.Task(new LinearDiscriminantSettings()) with
        {
            Training = first,
            Validation = second,
            InnerFolds = [new InnerFold(first, second), new InnerFold(second, first)],
            SelectedOn = SelectedOn.InnerFolds,
        };

        var applied = _copies.Apply(task);

        Assert.Equal(30, applied.Training.Count);
        Assert.Equal(["", "speed-0.9", "pitch+1.5"], applied.Training.Take(3).Select(row => row.Alteration));
        Assert.Single(applied.Training.Take(3).Select(row => (row.Utterance, row.Class)).Distinct());
        Assert.Equal(30, applied.Validation.Count);
        Assert.All(applied.InnerFolds, fold => Assert.Equal(30, fold.Training.Count));
        Assert.All(applied.InnerFolds, fold => Assert.All(fold.Validation, row => Assert.Equal("", row.Alteration)));
    }

    [Fact]
    public void Apply_ValidationPart_HasNoCopies() =>
        Assert.Equal(10, _copies.Apply(ToyRows.Task(new LinearDiscriminantSettings())).Validation.Count);

    [Fact]
    public void Train_WithCopies_ReadsTheirTablesAndCountsThem()
    {
        using var folder = new TemporaryFolder();
        var task = Task();

        ModelTrainer.Train(task, folder.Root);

        using var model = SavedModel.Load(folder.Root);
        Assert.Equal((20 * 3) + 10, model.Settings.TrainingRows);
        Assert.Equal(["speed-0.9", "pitch+1.5"], model.Settings.Augmentation!.Copies);
        var lines = File.ReadAllLines(folder.File("rows.csv"));
        Assert.Equal(20, lines.Count(line => line.Contains(",train,3,", StringComparison.Ordinal)));
        Assert.Equal(10, lines.Count(line => line.Contains(",selection,1,", StringComparison.Ordinal)));
        Assert.Equal(30, model.UtterancesSeen.Count);
    }

    [Fact]
    public void Predict_AtTest_IsTheMeanOverClipAndCopies()
    {
        using var folder = new TemporaryFolder();
        using var plain = new TemporaryFolder();
        var task = Task();
        ModelTrainer.Train(task, folder.Root);
        ModelTrainer.Train(task with { Augmentation = _copies with { AtTest = false } }, plain.Root);
        using var averaging = SavedModel.Load(folder.Root);
        using var single = SavedModel.Load(plain.Root);
        var test = ToyRows.Rows(30, 40);

        var actual = averaging.Predict(task.Features, test);

        // The model without averaging on the clip's and each copy's features; its weights are the same.
        float[][][] parts = [.. new[] { "", "speed-0.9", "pitch+1.5" }.Select(copy => single.Predict(
            task.Features, [.. test.Select(row => row with { Alteration = copy })]))];
        Assert.NotEqual(parts[0][0][0], parts[1][0][0]);
        for (var row = 0; row < test.Length; row++)
        {
            Assert.Equal(parts.Average(part => part[row][0]), actual[row][0], 1e-5);
            Assert.Equal(1, actual[row].Sum(), 1e-5);
        }
    }

    [Fact]
    public void Train_MissingTableOfACopy_NamesIt()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InputException>(() => ModelTrainer.Train(Task() with { Features = ToyRows.Acoustics }, folder.Root));

        Assert.Contains("study-276@speed-0.9", error.Message);
    }

    [Fact]
    public void Check_BadLists_AreErrors()
    {
        Assert.Throws<InputException>(() => new AlteredCopies { Copies = [] }.Check());
        Assert.Throws<InputException>(() => new AlteredCopies { Copies = ["speed-0.9", "speed-0.9"] }.Check());
        Assert.Throws<InputException>(() => new AlteredCopies { Copies = ["louder"] }.Check());
    }

    private static TrainingTask Task()
    {
        var table = ToyRows.Acoustics["study-276"];
        FeatureTable Weaker(float by) => new(table.Columns, table.Utterances, [.. table.Values.Select(value => 0.75f + (by * (value - 0.75f)))]);
        return ToyRows.Task(new LinearDiscriminantSettings { Candidates = [0.3] }, "audio") with
        {
            Augmentation = _copies,
            Features = new FeatureTables(new Dictionary<string, FeatureTable>
            {
                ["study-276"] = table,
                ["study-276@speed-0.9"] = Weaker(0.1f),
                ["study-276@pitch+1.5"] = Weaker(-0.05f),
            }),
        };
    }
}
