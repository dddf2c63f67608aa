using System.Numerics;
using EmotionRecognition.Audio.Augmentation;

namespace EmotionRecognition.Audio.Tests;

/// <summary>
/// Vowels whose F0 and formants are known: the harmonics of an F0 contour, each weighted by poles of the vocal tract and a source that falls by 6 dB per
/// octave (12 of the glottis less 6 of the lips). No harmonic lies above 7600 Hz, so that nothing aliases.
/// </summary>
internal static class SyntheticVowel
{
    /// <summary>Samples per second.</summary>
    public const int Rate = 16000;

    private const double HighestHarmonic = 7600;

    /// <summary>The vowels of G. Peterson and H. Barney (1952), men: F1 to F3 in Hz; F4 and F5 are added.</summary>
    public static IReadOnlyDictionary<string, (double Frequency, double Bandwidth)[]> Vowels { get; } =
        new Dictionary<string, (double, double)[]>
        {
            ["a"] = [(730, 90), (1090, 110), (2440, 170), (3400, 250), (4400, 300)],
            ["i"] = [(270, 60), (2290, 100), (3010, 170), (3600, 250), (4500, 300)],
            ["u"] = [(300, 65), (870, 110), (2240, 140), (3300, 250), (4300, 300)],
            ["e"] = [(530, 60), (1840, 100), (2480, 160), (3500, 250), (4500, 300)],
        };

    /// <summary>A vowel with a steady F0.</summary>
    public static float[] Steady(string vowel, double pitch, double seconds) => Glide(vowel, _ => pitch, seconds);

    /// <summary>A vowel whose F0 is a function of time.</summary>
    /// <param name="vowel">One of <see cref="Vowels"/>.</param>
    /// <param name="pitch">F0 in Hz at a time in seconds.</param>
    /// <param name="seconds">Length.</param>
    /// <returns>Samples with a peak of one half.</returns>
    public static float[] Glide(string vowel, Func<double, double> pitch, double seconds)
    {
        var samples = new double[(int)(seconds * Rate)];
        var poles = Vowels[vowel];
        var (phase, weights, weightsOf) = (0.0, Array.Empty<Complex>(), 0.0);
        for (var i = 0; i < samples.Length; i++)
        {
            var frequency = pitch((double)i / Rate);
            phase += 2 * Math.PI * frequency / Rate;
            if (Math.Abs(frequency - weightsOf) > 0.3)
            {
                var count = (int)(HighestHarmonic / frequency);
                weights = [.. Enumerable.Range(1, count).Select(harmonic => Response(poles, harmonic * frequency) / harmonic)];
                weightsOf = frequency;
            }

            for (var harmonic = 1; harmonic <= weights.Length; harmonic++)
            {
                var (sine, cosine) = Math.SinCos(harmonic * phase);
                samples[i] += (weights[harmonic - 1].Real * cosine) - (weights[harmonic - 1].Imaginary * sine);
            }
        }

        var peak = samples.Max(Math.Abs);
        return [.. samples.Select(sample => (float)(0.5 * sample / peak))];
    }

    /// <summary>White Gaussian noise added at a signal-to-noise ratio in dB.</summary>
    public static float[] Noisy(float[] samples, double decibels, int seed) => Augment.AddNoise(samples, decibels, seed);

    private static Complex Response((double Frequency, double Bandwidth)[] poles, double frequency)
    {
        var z = Complex.FromPolarCoordinates(1, -2 * Math.PI * frequency / Rate);
        var response = Complex.One;
        foreach (var pole in poles)
        {
            var radius = Math.Exp(-Math.PI * pole.Bandwidth / Rate);
            var root = Complex.FromPolarCoordinates(radius, 2 * Math.PI * pole.Frequency / Rate);
            response /= (1 - (root * z)) * (1 - (Complex.Conjugate(root) * z)) / ((1 - root) * (1 - Complex.Conjugate(root)));
        }

        return response;
    }
}
