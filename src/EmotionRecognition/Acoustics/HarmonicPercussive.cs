using System.Runtime.Intrinsics;

namespace EmotionRecognition.Acoustics;

/// <summary>
/// Harmonic-percussive separation by median filtering (librosa 0.10.1 <c>decompose.hpss</c>; D. Fitzgerald, Harmonic/percussive
/// separation using median filtering, DAFx 2010).
/// </summary>
public static class HarmonicPercussive
{
    /// <summary>Frames that the harmonic median is taken over, and bins that the percussive median is.</summary>
    public const int Width = MedianFilter.Width;

    private const float Tiny = 1.17549435e-38f;

    /// <summary>The magnitudes of both parts: their sum is the magnitude itself.</summary>
    /// <param name="magnitude">(1025 x frames): the magnitude of the short-time Fourier transform.</param>
    /// <param name="harmonic">Becomes (1025 x frames).</param>
    /// <param name="percussive">Becomes (1025 x frames).</param>
    public static void Separate(FrameMatrix magnitude, FrameMatrix harmonic, FrameMatrix percussive)
    {
        harmonic.Resize(magnitude.Frames);
        percussive.Resize(magnitude.Frames);
        MedianOverFrames(magnitude, harmonic);
        MedianDown(magnitude.Values, magnitude.Rows, magnitude.Stride, percussive.Values);
        for (var i = 0; i < magnitude.Values.Length; i += Vector256<float>.Count)
        {
            var whole = Vector256.Create(magnitude.Values[i..]);
            var share = HarmonicShare(Vector256.Create(harmonic.Values[i..]), Vector256.Create(percussive.Values[i..]));
            (whole * share).CopyTo(harmonic.Values[i..]);
            (whole * (Vector256<float>.One - share)).CopyTo(percussive.Values[i..]);
        }
    }

    /// <summary>The soft mask of power 2 (librosa 0.10.1 <c>util.softmask</c>).</summary>
    /// <param name="harmonic">The median over frames.</param>
    /// <param name="percussive">The median over bins.</param>
    /// <returns>The harmonic part's share of the magnitude, from 0 to 1; one half where both medians vanish.</returns>
    public static float HarmonicShare(float harmonic, float percussive) =>
        HarmonicShare(Vector256.CreateScalar(harmonic), Vector256.CreateScalar(percussive)).ToScalar();

    /// <summary><see cref="HarmonicShare(float, float)"/> of eight values at a time.</summary>
    /// <param name="harmonic">The median over frames.</param>
    /// <param name="percussive">The median over bins.</param>
    /// <returns>The harmonic part's share of the magnitude, from 0 to 1; one half where both medians vanish.</returns>
    public static Vector256<float> HarmonicShare(Vector256<float> harmonic, Vector256<float> percussive)
    {
        var greater = Vector256.Max(harmonic, percussive);
        var vanish = Vector256.LessThan(greater, Vector256.Create(Tiny));
        greater = Vector256.ConditionalSelect(vanish, Vector256<float>.One, greater);
        var (h, p) = (harmonic / greater, percussive / greater);
        return Vector256.ConditionalSelect(vanish, Vector256.Create(0.5f), h * h / ((h * h) + (p * p)));
    }

    private static void MedianOverFrames(FrameMatrix magnitude, FrameMatrix harmonic)
    {
        var stride = (magnitude.Rows + FrameMatrix.Lanes - 1) / FrameMatrix.Lanes * FrameMatrix.Lanes;
        var frames = new float[magnitude.Frames * stride];
        var medians = new float[magnitude.Frames * stride];
        Transposition.Apply(magnitude.Values, magnitude.Rows, magnitude.Frames, magnitude.Stride, frames, stride);
        MedianDown(frames, magnitude.Frames, stride, medians);
        Transposition.Apply(medians, magnitude.Frames, magnitude.Rows, stride, harmonic.Values, harmonic.Stride);
    }

    private static void MedianDown(ReadOnlySpan<float> values, int rows, int stride, Span<float> medians)
    {
        for (var row = 0; row < rows; row += MedianFilter.Tile)
        {
            for (var column = 0; column < stride; column += FrameMatrix.Lanes)
            {
                var count = Math.Min(MedianFilter.Tile, rows - row);
                MedianFilter.Apply(values[column..], stride, 0, rows, row, count, medians[((row * stride) + column)..], stride);
            }
        }
    }
}
