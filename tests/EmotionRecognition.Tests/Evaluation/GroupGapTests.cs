using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class GroupGapTests
{
    private static readonly int[] _first = [5, 6, 7, 8];
    private static readonly int[] _second = [3, 4, 4, 5, 6];

    [Fact]
    public void Of_GroupsOfSpeakers_IsWelchsTest()
    {
        // scipy.stats.ttest_ind(first, second, equal_var=False): t 2.55289, 6.12379 degrees of freedom, p 0.042551.
        var gap = Assert.Single(GroupGap.Of(["a", "b"], Rows(), Column(), SpeakerOf));

        Assert.Equal(("gender", "f", 40, 4, "speakers", 1), (gap.Column, gap.Value, gap.Rows, gap.Units, gap.Unit, gap.Classes));
        Assert.Equal(0.21, gap.Difference.Value, 12);
        Assert.Equal(0.0822598, gap.Difference.Deviation, 7);
        Assert.Equal(0.042551, gap.Difference.P, 6);
    }

    [Fact]
    public void Of_TooFewSpeakersOnASide_IsNotTested()
    {
        var rows = Rows().Where(row => SpeakerOf(row.Utterance) is not "f3").ToList();

        Assert.Empty(GroupGap.Of(["a", "b"], rows, Column(), SpeakerOf));
    }

    [Fact]
    public void Of_OneValue_IsNotTested() =>
        Assert.Empty(GroupGap.Of(["a", "b"], [.. Rows().Where(row => row.Utterance[0] == 'f')], Column(), SpeakerOf));

    private static UtteranceColumn Column() => UtteranceColumn.Of("gender", Rows().ToDictionary(row => row.Utterance, row => row.Utterance[..1]));

    private static List<Prediction> Rows() => [.. Of('f', _first), .. Of('m', _second)];

    // Ten rows of one class for each speaker, the first of them right.
    private static IEnumerable<Prediction> Of(char group, int[] hits) =>
        from speaker in hits.Index()
        from row in Enumerable.Range(0, 10)
        select new Prediction("honest", "s", "1", $"{group}{speaker.Index}-{row}", "a", row < speaker.Item ? "a" : "b", [0.5f, 0.5f]);

    private static string SpeakerOf(string utterance) => utterance.Split('-')[0];
}
