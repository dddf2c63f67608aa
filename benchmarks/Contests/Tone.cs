namespace EmotionRecognition.Benchmarks.Contests;

/// <summary>Sines and what becomes of them.</summary>
internal static class Tone
{
    /// <summary>A sine with an amplitude of one half.</summary>
    public static float[] Make(double frequency, int rate, int samples) =>
        [.. Enumerable.Range(0, samples).Select(i => (float)(0.5 * Math.Sin(2 * Math.PI * frequency * i / rate)))];

    /// <summary>Fits a sine of known frequency to the middle half of a signal.</summary>
    /// <returns>Its level relative to <see cref="Make"/>'s and the level of all that remains relative to the fitted sine, dB.</returns>
    public static (double Level, double Residual) Fit(float[] samples, double frequency, int rate)
    {
        var (from, to) = (samples.Length / 4, samples.Length * 3 / 4);
        var (cc, ss, cs, cx, sx) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = from; i < to; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * frequency * i / rate);
            (cc, ss, cs) = (cc + (cosine * cosine), ss + (sine * sine), cs + (cosine * sine));
            (cx, sx) = (cx + (cosine * samples[i]), sx + (sine * samples[i]));
        }

        var determinant = (cc * ss) - (cs * cs);
        var (a, b) = (((cx * ss) - (sx * cs)) / determinant, ((sx * cc) - (cx * cs)) / determinant);
        var rest = 0.0;
        for (var i = from; i < to; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * frequency * i / rate);
            var difference = samples[i] - (a * cosine) - (b * sine);
            rest += difference * difference;
        }

        var amplitude = Math.Sqrt((a * a) + (b * b));
        return (20 * Math.Log10(amplitude / 0.5), 10 * Math.Log10(rest / (to - from) / (amplitude * amplitude / 2)));
    }

    /// <summary>The frequency of the strongest sine near a frequency, to 0.001 Hz.</summary>
    public static double Frequency(float[] samples, double near, int rate)
    {
        var (from, to) = (0.9 * near, 1.1 * near);
        for (var step = 1.0; step > 0.0005; step /= 10)
        {
            var best = (Frequency: from, Residual: double.PositiveInfinity);
            for (var frequency = from; frequency <= to; frequency += step)
            {
                var rest = Fit(samples, frequency, rate).Residual;
                best = rest < best.Residual ? (frequency, rest) : best;
            }

            (from, to) = (best.Frequency - step, best.Frequency + step);
        }

        return (from + to) / 2;
    }
}
