using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class LabelDoubtTests
{
    [Fact]
    public void Among_Rows_FindsThoseAboveTheThresholdOfAnotherClass()
    {
        // Thresholds: of x, the mean of 0.9, 0.8, 0.2, 0.5 = 0.6; of y, the mean of 0.9, 0.7, 0.35, 0.8 = 0.6875.
        var doubts = LabelDoubt.Among(["x", "y"],
        [
            Row("u1", "x", 0.9f), Row("u2", "x", 0.8f), Row("u3", "x", 0.2f), Row("u4", "x", 0.5f),
            Row("u5", "y", 0.1f), Row("u6", "y", 0.3f), Row("u7", "y", 0.65f), Row("u8", "y", 0.2f),
        ]);

        Assert.Equal(["u3", "u7"], doubts.Select(doubt => doubt.Row.Utterance));
        Assert.Equal(["y", "x"], doubts.Select(doubt => doubt.Suggested));
        Assert.Equal(0.8, doubts[0].OfSuggested, 6);
        Assert.Equal(0.2, doubts[0].OfLabel, 6);
    }

    [Fact]
    public void Among_ClassWithoutRows_IsNeverSuggested() => Assert.Empty(LabelDoubt.Among(["x", "y"], [Row("u1", "x", 0.1f), Row("u2", "x", 0.2f)]));

    private static Prediction Row(string utterance, string label, float ofX) =>
        new("honest", "s", "1", utterance, label, ofX > 0.5f ? "x" : "y", [ofX, 1 - ofX]);
}
