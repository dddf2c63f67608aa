namespace EmotionRecognition.Audio.FeatureSets.F754;

/// <summary>
/// Sharpness in acum, approximately: the center of gravity of specific loudness over 24 critical bands, where bands above 16 Bark weigh more (E. Zwicker and
/// H. Fastl, Psychoacoustics, section 9.1). Specific loudness is taken as power to 0.23, without thresholds and spreading, so that the level does not matter.
/// </summary>
internal static class Sharpness
{
    private const int Bands = 24;
    private const double LoudnessExponent = 0.23;
    private const double Acum = 0.11;

    private static readonly int[] _bands = [.. Enumerable.Range(0, PowerSpectrum.Bins).Select(bin => BandOf(bin * PowerSpectrum.Spacing))];
    private static readonly double[] _weights = [.. Enumerable.Range(0, Bands).Select(Weight)];

    /// <summary>The sharpness of a frame.</summary>
    /// <param name="power">The power of each bin, above 0.</param>
    public static double Of(ReadOnlySpan<double> power)
    {
        Span<double> sums = stackalloc double[Bands];
        sums.Clear();
        for (var bin = 0; bin < power.Length; bin++)
        {
            sums[_bands[bin]] += power[bin];
        }

        var (weighted, total) = (0.0, 0.0);
        for (var band = 0; band < Bands; band++)
        {
            var loudness = Math.Pow(sums[band], LoudnessExponent);
            weighted += _weights[band] * loudness;
            total += loudness;
        }

        return Acum * weighted / total;
    }

    // H. Traunmüller, 1990.
    private static int BandOf(double hertz) => Math.Clamp((int)((26.81 * hertz / (1960 + hertz)) - 0.53), 0, Bands - 1);

    private static double Weight(int band)
    {
        var bark = band + 0.5;
        return bark * (bark <= 16 ? 1 : 0.066 * Math.Exp(0.171 * bark));
    }
}
