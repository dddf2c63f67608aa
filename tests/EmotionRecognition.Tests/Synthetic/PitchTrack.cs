namespace EmotionRecognition.Tests.Synthetic;

/// <summary>F0 of clean speech at 16 kHz, for checking the synthesis: peaks of the normalized autocorrelation of 40 ms frames.</summary>
internal static class PitchTrack
{
    private const int FrameSamples = 640;
    private const int HopSamples = 480;
    private const double Voiced = .75;

    /// <summary>F0 of the voiced frames in Hz, in order.</summary>
    public static List<double> Of(double[] samples)
    {
        var pitches = new List<double>();
        for (var first = 0; first + (2 * FrameSamples) <= samples.Length; first += HopSamples)
        {
            var strengths = Enumerable.Range(32, 235).Select(lag => (lag, strength: Strength(samples, first, lag))).ToList();
            var best = strengths.Max(pair => pair.strength);
            if (best >= Voiced)
            {
                // The shortest period that is nearly as good, to avoid its multiples.
                pitches.Add(16000.0 / strengths.First(pair => pair.strength >= .93 * best && IsPeak(strengths, pair.lag)).lag);
            }
        }

        return pitches;
    }

    public static double Median(double[] samples) => Median(Of(samples));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static bool IsPeak(List<(int Lag, double Strength)> strengths, int lag)
    {
        var at = lag - strengths[0].Lag;
        return (at == 0 || strengths[at].Strength >= strengths[at - 1].Strength)
            && (at == strengths.Count - 1 || strengths[at].Strength >= strengths[at + 1].Strength);
    }

    private static double Strength(double[] samples, int first, int lag)
    {
        var (product, here, there) = (0.0, 1e-9, 1e-9);
        for (var at = first; at < first + FrameSamples; at += 4)
        {
            product += samples[at] * samples[at + lag];
            here += samples[at] * samples[at];
            there += samples[at + lag] * samples[at + lag];
        }

        return product / Math.Sqrt(here * there);
    }
}
