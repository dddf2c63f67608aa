namespace Testing;

/// <summary>Sound a little like speech: a rising sawtooth, loud and soft by turns.</summary>
internal static class Buzz
{
    /// <summary>Its samples, mono.</summary>
    /// <param name="seconds">How long it is.</param>
    /// <param name="rate">Samples per second.</param>
    /// <param name="hertz">The pitch that it starts with.</param>
    public static float[] Samples(double seconds, int rate, double hertz)
    {
        var samples = new float[(int)(seconds * rate)];
        var phase = 0.0;
        for (var i = 0; i < samples.Length; i++)
        {
            phase += (hertz + (40.0 * i / rate)) / rate;
            var level = i / (rate / 5) % 3 == 2 ? 0.001 : 0.4;
            samples[i] = (float)(level * ((2 * (phase % 1)) - 1));
        }

        return samples;
    }
}
