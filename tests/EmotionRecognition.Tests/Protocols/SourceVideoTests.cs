using EmotionRecognition.Corpora;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Tests.Protocols;

public sealed class SourceVideoTests
{
    [Theory]
    [InlineData("-9y-fZ3swSY_0.0000_6.3680.wav", "-9y-fZ3swSY")]
    [InlineData("gan/a_b_c_12.5_13.25", "a_b_c")]
    [InlineData("Ses01F_script01_3_F013", null)]
    [InlineData("03-01-05-02-01-01-01.wav", null)]
    public void Of_ClipNames_IsThePartBeforeTheTimes(string clip, string? expected) => Assert.Equal(expected, SourceVideo.Of(clip));

    [Theory]
    [InlineData("gan_-9y-fZ3swSY_0.0000_6.3680", "-9y-fZ3swSY", "-9y-fZ3swSY")]
    [InlineData("-9y-fZ3swSY_0.0000_6.3680", "-9y-fZ3swSY", "-9y-fZ3swSY")]
    [InlineData("a_b_0.0_1.0", "other", "a_b")]
    [InlineData("Ses01F_impro01_F000", "Ses01F_impro01", null)]
    public void Of_Utterance_IsTheSameHoweverTheSampleWasMade(string id, string dialog, string? expected) =>
        Assert.Equal(expected, SourceVideo.Of(new Utterance(id, dialog, "A", "", 0, 1, "hap")));
}
