using EmotionRecognition.Corpora;

namespace EmotionRecognition.Reporting.Tests;

public sealed class OmissionCountTests
{
    [Fact]
    public void ByReason_Omissions_PutsTheCommonestFirst()
    {
        Omission[] omissions = [new("u1", "a.txt line 3", "no label"), new("u2", "a.txt line 4", "too short"), new("u3", "a.txt line 9", "too short")];

        Assert.Equal(
            [new OmissionCount("too short", 2, "u2 (a.txt line 4)"), new OmissionCount("no label", 1, "u1 (a.txt line 3)")],
            OmissionCount.ByReason(omissions));
    }
}
