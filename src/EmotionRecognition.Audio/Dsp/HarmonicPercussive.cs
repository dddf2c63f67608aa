using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// Harmonic-percussive separation by median filtering (librosa 0.10.1 <c>decompose.hpss</c>; D. Fitzgerald, Harmonic/percussive
/// separation using median filtering, DAFx 2010).
/// </summary>
public static class HarmonicPercussive
{
    /// <summary>The number of frames of the harmonic median and of bins of the percussive median.</summary>
    public const int Width = MedianFilter.Width;

    private const int Lanes = FrameMatrix.Lanes;
    private const float Tiny = 1.17549435e-38f;

    /// <summary>The magnitudes of both parts: their sum is the magnitude itself.</summary>
    /// <param name="magnitude">(rows x frames): the magnitude of a short-time Fourier transform.</param>
    /// <param name="harmonic">Becomes (rows x frames).</param>
    /// <param name="percussive">Becomes (rows x frames).</param>
    public static void Separate(FrameMatrix magnitude, FrameMatrix harmonic, FrameMatrix percussive)
    {
        harmonic.Resize(magnitude.Frames);
        percussive.Resize(magnitude.Frames);
        MedianOverFrames(magnitude, harmonic);
        for (var block = 0; block < magnitude.Blocks; block++)
        {
            var whole = magnitude.Block(block);
            var h = harmonic.Block(block);
            var p = percussive.Block(block);
            MedianFilter.Apply(whole, 0, whole.Length, 0, p);
            for (var row = 0; row < whole.Length; row++)
            {
                var share = HarmonicShare(h[row], p[row]);
                (h[row], p[row]) = (whole[row] * share, whole[row] * (Vector256<float>.One - share));
            }
        }
    }

    /// <summary>The soft mask of power 2 (librosa 0.10.1 <c>util.softmask</c>).</summary>
    /// <param name="harmonic">The median over frames.</param>
    /// <param name="percussive">The median over bins.</param>
    /// <returns>The harmonic part's share of the magnitude, from 0 to 1; one half if both medians are 0.</returns>
    public static float HarmonicShare(float harmonic, float percussive) =>
        HarmonicShare(Vector256.CreateScalar(harmonic), Vector256.CreateScalar(percussive)).ToScalar();

    /// <summary><see cref="HarmonicShare(float, float)"/> of eight values at a time.</summary>
    /// <param name="harmonic">Medians over frames.</param>
    /// <param name="percussive">Medians over bins.</param>
    /// <returns>The harmonic part's shares.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> HarmonicShare(Vector256<float> harmonic, Vector256<float> percussive)
    {
        var greater = Vector256.Max(harmonic, percussive);
        var vanish = Vector256.LessThan(greater, Vector256.Create(Tiny));
        greater = Vector256.ConditionalSelect(vanish, Vector256<float>.One, greater);
        var (h, p) = (harmonic / greater, percussive / greater);
        return Vector256.ConditionalSelect(vanish, Vector256.Create(0.5f), h * h / ((h * h) + (p * p)));
    }

    /// <summary>Lays eight rows out frame by frame.</summary>
    /// <param name="matrix">(rows x frames).</param>
    /// <param name="firstRow">The first of eight rows; rows beyond the last one count as zero.</param>
    /// <param name="firstBlock">The first block of frames.</param>
    /// <param name="frames">Receives the vectors of so many whole blocks of frames, one row per lane.</param>
    internal static void TakeRows(FrameMatrix matrix, int firstRow, int firstBlock, Span<Vector256<float>> frames)
    {
        Span<Vector256<float>> rows = stackalloc Vector256<float>[Lanes];
        rows.Clear();
        var count = Math.Min(Lanes, matrix.Rows - firstRow);
        for (var block = 0; block < frames.Length / Lanes; block++)
        {
            matrix.Block(firstBlock + block).Slice(firstRow, count).CopyTo(rows);
            Transposition.Apply(rows, frames.Slice(block * Lanes, Lanes));
        }
    }

    private static void MedianOverFrames(FrameMatrix magnitude, FrameMatrix harmonic)
    {
        var frames = new Vector256<float>[magnitude.Blocks * Lanes];
        var medians = new Vector256<float>[magnitude.Blocks * Lanes];
        Span<Vector256<float>> rows = stackalloc Vector256<float>[Lanes];
        for (var row = 0; row < magnitude.Rows; row += Lanes)
        {
            TakeRows(magnitude, row, 0, frames);
            MedianFilter.Apply(frames, 0, magnitude.Frames, 0, medians.AsSpan(0, magnitude.Frames));
            for (var block = 0; block < magnitude.Blocks; block++)
            {
                Transposition.Apply(medians.AsSpan(block * Lanes, Lanes), rows);
                rows[..Math.Min(Lanes, magnitude.Rows - row)].CopyTo(harmonic.Block(block)[row..]);
            }
        }
    }
}
