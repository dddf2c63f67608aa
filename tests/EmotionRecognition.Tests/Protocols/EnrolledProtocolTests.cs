using EmotionRecognition.Corpora;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Protocols;

public sealed class EnrolledProtocolTests
{
    // Training speakers t (1, 3) and u (5); the test speaker v has 30 clips.
    private static readonly IReadOnlyList<(string Utterance, string Speaker, float Value)> _rows =
    [
        ("t1", "t", 1), ("t2", "t", 3), ("u1", "u", 5), .. Enumerable.Range(0, 30).Select(index => ($"v{index}", "v", 100f + index)),
    ];

    [Fact]
    public void Prepare_TrainingSpeakers_AreCenteredOnAllTheirClips()
    {
        var prepared = Prepare(new Enrolled5Protocol());

        Assert.Equal([-1f, 1f, 0f], new[] { "t1", "t2", "u1" }.Select(utterance => prepared[utterance]));
    }

    [Fact]
    public void Prepare_TestSpeaker_IsCenteredOnTheMeanOfItsDrawnClipsShrunkTowardThatOfTrainingClips()
    {
        var prepared = Prepare(new Enrolled5Protocol());

        // The mean of training clips is 3: all clips are shifted by (sum of five clips + 2 * 3) / 7.
        var sum = ((100 - prepared["v0"]) * 7) - 6;
        Assert.Equal(Math.Round(sum), sum, 1e-3);
        Assert.InRange(sum, 100 + 101 + 102 + 103 + 104, 129 + 128 + 127 + 126 + 125);
        Assert.All(Enumerable.Range(0, 30), index => Assert.Equal(index, prepared[$"v{index}"] - prepared["v0"], 1e-4f));
    }

    [Fact]
    public void Prepare_FewerClipsThanAsked_TakesAll()
    {
        var few = _rows.Where(row => row.Speaker != "v").Append(("v0", "v", 10f)).ToList();

        var prepared = Prepare(new Enrolled20Protocol(), few);

        Assert.Equal(10 - ((10 + (2 * 3)) / 3f), prepared["v0"], 1e-5f);
    }

    [Fact]
    public void Prepare_OtherTestSpeakers_ChangeNothing()
    {
        var more = _rows.Append(("w0", "w", 1000f)).ToList();

        var (without, with) = (Prepare(new Enrolled5Protocol()), Prepare(new Enrolled5Protocol(), more));

        Assert.All(without, row => Assert.Equal(row.Value, with[row.Key]));
    }

    [Fact]
    public void Prepare_Generated_AreCenteredTogether()
    {
        var generated = new FeatureTable(["a"], ["g1", "g2"], [2, 6]);

        var prepared = Prepare(new Enrolled5Protocol(), _rows, generated);

        Assert.Equal((-2f, 2f), (prepared["g1"], prepared["g2"]));
    }

    private static Dictionary<string, float> Prepare(
        EnrolledProtocol protocol, IReadOnlyList<(string Utterance, string Speaker, float Value)>? rows = null, FeatureTable? generated = null)
    {
        rows ??= _rows;
        var table = new FeatureTable(["a"], [.. rows.Select(row => row.Utterance)], [.. rows.Select(row => row.Value)]);
        var utterances = rows.Select(row => new Utterance(row.Utterance, "d", row.Speaker, "", 0, 1, "e")).ToList();
        var request = new PreparationRequest(table, utterances, generated) { Training = new HashSet<string> { "t1", "t2", "u1" } };
        return protocol.Prepare(request).ToDictionary(row => row.Utterance, row => row.Features[0]);
    }
}
