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
}
