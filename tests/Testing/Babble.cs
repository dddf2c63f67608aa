namespace Testing;

/// <summary>Sound with the structure of speech: syllables with a pitch that glides, formants, and pauses, all drawn from a seed.</summary>
internal static class Babble
{
    private const int Rate = 16000;

    /// <summary>Its samples at 16 kHz, mono.</summary>
    /// <param name="seed">The same seed gives the same sound.</param>
    /// <param name="seconds">How long it is.</param>
    public static float[] Samples(int seed, double seconds = 2.5)
    {
        var random = new Random(seed);
        var samples = new float[(int)(seconds * Rate)];
        for (var start = 0; start < samples.Length;)
        {
            var length = (int)(Rate * (0.08 + (0.15 * random.NextDouble())));
            Syllable(samples.AsSpan(start, Math.Min(length, samples.Length - start)), random);
            start += length + (int)(Rate * 0.05 * random.NextDouble());
        }

        return samples;
    }

    private static void Syllable(Span<float> samples, Random random)
    {
        var (pitch, glide) = (100 + (150 * random.NextDouble()), -60 + (120 * random.NextDouble()));
        double[] formants = [250 + (600 * random.NextDouble()), 900 + (1400 * random.NextDouble()), 2400 + (800 * random.NextDouble())];
        var loudness = 0.02 + (0.06 * random.NextDouble());
        double[] levels =
        [
            .. Enumerable.Range(1, (int)(4000 / (pitch + 60)))
                .Select(harmonic => formants.Sum(formant => Math.Exp(-Math.Pow(((harmonic * pitch) - formant) / 150, 2))) + 0.01),
        ];
        var phase = 0.0;
        for (var i = 0; i < samples.Length; i++)
        {
            var part = (double)i / samples.Length;
            phase += 2 * Math.PI * (pitch + (glide * part)) / Rate;
            var sum = Sum(levels, phase);
            samples[i] = (float)(loudness * Math.Sin(Math.PI * part) * (sum + (0.02 * random.NextDouble())));
        }
    }

    private static double Sum(double[] levels, double phase)
    {
        var sum = 0.0;
        for (var i = 0; i < levels.Length; i++)
        {
            sum += levels[i] * Math.Sin((i + 1) * phase);
        }

        return sum;
    }
}
