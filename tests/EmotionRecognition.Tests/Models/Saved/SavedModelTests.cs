using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Logistic;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;
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
    public void Encode_Rows_ArePredictedAsTheyAre()
    {
        using var folder = Trained();
        using var model = SavedModel.Load(folder.Root);
        var rows = ToyRows.Rows(30, 60);

        var encoded = Assert.Single(model.Encode(ToyRows.Acoustics, rows));

        Assert.Equal(30, encoded.RowCount);
        Assert.Equal(model.Columns, encoded.Columns);
        Assert.Equal(model.Columns.Count, model.Families.Count);
        Assert.Equal("tfidf", model.Families[^1]);
        Assert.Equal(model.Predict(ToyRows.Acoustics, rows), model.Predict([encoded]));
    }

    [Fact]
    public void Predict_OtherFeatures_SaysSo()
    {
        using var folder = Trained();
        using var model = SavedModel.Load(folder.Root);

        Assert.Throws<InputException>(() => model.Predict(ToyRows.Features(new FeatureTable(["x"], ["u01"], [0])), [new InputRow("u01", "")]));
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

    /// <summary>Folders of the form before inputs were listed: settings named them by one of three words.</summary>
    [Theory]
    [InlineData("both", "audio-and-text")]
    [InlineData("audio", "audio")]
    [InlineData("text", "text")]
    public void Load_FormatTwo_PredictsTheSame(string inputs, string features)
    {
        using var folder = new TemporaryFolder();
        ModelTrainer.Train(ToyRows.Task(new LogisticRegressionSettings { Candidates = [1] }, inputs), folder.Root);
        float[][] expected;
        using (var model = SavedModel.Load(folder.Root))
        {
            expected = model.Predict(ToyRows.Acoustics, ToyRows.Rows(30, 60));
        }

        var settings = (JsonObject)JsonNode.Parse(File.ReadAllText(folder.File("settings.json")))!;
        (settings["format"], settings["digest"]) = (2, "");
        settings["inputs"] = new JsonObject
        {
            ["features"] = features, ["scaling"] = "standard", ["tfidf"] = JsonNode.Parse("""{ "minWords": 1, "maxWords": 2, "minTexts": 2 }"""),
        };
        var text = settings.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" });
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        folder.Write("settings.json", text.Replace("\"digest\": \"\"", $"\"digest\": \"{digest}\"") + "\n");

        using var old = SavedModel.Load(folder.Root);
        Assert.Equal(expected, old.Predict(ToyRows.Acoustics, ToyRows.Rows(30, 60)));
    }

    /// <summary>Models saved before the member was renamed have the British spelling, so it stays in files.</summary>
    [Fact]
    public void Load_TransductiveModel_KeepsTheSpellingInFiles()
    {
        using var folder = new TemporaryFolder();
        var task = ToyRows.Task(new LogisticRegressionSettings { Candidates = [1] }) with { FittedOn = FittedOn.TrainingRowsAndUnlabeledTestSpeakers };
        ModelTrainer.Train(task, folder.Root);

        using var model = SavedModel.Load(folder.Root);

        Assert.Contains("\"fittedOn\": \"training-rows-and-unlabelled-test-speakers\"", File.ReadAllText(folder.File("settings.json")));
        Assert.Equal(FittedOn.TrainingRowsAndUnlabeledTestSpeakers, model.Settings.FittedOn);
    }

    private static TemporaryFolder Trained()
    {
        var folder = new TemporaryFolder();
        ModelTrainer.Train(ToyRows.Task(new LogisticRegressionSettings { Candidates = [1] }), folder.Root);
        return folder;
    }
}
