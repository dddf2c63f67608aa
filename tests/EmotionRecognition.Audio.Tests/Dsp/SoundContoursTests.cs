using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class SoundContoursTests
{
    [Fact]
    public void Of_Tone_IsHarmonicAtItsLevelPitchAndBand()
    {
        float[] samples = [.. Enumerable.Range(0, 16000).Select(i => 0.5f * MathF.Sin(2 * MathF.PI * 200 * i / 16000))];

        var contours = SoundContours.Of(samples);

        Assert.Equal(101, contours.Frames.Count);
        Assert.Equal(32, contours.Mel[0].Length);
        var middle = contours.Frames[50];
        Assert.Equal(0.5, middle.Time, 9);
        Assert.Equal((-0.5, 0.5), (Math.Round(middle.Low, 2), Math.Round(middle.High, 2)));
        Assert.Equal((-0.5, 0.5), (Math.Round(middle.HarmonicLow, 1), Math.Round(middle.HarmonicHigh, 1)));
        Assert.Equal(20 * Math.Log10(0.5 / Math.Sqrt(2)), middle.Level, 0.2);
        Assert.Equal(200, middle.Pitch, 0.5);
        var loudest = Enumerable.Range(0, MelFilterBank.Bands).MaxBy(band => contours.Mel[band][16]);
        Assert.Equal(MelFilterBank.PlaceOf(200) * (MelFilterBank.Bands + 1), loudest + 1, 1.0);
        Assert.All(contours.Mel, band => Assert.All(band, value => Assert.InRange(value, SoundContours.Floor, 0)));
    }

    [Fact]
    public void Of_ToneOf550Hz_HasItsPitchAndNotAnOctaveLess()
    {
        float[] samples = [.. Enumerable.Range(0, 16000).Select(i => 0.5f * MathF.Sin(2 * MathF.PI * 550 * i / 16000))];

        Assert.Equal(550, SoundContours.Of(samples).Frames[50].Pitch, 0.5);
    }

    [Fact]
    public void Of_Clicks_LosesThemInTheHarmonicPart()
    {
        var samples = new float[16000];
        samples[8000] = 1;

        var contours = SoundContours.Of(samples);

        Assert.Equal(1, contours.Frames.Max(frame => frame.High), 6);
        Assert.True(contours.Frames.Max(frame => frame.HarmonicHigh) < 0.05);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(160)]
    [InlineData(4000)]
    public void Of_Silence_IsAtTheFloor(int length)
    {
        var contours = SoundContours.Of(new float[length]);

        Assert.All(contours.Frames, frame => Assert.Equal((0, 0, SoundContours.Floor, 0), (frame.Low, frame.HarmonicHigh, frame.Level, frame.Pitch)));
        Assert.All(contours.Mel, band => Assert.All(band, value => Assert.Equal(SoundContours.Floor, value)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1000, 0.3319)]
    [InlineData(8000, 1)]
    public void PlaceOf_Frequency_IsOnSlaneysScale(double hertz, double place) => Assert.Equal(place, MelFilterBank.PlaceOf(hertz), 0.001);
}
