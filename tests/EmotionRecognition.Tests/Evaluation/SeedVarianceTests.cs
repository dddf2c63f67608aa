using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class SeedVarianceTests
{
    private static readonly string[] _classes = ["calm", "gloomy"];

    [Fact]
    public void Of_OneSpeakerPerFold_UsesTheRecallOfEachSpeaker()
    {
        // Anna has two calm rows and one gloomy row, so that her UAR is 0.5 with the first seed (accuracy 2/3) and 0.75 with the second; Bo has only calm rows.
        var first = Rows("anna 1 calm calm", "anna 1 calm calm", "anna 1 gloomy calm", "bo 2 calm calm", "bo 2 calm gloomy");
        var second = Rows("anna 1 calm calm", "anna 1 calm gloomy", "anna 1 gloomy gloomy", "bo 2 calm calm", "bo 2 calm calm");

        var variance = SeedVariance.Of(_classes, [first, second], SpeakerOf)!;

        Assert.Equal(("honest", "units", "speakers", null), (variance.Protocol, variance.System, variance.Unit, variance.Components.Folds));
        Assert.Equal(VarianceComponents.Of([[0.5, 0.75], [0.5, 1]]), variance.Components);
    }

    [Fact]
    public void Of_SeveralSpeakersPerFold_NestsThem()
    {
        var first = Rows("anna 1 calm calm", "bo 1 calm gloomy", "cleo 2 calm calm", "dan 2 calm calm");
        var second = Rows("anna 1 calm calm", "bo 1 calm calm", "cleo 2 calm gloomy", "dan 2 calm calm");

        Assert.Equal(
            VarianceComponents.Of([[1, 1], [0, 1], [1, 0], [1, 1]], ["1", "1", "2", "2"]), SeedVariance.Of(_classes, [first, second], SpeakerOf)!.Components);
    }

    [Fact]
    public void Of_SpeakerInSeveralFolds_IsNotNested()
    {
        var first = Rows("anna 1 calm calm", "bo 1 calm gloomy", "anna 2 calm calm", "dan 2 calm calm");

        Assert.Null(SeedVariance.Of(_classes, [first, first], SpeakerOf)!.Components.Folds);
    }

    [Fact]
    public void Of_UnknownSpeakers_TakesFolds()
    {
        var first = Rows("anna 1 calm calm", "bo 1 calm gloomy", "cleo 2 calm calm");
        var second = Rows("anna 1 calm calm", "bo 1 calm calm", "cleo 2 calm calm");

        var variance = SeedVariance.Of(_classes, [first, second], _ => null)!;

        Assert.Equal("folds", variance.Unit);
        Assert.Equal(VarianceComponents.Of([[0.5, 1], [1, 1]]), variance.Components);
        Assert.Null(SeedVariance.Of(_classes, [[.. first.Take(2)], [.. second.Take(2)]], _ => null));
        Assert.Null(SeedVariance.Of(_classes, [first], SpeakerOf));
    }

    [Fact]
    public void Of_Score_IsThatOfAllRows()
    {
        var score = SeedScore.Of(_classes, Rows("anna 1 calm calm", "anna 1 calm gloomy", "bo 2 gloomy gloomy"), 7);

        Assert.Equal(("honest", "units", (int?)7, 3), (score.Protocol, score.System, score.Seed, score.Rows));
        Assert.Equal((2 / 3.0, 0.75), (score.Measures.Accuracy, score.Measures.UnweightedRecall));
    }

    private static string SpeakerOf(string utterance) => utterance.Split('-')[0];

    private static List<Prediction> Rows(params string[] rows) =>
    [
        .. rows.Select(row => row.Split(' '))
            .Select((row, index) => new Prediction("honest", "units", row[1], $"{row[0]}-{index}", row[2], row[3], [0.5f, 0.5f])),
    ];
}
