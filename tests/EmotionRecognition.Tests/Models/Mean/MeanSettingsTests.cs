using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Encoders.Probabilities;
using EmotionRecognition.Models.Mean;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Models.Mean;

public sealed class MeanSettingsTests
{
    // "good" gives the true class 0.9, "coin" knows nothing.
    private static readonly LabeledRow[] _rows = [.. Enumerable.Range(0, 20).Select(row => new LabeledRow($"u{row}", "", row % 2))];

    private static readonly FeatureTables _features = new(new Dictionary<string, FeatureTable>
    {
        ["probabilities/good"] = Table(row => row % 2 == 0 ? [0.9f, 0.1f] : [0.1f, 0.9f]),
        ["probabilities/coin"] = Table(row => row % 4 < 2 ? [0.7f, 0.3f] : [0.3f, 0.7f]),
    });

    [Fact]
    public void Predict_EqualWeights_IsTheMean()
    {
        using var folder = new TemporaryFolder();
        using var model = Train(folder.Root, new MeanSettings());

        var found = model.Predict(_features, [_rows[0], _rows[1]]);

        Assert.Equal([0.8f, 0.2f], found[0].Select(value => MathF.Round(value, 5)));
        Assert.Equal([0.4f, 0.6f], found[1].Select(value => MathF.Round(value, 5)));
        Assert.Equal(0, model.Settings.TrainingRows);
    }

    [Fact]
    public void Train_FittedWeights_PreferTheSystemThatKnows()
    {
        using var folder = new TemporaryFolder();
        using var model = Train(folder.Root, new MeanSettings { Weights = SystemWeights.Fitted });

        Assert.True(model.Settings.Selected.Chosen!["weight of good"] > 0.99);
        Assert.Equal(20, model.Settings.TrainingRows);
    }

    [Fact]
    public void Train_FittedWeights_MaximizeTheLikelihood()
    {
        // Half of the rows of each system are right: the likelihood p(w) of (0.9 w + 0.2 (1 - w)) (0.1 w + 0.6 (1 - w)) has its maximum at w = 2/7.
        var features = new FeatureTables(new Dictionary<string, FeatureTable>
        {
            ["probabilities/good"] = Table(row => row % 4 < 2 == (row % 2 == 0) ? [0.9f, 0.1f] : [0.1f, 0.9f]),
            ["probabilities/coin"] = Table(row => row % 4 < 2 == (row % 2 == 0) ? [0.2f, 0.8f] : [0.4f, 0.6f]),
        });
        using var folder = new TemporaryFolder();
        using var model = Train(folder.Root, new MeanSettings { Weights = SystemWeights.Fitted }, features);
        var weight = model.Settings.Selected.Chosen!["weight of good"];

        double LogLikelihood(double w) => _rows.Sum(row => Math.Log(
            (w * features["probabilities/good"].Row(row.Utterance)[row.Class]) + ((1 - w) * features["probabilities/coin"].Row(row.Utterance)[row.Class])));
        Assert.All(Enumerable.Range(0, 101), step => Assert.True(LogLikelihood(weight) >= LogLikelihood(step / 100.0) - 1e-3));
    }

    [Fact]
    public void Train_AnotherInput_NamesIt()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InputException>(() => ModelTrainer.Train(
            ToyRows.Task(new MeanSettings()) with { Inputs = [new AcousticEncoder { Scaling = Scaling.None }] }, folder.Root));

        Assert.Contains("acoustics", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Obstacle_SystemLeftOut_SaysWhich()
    {
        var features = new FeatureTables(new Dictionary<string, FeatureTable> { ["probabilities/good"] = new FeatureTable(["calm", "gloomy"], [], []) });

        Assert.Contains("good", new ProbabilityEncoder { Of = "good" }.Obstacle(new EncoderInput(_rows, features)), StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_Logarithm_IsBounded()
    {
        var features = new FeatureTables(new Dictionary<string, FeatureTable> { ["probabilities/sure"] = Table(_ => [1, 0]) });
        var input = new EncoderInput([_rows[0]], features);

        Assert.Equal([0, MathF.Log(1e-4f)], new ProbabilityEncoder { Of = "sure", Logarithm = true }.Fit(input).Encode(input));
    }

    private static SavedModel Train(string folder, MeanSettings settings, FeatureTables? features = null)
    {
        var task = ToyRows.Task(settings) with
        {
            Inputs = [new ProbabilityEncoder { Of = "good" }, new ProbabilityEncoder { Of = "coin" }],
            Features = features ?? _features,
            Training = _rows,
            Validation = [],
        };
        ModelTrainer.Train(task, folder);
        return SavedModel.Load(folder);
    }

    private static FeatureTable Table(Func<int, float[]> row) => new(
        ["calm", "gloomy"], [.. Enumerable.Range(0, 20).Select(index => $"u{index}")], [.. Enumerable.Range(0, 20).SelectMany(row)]);
}
