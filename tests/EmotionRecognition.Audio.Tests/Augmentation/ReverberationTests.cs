using EmotionRecognition.Audio.Augmentation;

namespace EmotionRecognition.Audio.Tests.Augmentation;

public sealed class ReverberationTests
{
    private const int Rate = 16000;

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(1.2)]
    public void Apply_Impulse_DecaysWithTheReverberationTime(double seconds)
    {
        var impulse = new float[2 * Rate];
        impulse[0] = 1;

        var heard = Reverberation.Apply(impulse, Rate, seconds);

        // M. Schroeder's backward integration, and the slope of the level between 5 and 35 dB below the start of the reverberant sound.
        var energy = new double[heard.Length];
        for (var i = heard.Length - 2; i > 0; i--)
        {
            energy[i] = energy[i + 1] + (heard[i] * heard[i]);
        }

        int FirstBelow(double decibels) => Enumerable.Range(1, energy.Length - 1).First(i => 10 * Math.Log10(energy[i] / energy[1]) < -decibels);
        Assert.Equal(seconds, 2.0 * (FirstBelow(35) - FirstBelow(5)) / Rate, 0.05 * seconds);
    }

    [Fact]
    public void ImpulseResponse_DirectAndReverberantSound_HaveTheSameEnergy()
    {
        var response = Reverberation.ImpulseResponse(Rate, 0.5);

        Assert.Equal(1, response[0]);
        Assert.Equal(1, response.Skip(1).Sum(sample => (double)sample * sample), 1e-4);
        Assert.Equal(1 + (Rate / 2), response.Length);
    }

    [Fact]
    public void Apply_Sine_KeepsItsLevelAndGoesOnInSilence()
    {
        var samples = new float[2 * Rate];
        Signals.Sine(440, Rate)[..Rate].CopyTo(samples, 0);

        var heard = Reverberation.Apply(samples, Rate, 0.6);

        Assert.Equal(Signals.Decibels(samples), Signals.Decibels(heard), 1e-3);
        Assert.True(Signals.Decibels(heard[(Rate + 100)..(Rate + 1700)]) > -30);
        Assert.True(Signals.Decibels(heard[(2 * Rate - 1600)..]) < -60);
    }

    [Fact]
    public void Apply_OtherTime_IsAnotherRoom()
    {
        var (first, second) = (Reverberation.ImpulseResponse(Rate, 0.5), Reverberation.ImpulseResponse(Rate, 0.6));

        var product = first.Skip(1).Zip(second.Skip(1), (one, other) => (double)one * other).Sum();
        Assert.InRange(product, -0.1, 0.1);
        Assert.Equal(first, Reverberation.ImpulseResponse(Rate, 0.5));
    }
}
