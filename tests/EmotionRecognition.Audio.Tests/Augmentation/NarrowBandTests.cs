using EmotionRecognition.Audio.Augmentation;
using EmotionRecognition.Audio.Wav;

namespace EmotionRecognition.Audio.Tests.Augmentation;

public sealed class NarrowBandTests
{
    private const int Rate = 16000;

    [Fact]
    public void LimitRate_8000_RemovesWhatIsAbove4000HzOnly()
    {
        double LevelOf(double frequency) => Signals.Decibels(NarrowBand.LimitRate(Signals.Sine(frequency, Rate), Rate, 8000)[1000..^1000]);

        Assert.Equal(Signals.Decibels(Signals.Sine(3500, Rate)[1000..^1000]), LevelOf(3500), 0.01);
        Assert.True(LevelOf(4200) < -90);
        Assert.Equal(Signals.Sine(4200, Rate), NarrowBand.LimitRate(Signals.Sine(4200, Rate), Rate, Rate));
    }

    [Theory]
    [InlineData(1000, -1, 0.5)]
    [InlineData(300, -4, -2)]
    [InlineData(3400, -4, -2)]
    [InlineData(100, -60, -30)]
    [InlineData(5000, -200, -60)]
    public void Telephone_Sine_PassesWithinTheBandOnly(double frequency, double least, double most)
    {
        var sine = Signals.Sine(frequency, Rate);

        // Without the ends, where the sine starts and stops.
        Assert.InRange(Signals.Decibels(NarrowBand.Telephone(sine, Rate)[1000..^1000]) - Signals.Decibels(sine), least, most);
    }

    [Fact]
    public void MuLawCode_EveryCode_IsReadBackAsTheSameValue()
    {
        for (var code = 0; code < 256; code++)
        {
            var value = G711.MuLaw((byte)code);

            Assert.Equal(value, G711.MuLaw(G711.MuLawCode(value)));
        }
    }

    [Fact]
    public void MuLawCode_AnyValue_IsOffByAtMostHalfAStep()
    {
        for (var value = -32000; value <= 32000; value += 7)
        {
            // Steps double with each of eight segments: half a step is at most 1/32 of the value, or 4 for the smallest.
            Assert.Equal(value, 32768 * G711.MuLaw(G711.MuLawCode(value / 32768f)), Math.Max(4.01, (Math.Abs(value) + 132) / 32.0));
        }

        Assert.Equal(G711.GreatestMuLaw, G711.MuLaw(G711.MuLawCode(2)));
        Assert.Equal(-G711.GreatestMuLaw, G711.MuLaw(G711.MuLawCode(-2)));
    }
}
