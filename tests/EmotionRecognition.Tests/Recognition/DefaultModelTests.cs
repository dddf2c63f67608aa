using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Saved.Cards;
using EmotionRecognition.Recognition;
using EmotionRecognition.Synthetic;
using EmotionRecognition.Synthetic.Speech;

namespace EmotionRecognition.Tests.Recognition;

/// <summary>The model that comes with the program, as it is committed.</summary>
public sealed class DefaultModelTests
{
    private const int MostBytes = 1_000_000;

    private static readonly string _folder = Path.Combine(Repository.Root, "models", "emodb");

    [Fact]
    public void Folder_AllFiles_HaveOneMegabyteAtMost() =>
        Assert.InRange(Directory.GetFiles(_folder).Sum(file => new FileInfo(file).Length), 1, MostBytes);

    [Fact]
    public void Predict_SyntheticClip_AnswersAsRecorded()
    {
        using var model = EmotionClassifier.Load(_folder);
        var voice = new VoiceSettings(
            Pitch: 280, Range: 1, Rise: 0, Tremor: 0, Rate: .8, TractScale: 1, Level: -25, Tilt: 6, Breath: -15, Jitter: .005, OpenQuotient: .6);
        var clip = FormantSynthesizer.Speak("We were away a year ago.", voice, RandomStream.Named(1, "voice", "default model"));

        var prediction = model.Predict(Array.ConvertAll(clip, sample => (float)sample), 16000);

        Assert.Equal(["anger", "boredom", "disgust", "fear", "happiness", "sadness", "neutral"], prediction.Classes);
        double[] recorded = [0.000205, 0.988994, 0.000006, 0.008768, 0.000109, 0, 0.001917];
        Assert.All(recorded.Zip(prediction.Probabilities), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        Assert.True(prediction.Calibrated!.Familiarity!.IsUnfamiliar);
    }

    [Fact]
    public void Card_Page_IsMadeOfTheCard()
    {
        var card = ModelCard.Find(_folder)!;

        Assert.Equal(ModelCardPage.Of(card), File.ReadAllText(Path.Combine(_folder, ModelCard.PageName)));
        Assert.Equal("CC0-1.0", Assert.Single(card.Data).License);
        Assert.Equal(535, card.Data[0].Rows.Values.Sum());
        Assert.Equal("default-model", card.Origin!.Experiment);
        Assert.Contains(card.Misuse, line => line.Contains("article 5(1)(f)", StringComparison.Ordinal));
        Assert.InRange(card.Scores[0].Recall.Value, card.Scores[0].Recall.Low, card.Scores[0].Recall.High);
        Assert.Equal(["female", "male"], card.Scores[0].Groups.Select(group => group.Value));
    }

    [Fact]
    public void Load_TheModel_RemembersAllItsRows()
    {
        using var model = SavedModel.Load(_folder);

        Assert.Equal(535, model.UtterancesSeen.Count);
        Assert.False(model.KnowsOnlyNames);
        Assert.NotNull(model.Calibration);
    }
}
