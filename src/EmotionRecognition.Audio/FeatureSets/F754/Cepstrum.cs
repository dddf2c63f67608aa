namespace EmotionRecognition.Audio.FeatureSets.F754;

/// <summary>
/// MFCC 0 to 19 of a frame: the orthonormal DCT of ln(power + 1e-8) in 40 triangular bands, evenly spaced on the mel scale 2595 log10(1 + f / 700) from 50 to
/// 8000 Hz, with peaks of 1 (S. Davis and P. Mermelstein, 1980). One instance per thread.
/// </summary>
internal sealed class Cepstrum
{
    /// <summary>The number of coefficients.</summary>
    public const int Coefficients = 20;

    private const int Bands = 40;
    private const double Lowest = 50;
    private const double Highest = 8000;
    private const double Least = 1e-8;

    private static readonly (int First, double[] Weights)[] _filters = [.. Enumerable.Range(0, Bands).Select(Filter)];
    private static readonly double[] _cosines = [.. Enumerable.Range(0, Coefficients * Bands).Select(i => Cosine(i / Bands, i % Bands))];

    private readonly double[] _bands = new double[Bands];

    /// <summary>Computes the coefficients of a frame.</summary>
    /// <param name="power">The power of each bin.</param>
    /// <param name="coefficients">Receives <see cref="Coefficients"/> values.</param>
    public void Of(ReadOnlySpan<double> power, Span<double> coefficients)
    {
        for (var band = 0; band < Bands; band++)
        {
            var (first, weights) = _filters[band];
            var sum = 0.0;
            for (var i = 0; i < weights.Length; i++)
            {
                sum += weights[i] * power[first + i];
            }

            _bands[band] = Math.Log(sum + Least);
        }

        for (var coefficient = 0; coefficient < Coefficients; coefficient++)
        {
            var sum = 0.0;
            for (var band = 0; band < Bands; band++)
            {
                sum += _cosines[(coefficient * Bands) + band] * _bands[band];
            }

            coefficients[coefficient] = sum;
        }
    }

    private static double Cosine(int coefficient, int band) =>
        Math.Sqrt((coefficient == 0 ? 1.0 : 2.0) / Bands) * Math.Cos(Math.PI * coefficient * (band + 0.5) / Bands);

    private static (int First, double[] Weights) Filter(int band)
    {
        var (low, center, high) = (Edge(band), Edge(band + 1), Edge(band + 2));
        var first = (int)Math.Floor(low / PowerSpectrum.Spacing) + 1;
        var last = Math.Min((int)Math.Ceiling(high / PowerSpectrum.Spacing) - 1, PowerSpectrum.Bins - 1);
        return (first, [.. Enumerable.Range(first, last - first + 1).Select(bin =>
            Math.Min(((bin * PowerSpectrum.Spacing) - low) / (center - low), (high - (bin * PowerSpectrum.Spacing)) / (high - center)))]);
    }

    private static double Edge(int number)
    {
        var (low, high) = (Mel(Lowest), Mel(Highest));
        return 700 * (Math.Pow(10, (low + ((high - low) * number / (Bands + 1))) / 2595) - 1);
    }

    private static double Mel(double hertz) => 2595 * Math.Log10(1 + (hertz / 700));
}
