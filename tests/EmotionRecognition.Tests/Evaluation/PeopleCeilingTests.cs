using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class PeopleCeilingTests
{
    private static readonly string[] _classes = ["calm", "angry"];

    [Fact]
    public void Of_NobodyJudgedATestRow_IsNull() =>
        Assert.Null(PeopleCeiling.Of(_classes, [System("a", ("u1", "calm", "calm"))], [new("other", "r1", "calm", 1)], _ => null));

    [Fact]
    public void Of_ThreeRaters_ComparesEachWithTheMajorityOfTheOthers()
    {
        // u1: all calm. u2: two angry, one calm: the rater who says calm faces a majority, the others a tie. u3: the others of r1 name no class.
        var ceiling = PeopleCeiling.Of(
            _classes,
            [System("a", ("u1", "calm", "calm"), ("u2", "angry", "calm"), ("u3", "angry", "angry"), ("u4", "calm", "calm"))],
            [
                .. Votes("u1", "calm", "calm", "calm"), .. Votes("u2", "angry", "angry", "calm"), .. Votes("u3", "angry", "", ""),
            ],
            _ => null)!;

        Assert.Equal((3, 1, "test rows"), (ceiling.Rows, ceiling.RowsWithout, ceiling.Unit));
        Assert.Equal((4, 1), (ceiling.Ties, ceiling.NoClass));

        // Three votes of u1 and the third of u2 are left: people are right in the former, wrong in the latter.
        Assert.Equal([PeopleCeiling.People, "a"], ceiling.AgainstMajority.Select(score => score.Judge));
        Assert.Equal((4, 0.75, 0.5), Of(ceiling.AgainstMajority[0]));
        Assert.Equal((4, 0.75, 0.5), Of(ceiling.AgainstMajority[1]));
        Assert.Equal([1, 0], ceiling.AgainstMajority[0].ByClass.Select(share => share!.Value));
        Assert.Same(ceiling.AgainstMajority, ceiling.Shown);

        // Against the label: u1 3 of 3, u2 2 of 3, u3 1 of 3.
        Assert.Equal((3, 0.6667, 0.75), Of(ceiling.AgainstLabel[0]));
        Assert.Equal(0.5 + (1 / 4.0) - 0.75, ceiling.AgainstLabel[1].Difference.Value, 12);
    }

    [Fact]
    public void Of_EachRater_IsComparedWithTheOthersAndWithSystems()
    {
        var ceiling = PeopleCeiling.Of(
            _classes,
            [System("a", ("u1", "calm", "calm"), ("u2", "angry", "calm"))],
            [.. Votes("u1", "calm", "calm", "angry"), .. Votes("u2", "angry", "angry", "angry")],
            _ => null)!;

        Assert.Equal(["r1", "r2", "r3"], ceiling.AgainstRaters.Select(rater => rater.Rater));
        Assert.Equal((2, 0.75, 0.75), Of(ceiling.AgainstRaters[0].Scores[0]));
        Assert.Equal((2, 0.5, 0.5), Of(ceiling.AgainstRaters[0].Scores[1]));

        // The third says angry twice: of the others nobody in u1, both in u2.
        Assert.Equal((2, 0.5, 0.5), Of(ceiling.AgainstRaters[2].Scores[0]));
    }

    [Fact]
    public void Of_AVoteForTwoEmotions_CountsInHalves()
    {
        var ceiling = PeopleCeiling.Of(
            _classes,
            [System("a", ("u1", "calm", "calm"))],
            [.. Votes("u1", "calm", "calm"), new("u1", "r3", "calm", 0.5), new("u1", "r3", "angry", 0.5)],
            _ => null)!;

        Assert.Equal(2.5 / 3, ceiling.AgainstMajority[0].Accuracy.Value, 12);
        Assert.Equal((2, 0.75), (ceiling.AgainstRaters[0].Scores[0].Cases + 1, ceiling.AgainstRaters[0].Scores[0].Accuracy.Value));
        Assert.Empty(ceiling.AgainstRaters[2].Scores);
    }

    [Fact]
    public void Of_SoftLabels_HaveTheirEntropyAsLeastCrossEntropy()
    {
        Judgment[] votes = [.. Votes("u1", "calm", "calm", "angry"), .. Votes("u2", "angry", "angry", "")];
        Prediction[] certain = [.. System("a", ("u1", "calm", "calm"), ("u2", "angry", "angry"))];
        Prediction[] ideal = [certain[0] with { System = "b", Probabilities = [2 / 3f, 1 / 3f] }, certain[1] with { System = "b", Probabilities = [0, 1] }];

        var ceiling = PeopleCeiling.Of(_classes, [certain, ideal], votes, _ => null)!;

        var entropy = -((2 * Math.Log(2 / 3.0)) + Math.Log(1 / 3.0)) / 3 / 2;
        Assert.Equal(["a", "b"], ceiling.Soft.Select(score => score.System));
        Assert.All(ceiling.Soft, score => Assert.Equal(entropy, score.Entropy, 12));
        Assert.Equal(0, ceiling.Soft[1].Divergence, 6);
        Assert.Equal(-Math.Log(SoftScore.Least) / 3 / 2, ceiling.Soft[0].CrossEntropy, 12);
        Assert.Equal(5 / 6.0, ceiling.Soft[0].VotesOnPredicted.Value, 12);
        Assert.Equal(5 / 6.0, ceiling.Soft[0].MostVotes, 12);
        Assert.Equal(-((1 / 3.0 * Math.Log(1 / 3.0)) + (2 / 3.0 * Math.Log(2 / 3.0))), ceiling.Soft[0].Guess, 12);
    }

    [Fact]
    public void Of_ListenersTogether_HaveNoMajorityAndNoSoftLabels()
    {
        var ceiling = PeopleCeiling.Of(
            _classes,
            [System("a", ("u1", "calm", "calm"), ("u2", "angry", "calm"), ("u3", "angry", "angry"))],
            [new("u1", "", "calm", 1), new("u2", "", "angry", 0.6), new("u3", "", "angry", 0.9)],
            _ => null)!;

        Assert.Equal((3, 0.8333, 0.875), Of(ceiling.AgainstLabel[0]));
        Assert.Empty(ceiling.AgainstMajority);
        Assert.Empty(ceiling.AgainstRaters);
        Assert.Empty(ceiling.Soft);
        Assert.Same(ceiling.AgainstLabel, ceiling.Shown);
        Assert.Equal(
            [("all", 1, 1.0), ("90\u00a0% or more, not all", 1, 1.0), ("50\u00a0% to less than 90\u00a0%", 1, 0.0)],
            ceiling.Bands.Select(band => (band.Name, band.Rows, band.Accuracy[0].Share)));
    }

    [Fact]
    public void Of_EightSpeakers_HasIntervalsOverThem()
    {
        var rows = Enumerable.Range(0, 64).Select(row => ($"s{row % 8}u{row}", _classes[row / 8 % 2], _classes[row % 3 == 0 ? 0 : 1])).ToArray();
        var ceiling = PeopleCeiling.Of(
            _classes, [System("a", rows)], [.. rows.SelectMany(row => Votes(row.Item1, row.Item2, row.Item2, _classes[row.Item1.Length % 2]))],
            utterance => utterance[..2])!;

        Assert.Equal("speakers", ceiling.Unit);
        Assert.All(ceiling.Shown, score => Assert.InRange(score.Recall.Value, score.Recall.Interval.Low, score.Recall.Interval.High));
        Assert.Equal(0, ceiling.Shown[0].Difference.Value);
        Assert.True(ceiling.Shown[1].Difference.Interval.High < 0);
    }

    private static (int Cases, double Accuracy, double Recall) Of(JudgeScore score) =>
        (score.Cases, Math.Round(score.Accuracy.Value, 4), Math.Round(score.Recall.Value, 4));

    private static IEnumerable<Judgment> Votes(string utterance, params string[] emotions) =>
        emotions.Select((emotion, rater) => new Judgment(utterance, $"r{rater + 1}", emotion, 1));

    private static Prediction[] System(string name, params (string Utterance, string Actual, string Predicted)[] rows) =>
    [
        .. rows.Select(row => new Prediction(
            "honest", name, "1", row.Utterance, row.Actual, row.Predicted, [.. _classes.Select(each => each == row.Predicted ? 1f : 0)])),
    ];
}
