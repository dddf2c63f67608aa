using EmotionRecognition.Onnx.Sounds;

namespace EmotionRecognition.Onnx.Tests;

public sealed class WhisperMelTests
{
    // Computed once by a direct transform in double precision, outside of this code: band, frame, value.
    [Theory]
    [InlineData(80, 0, 0, 0.977063)]
    [InlineData(80, 10, 0, 1.297492)]
    [InlineData(80, 10, 50, 1.300282)]
    [InlineData(80, 25, 30, -0.064142)]
    [InlineData(80, 40, 60, -0.610244)]
    [InlineData(80, 10, 100, 1.267502)]
    [InlineData(80, 10, 101, 0.710323)]
    [InlineData(80, 10, 102, -0.610244)]
    [InlineData(80, 30, 101, 0.312045)]
    [InlineData(80, 5, 2999, -0.610244)]
    [InlineData(128, 0, 0, 0.901304)]
    [InlineData(128, 10, 0, 0.969322)]
    [InlineData(128, 64, 60, -0.563093)]
    [InlineData(128, 10, 100, 0.761979)]
    [InlineData(128, 30, 101, 0.48054)]
    public void Of_ToneAndSweep_EqualsReference(int bands, int band, int frame, double expected) =>
        Assert.Equal(expected, new WhisperMel(bands).Of(Signal)[(band * WhisperMel.Frames) + frame], 2e-6);

    [Theory]
    [InlineData(80, -0.6011611491846943)]
    [InlineData(128, -0.5553599482141733)]
    public void Of_ToneAndSweep_HasMeanOfReference(int bands, double mean) =>
        Assert.Equal(mean, new WhisperMel(bands).Of(Signal).Average(value => (double)value), 1e-6);

    [Fact]
    public void Of_Silence_IsLowestEverywhere() => Assert.All(new WhisperMel(80).Of(new float[160]), value => Assert.Equal(-1.5f, value));

    // A tone of 440 Hz and a sweep up from 1 kHz, a second and 37 samples long.
    private static float[] Signal { get; } =
    [
        .. Enumerable.Range(0, 16_037).Select(i => (float)((0.4 * Math.Sin(2 * Math.PI * 440 * i / 16_000.0))
            + (0.2 * Math.Sin(2 * Math.PI * (1000 + (300 * i / 16_000.0)) * i / 16_000.0)))),
    ];
}
