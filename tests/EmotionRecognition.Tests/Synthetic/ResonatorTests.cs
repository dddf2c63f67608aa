using EmotionRecognition.Synthetic.Speech;

namespace EmotionRecognition.Tests.Synthetic;

public sealed class ResonatorTests
{
    [Fact]
    public void Resonate_Constant_PassesUnchanged()
    {
        var resonator = default(Resonator);
        resonator.Tune(800, 100);

        var last = 0.0;
        for (var at = 0; at < 8000; at++)
        {
            last = resonator.Resonate(1);
        }

        Assert.Equal(1, last, 9);
    }

    [Fact]
    public void Resonate_Sine_IsStrongestAtTheFormant()
    {
        Assert.True(Gain(1000) > 3 * Gain(700));
        Assert.True(Gain(1000) > 3 * Gain(1400));
    }

    [Fact]
    public void Cancel_AfterResonate_GivesTheInputBack()
    {
        var (resonance, inverse) = (default(Resonator), default(Resonator));
        resonance.Tune(1200, 90);
        inverse.Tune(1200, 90);

        for (var at = 0; at < 500; at++)
        {
            var input = Math.Sin(at * at * .01);
            Assert.Equal(input, inverse.Cancel(resonance.Resonate(input)), 9);
        }
    }

    private static double Gain(double hertz)
    {
        var resonator = default(Resonator);
        resonator.Tune(1000, 100);
        var highest = 0.0;
        for (var at = 0; at < 8000; at++)
        {
            highest = Math.Max(highest, resonator.Resonate(Math.Sin(2 * Math.PI * hertz * at / 16000)));
        }

        return highest;
    }
}
