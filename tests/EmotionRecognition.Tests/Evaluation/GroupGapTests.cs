using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class GroupGapTests
{
    [Fact]
    public void Of_GroupsOfSpeakers_IsWelchsTest()
    {
        // scipy.stats.ttest_ind(f, m, equal_var=False) of the shares: t 2.55289, 6.12379 degrees of freedom, p 0.042551.
        var gap = Assert.Single(Gaps([.. Of('f', [5, 6, 7, 8]), .. Of('m', [3, 4, 4, 5, 6])]));

        Assert.Equal(("gender", "f", 40, 4, "speakers", 1), (gap.Column, gap.Value, gap.Rows, gap.Units, gap.Unit, gap.Classes));
        Assert.Equal(0.21, gap.Difference.Value, 12);
        Assert.Equal(0.0822598, gap.Difference.Deviation, 7);
        Assert.Equal(0.042551, gap.Difference.P, 6);
    }

    [Fact]
    public void Of_SmallGroupOfSpeakersWhoAreAlike_IsStudentsTest()
    {
        // scipy.stats.ttest_ind of the shares: t 1.20386, 10 degrees of freedom, p 0.256367; Welch's would be 0.131716.
        var gap = Assert.Single(Gaps([.. Of('f', [5, 5, 5, 6]), .. Of('m', [2, 4, 3, 6, 5, 7, 1, 4])]));

        Assert.Equal(0.125, gap.Difference.Value, 12);
        Assert.Equal(0.256367, gap.Difference.P, 6);
    }

    [Fact]
    public void Of_SpeakersOnBothSides_ArePaired()
    {
        // Of ten rows, each of eight speakers has 6 right in one half, and 4 or, twice, 5 in the other.
        var gap = Assert.Single(Gaps([.. Of('f', [6, 6, 6, 6, 6, 6, 6, 6], "x"), .. Of('m', [5, 5, 4, 4, 4, 4, 4, 4], "x")]));

        Assert.Equal(0.175, gap.Difference.Value, 12);
        Assert.Equal(8, gap.Units);
        Assert.Equal(Math.Sqrt(((6 * 0.025 * 0.025) + (2 * 0.075 * 0.075)) / 7 / 8), gap.Difference.Deviation, 10);
    }

    [Fact]
    public void Of_AllRightAndAllWrong_IsFound()
    {
        var gap = Assert.Single(Gaps([.. Of('f', [10, 10, 10, 10]), .. Of('m', [0, 0, 0, 0])]));

        Assert.Equal(1, gap.Difference.Value);
        Assert.True(gap.Difference.P < 0.001);
    }

    [Fact]
    public void Of_TooFewSpeakersOnASide_IsNotTested() => Assert.Empty(Gaps([.. Of('f', [5, 6, 7]), .. Of('m', [3, 4, 4, 5, 6])]));

    [Fact]
    public void Of_OneValue_IsNotTested() => Assert.Empty(Gaps([.. Of('f', [5, 6, 7, 8])]));

    private static IEnumerable<GroupGap> Gaps(IReadOnlyList<Prediction> rows) => GroupGap.Of(
        ["a", "b"], rows, UtteranceColumn.Of("gender", rows.ToDictionary(row => row.Utterance, row => row.Utterance[..1])),
        utterance => utterance.Split('-')[1]);

    // Ten rows of one class for each speaker, the first of them right.
    private static IEnumerable<Prediction> Of(char group, int[] hits, string? speakers = null) =>
        from speaker in hits.Index()
        from row in Enumerable.Range(0, 10)
        select new Prediction(
            "honest", "s", "1", $"{group}-{speakers ?? group.ToString()}{speaker.Index}-{row}", "a", row < speaker.Item ? "a" : "b", [0.5f, 0.5f]);
}
