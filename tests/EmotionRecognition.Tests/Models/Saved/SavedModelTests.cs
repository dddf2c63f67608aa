using EmotionRecognition.Models;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Models.Saved;

public sealed class SavedModelTests
{
    [Fact]
    public void Predict_Rows_SumToOne()
    {
        using var folder = Trained();
        using var model = SavedModel.Load(folder.Root);

        var probabilities = model.Predict(ToyRows.Acoustics, ToyRows.Rows(30, 60));

        Assert.Equal(30, probabilities.Length);
        Assert.All(probabilities, row => Assert.Equal(1, row.Sum(), 1e-6f));
    }

    [Fact]
    public void Predict_OtherFeatures_SaysSo()
    {
        using var folder = Trained();
        using var model = SavedModel.Load(folder.Root);

        Assert.Throws<InputException>(() => model.Predict(new FeatureTable(["x"], ["u01"], [0]), [new InputRow("u01", "")]));
    }

    [Theory]
    [InlineData("settings.json")]
    [InlineData("model.safetensors")]
    [InlineData("rows.csv")]
    [InlineData("scaler.csv")]
    [InlineData("vectorizer.csv")]
    public void Load_ChangedOrMissingFile_SaysWhich(string name)
    {
        using var folder = Trained();
        var path = folder.File(name);
        var bytes = File.ReadAllBytes(path);
        foreach (var position in new[] { 0, bytes.Length / 3, bytes.Length / 2, bytes.Length - 3 })
        {
            var changed = (byte[])bytes.Clone();
            changed[position] ^= 1;
            File.WriteAllBytes(path, changed);
            Assert.Contains(name, Assert.Throws<InputException>(() => SavedModel.Load(folder.Root)).Message, StringComparison.Ordinal);
        }

        File.Delete(path);
        Assert.Contains(name, Assert.Throws<InputException>(() => SavedModel.Load(folder.Root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SettingsThatSayOtherwise_SaysSo()
    {
        using var folder = Trained();
        var text = File.ReadAllText(folder.File("settings.json"));
        (string Written, string Changed)[] changes =
            [("\"calm\"", "\"cold\""), ("\"seed\": 3", "\"seed\": 4"), ("\"kind\": \"logistic-regression\"", "\"kind\": \"resnet1d\"")];
        foreach (var (written, changed) in changes)
        {
            Assert.Contains(written, text, StringComparison.Ordinal);
            File.WriteAllText(folder.File("settings.json"), text.Replace(written, changed, StringComparison.Ordinal));
            Assert.Throws<InputException>(() => SavedModel.Load(folder.Root));
        }
    }

    [Fact]
    public void Load_FilesOfAnotherModel_SaysSo()
    {
        using var folder = Trained();
        using var other = new TemporaryFolder();
        ModelTrainer.Train(ToyRows.Task(new LogisticRegressionSettings { Candidates = [2] }), other.Root);
        File.Copy(other.File("model.safetensors"), folder.File("model.safetensors"), overwrite: true);

        Assert.Throws<InputException>(() => SavedModel.Load(folder.Root));
    }

    [Fact]
    public void Export_LogisticRegression_IsALinearLayersStateDict()
    {
        using var folder = Trained();

        SavedModel.Export(folder.Root, folder.File("model.pkl"));

        var checkpoint = PickleCheckpoint.Read(folder.File("model.pkl"));
        Assert.Equal(["linear.bias", "linear.weight"], checkpoint.Model.Names.Order());
        Assert.Equal(2, checkpoint.Model["linear.weight"].Shape[0]);
    }

    [Fact]
    public void Export_Network_IsTheStudysForm()
    {
        using var folder = new TemporaryFolder();
        var settings = new ResNet1DSettings { Width = 4, Epochs = 1, BatchSize = 10, Threads = 1 };
        ModelTrainer.Train(ToyRows.Task(settings, FeatureSet.Audio), folder.Root);

        SavedModel.Export(folder.Root, folder.File("model.pkl"));

        var checkpoint = PickleCheckpoint.Read(folder.File("model.pkl"));
        var saved = SafetensorsFile.Read(folder.File("model.safetensors")).Tensors;
        Assert.Equal(1, checkpoint.Epoch);
        Assert.Equal(new SgdSettings(0.001, 0.4, 1e-4), checkpoint.Optimizer);
        Assert.Equal("conv1.weight", checkpoint.Model.Names.First());
        Assert.All(saved, entry => Assert.True(entry.Value.Bytes.Span.SequenceEqual(checkpoint.Model[entry.Key].Bytes.Span), entry.Key));
    }

    private static TemporaryFolder Trained()
    {
        var folder = new TemporaryFolder();
        ModelTrainer.Train(ToyRows.Task(new LogisticRegressionSettings { Candidates = [1] }), folder.Root);
        return folder;
    }
}
