using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class PairedEffectTests
{
    [Fact]
    public void Among_TwoSystems_MeasuresEffects()
    {
        // Eight speakers with ten rows: the better has 8 right of each, the other 6, 7, or 8.
        int[] other = [6, 6, 6, 7, 7, 7, 8, 8];
        var pair = Assert.Single(PairedEffect.Among(Predictions.Classes, [Rows("weak", other), Rows("strong", [.. other.Select(_ => 8)])], SpeakerOf, seed: 1));

        Assert.Equal(("honest", "strong", "weak", "speakers"), (pair.Protocol, pair.Better, pair.Other, pair.Unit));
        Assert.Equal(9 / 80.0, pair.Difference.Value, 12);
        Assert.Equal(PairedTests.McNemar(9, 0), pair.OverRows);
        // Of 2^8 exchanges, those of the two speakers without a difference change nothing: 2 * 4 of 256.
        Assert.Equal(8 / 256.0, pair.OverSpeakers!.P);
        Assert.Equal(19, pair.Odds, 12);
        Assert.Equal(0.5 + (9 / 160.0), pair.Rows, 12);
        Assert.Equal(7 / 8.0, pair.Speakers!.Value, 12);
        // Mean 0.1125, standard deviation 0.08345 of (0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0, 0).
        Assert.Equal(1.3481, pair.Standardized!.Value, 4);
    }

    [Fact]
    public void Among_ThreeSystems_ComparesEachPairBestFirst()
    {
        int[] hits = [5, 5, 5, 5];
        var pairs = PairedEffect.Among(
            Predictions.Classes,
            [Rows("b", [.. hits.Select(hit => hit + 1)]), Rows("c", hits), Rows("a", [.. hits.Select(hit => hit + 2)])],
            SpeakerOf, seed: 1);

        Assert.Equal([("a", "b"), ("a", "c"), ("b", "c")], pairs.Select(pair => (pair.Better, pair.Other)));
    }

    [Fact]
    public void Among_OtherRows_Throws() => Assert.Throws<ArgumentException>(
        () => PairedEffect.Among(Predictions.Classes, [Rows("a", [5, 5]), [.. Rows("b", [5, 5]).Skip(1)]], SpeakerOf, seed: 1));

    private static List<Prediction> Rows(string system, int[] hits) =>
    [
        .. from speaker in hits.Index()
           from row in Enumerable.Range(0, 10)
           select Predictions.Row(system, $"{speaker.Index}-{row}", "a", row < speaker.Item ? "a" : "b"),
    ];

    private static string SpeakerOf(string utterance) => utterance.Split('-')[0];
}
