using EmotionRecognition.Models.Discriminant;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Tests.Models.Discriminant;

public sealed class LinearDiscriminantSettingsTests
{
    [Fact]
    public void Train_Toy_IsLearnedSavedAndReloaded()
    {
        using var folder = new TemporaryFolder();
        var task = ToyRows.Task(new LinearDiscriminantSettings(), "audio");

        ModelTrainer.Train(task, folder.Root);

        using var model = SavedModel.Load(folder.Root);
        var test = ToyRows.Rows(30, 60);
        var hits = model.Predict(task.Features, test).Zip(test).Count(pair => (pair.First[1] > 0.5 ? 1 : 0) == pair.Second.Class);
        Assert.InRange(hits, 27, 30);
        Assert.Equal(30, model.Settings.TrainingRows);
        Assert.Contains(model.Settings.Selected.Chosen!["shrinkage"], new LinearDiscriminantSettings().Candidates);
        Assert.NotNull(model.Settings.Selected.ValidationRecall);
    }

    [Fact]
    public void Train_SingleCandidate_IsUsedAsItIs()
    {
        using var folder = new TemporaryFolder();

        ModelTrainer.Train(ToyRows.Task(new LinearDiscriminantSettings { Candidates = [0.25] }, "audio") with { Validation = [] }, folder.Root);

        using var model = SavedModel.Load(folder.Root);
        Assert.Equal(0.25, model.Settings.Selected.Chosen!["shrinkage"]);
        Assert.Null(model.Settings.Selected.ValidationRecall);
    }

    [Fact]
    public void Train_NothingToChooseOn_IsAnError()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InputException>(
            () => ModelTrainer.Train(ToyRows.Task(new LinearDiscriminantSettings(), "audio") with { Validation = [] }, folder.Root));

        Assert.Contains("5 values of the shrinkage", error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Check_ShrinkageOutOfRange_IsAnError(double shrinkage) =>
        Assert.Throws<InputException>(() => new LinearDiscriminantSettings { Candidates = [0.1, shrinkage] }.Check());
}
