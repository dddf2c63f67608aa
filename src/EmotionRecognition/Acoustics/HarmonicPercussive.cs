namespace EmotionRecognition.Acoustics;

/// <summary>
/// Harmonic-percussive separation by median filtering (librosa 0.10.1 <c>decompose.hpss</c> and <c>effects.harmonic</c>; D. Fitzgerald,
/// Harmonic/percussive separation using median filtering, DAFx 2010).
/// </summary>
public static class HarmonicPercussive
{
    /// <summary>Frames or bins that a median is taken over.</summary>
    public const int Width = 31;

    /// <summary>The magnitudes of both parts: their sum is the magnitude itself.</summary>
    /// <param name="magnitude">(1025 x frames): the magnitude of the short-time Fourier transform.</param>
    /// <param name="harmonic">Becomes (1025 x frames).</param>
    /// <param name="percussive">Becomes (1025 x frames).</param>
    public static void Separate(FrameMatrix magnitude, FrameMatrix harmonic, FrameMatrix percussive)
    {
        harmonic.Resize(magnitude.Frames);
        percussive.Resize(magnitude.Frames);
        var column = new float[magnitude.Rows];
        var filtered = new float[magnitude.Rows];
        for (var bin = 0; bin < magnitude.Rows; bin++)
        {
            MedianFilter(magnitude.Row(bin), harmonic.Row(bin));
        }

        for (var frame = 0; frame < magnitude.Frames; frame++)
        {
            for (var bin = 0; bin < magnitude.Rows; bin++)
            {
                column[bin] = magnitude[bin, frame];
            }

            MedianFilter(column, filtered);
            for (var bin = 0; bin < magnitude.Rows; bin++)
            {
                var share = HarmonicShare(harmonic[bin, frame], filtered[bin]);
                harmonic[bin, frame] = magnitude[bin, frame] * share;
                percussive[bin, frame] = magnitude[bin, frame] * (1 - share);
            }
        }
    }

    /// <summary>The soft mask of power 2.</summary>
    /// <param name="harmonic">The median over frames.</param>
    /// <param name="percussive">The median over bins.</param>
    /// <returns>The harmonic part's share of the magnitude, from 0 to 1; one half where both medians vanish.</returns>
    public static float HarmonicShare(float harmonic, float percussive)
    {
        var greater = Math.Max(harmonic, percussive);
        if (greater < 1.17549435e-38f)
        {
            return 0.5f;
        }

        var (h, p) = (harmonic / greater, percussive / greater);
        return h * h / ((h * h) + (p * p));
    }

    private static void MedianFilter(ReadOnlySpan<float> values, Span<float> medians)
    {
        Span<float> window = stackalloc float[Width];
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = 0; j < Width; j++)
            {
                window[j] = values[Reflect(i + j - (Width / 2), values.Length)];
            }

            window.Sort();
            medians[i] = window[Width / 2];
        }
    }

    // d c b a | a b c d | d c b a, as often as it takes.
    private static int Reflect(int index, int length)
    {
        var at = ((index % (2 * length)) + (2 * length)) % (2 * length);
        return at < length ? at : (2 * length) - 1 - at;
    }
}
