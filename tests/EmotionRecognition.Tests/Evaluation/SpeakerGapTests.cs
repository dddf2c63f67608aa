using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class SpeakerGapTests
{
    [Fact]
    public void Of_OneSpeakerWorse_IsComparedWithTheSameClassesOfOthers()
    {
        var gaps = SpeakerGap.Of(["a", "b"], [.. Of("x", 4, 20), .. Of("y", 16, 20), .. Of("z", 16, 20)], SpeakerOf);

        // 4 right of 20, and the others' 80 % expects 16: 34 of 44 are likely, the variance is 20 * 0.7727 * 0.2273 * 1.5, and z = 11.5 / 2.2954.
        Assert.Equal(["x", "y", "z"], gaps.Select(gap => gap.Speaker));
        Assert.Equal((20, 0.2, -0.6), (gaps[0].Rows, gaps[0].Recall, Math.Round(gaps[0].Difference, 12)));
        Assert.Equal(5.4e-7, gaps[0].P, 8);
        Assert.True(gaps[1].P > 0.01);
        Assert.InRange(0.2, gaps[0].Interval.Low, gaps[0].Interval.High);
    }

    [Fact]
    public void Of_HardClasses_AreNotBlamedOnTheSpeaker()
    {
        // x speaks only b, of which everybody's rows are right half the time.
        var gaps = SpeakerGap.Of(
            ["a", "b"], [.. Of("x", 10, 20, "b"), .. Of("y", 20, 20), .. Of("y", 10, 20, "b"), .. Of("z", 20, 20), .. Of("z", 10, 20, "b")], SpeakerOf);

        Assert.Equal(0, gaps[0].Difference, 12);
        Assert.Equal(1, gaps[0].P);
    }

    [Fact]
    public void Of_OneSpeaker_IsEmpty() => Assert.Empty(SpeakerGap.Of(["a", "b"], [.. Of("x", 4, 20)], SpeakerOf));

    private static IEnumerable<Prediction> Of(string speaker, int right, int rows, string label = "a") => Enumerable.Range(0, rows).Select(row =>
        new Prediction("honest", "s", "1", $"{speaker}-{label}{row}", label, row < right ? label : label == "a" ? "b" : "a", [0.5f, 0.5f]));

    private static string SpeakerOf(string utterance) => utterance.Split('-')[0];
}
