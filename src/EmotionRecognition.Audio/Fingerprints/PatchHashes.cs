using System.Numerics.Tensors;

namespace EmotionRecognition.Audio.Fingerprints;

/// <summary>
/// Locality-sensitive hashes of parts of 0.4 s: the signs of products with fixed random vectors (M. Charikar, STOC 2002), so that parts that are alike often
/// have the same hash. The parts overlap; those without much change are left out, because silence is alike everywhere.
/// </summary>
internal static class PatchHashes
{
    /// <summary>Tables of hashes.</summary>
    public const int Tables = 4;

    /// <summary>Bits of a hash.</summary>
    public const int Bits = 22;

    /// <summary>Frames from part to part.</summary>
    public const int Step = 3;

    private const int Length = 24;
    private const int Pooled = 3;
    private const int Size = Length / Pooled * SoundFingerprint.Bands;
    private const int Probed = 3;
    private const float LeastDeviation = 8;

    private static readonly float[][] _planes = Planes();

    /// <summary>The hashes of a fingerprint.</summary>
    /// <param name="print">The fingerprint.</param>
    /// <param name="probes">Whether hashes that differ in uncertain bits are given, too.</param>
    /// <returns>Table, hash, and frame of each.</returns>
    public static IEnumerable<(int Table, int Hash, int Frame)> Of(SoundFingerprint print, bool probes)
    {
        var patch = new float[Size];
        var products = new float[Bits];
        var weak = new int[Probed];
        for (var frame = 0; frame + Length <= print.Frames; frame += Step)
        {
            if (!Fill(print, frame, patch))
            {
                continue;
            }

            for (var table = 0; table < Tables; table++)
            {
                var hash = 0;
                for (var bit = 0; bit < Bits; bit++)
                {
                    products[bit] = TensorPrimitives.Dot<float>(patch, _planes[(table * Bits) + bit]);
                    hash |= products[bit] > 0 ? 1 << bit : 0;
                }

                yield return (table, hash, frame);
                if (!probes)
                {
                    continue;
                }

                Weakest(products, weak);
                for (var set = 1; set < 1 << Probed; set++)
                {
                    var flipped = hash;
                    for (var i = 0; i < Probed; i++)
                    {
                        flipped ^= (set >> i & 1) << weak[i];
                    }

                    yield return (table, flipped, frame);
                }
            }
        }
    }

    // The part's levels, several frames added up, less the mean of each band's in it.
    private static bool Fill(SoundFingerprint print, int frame, float[] patch)
    {
        Array.Clear(patch);
        for (var t = 0; t < Length; t++)
        {
            var levels = print.Levels.Slice((frame + t) * SoundFingerprint.Bands, SoundFingerprint.Bands);
            var row = patch.AsSpan(t / Pooled * SoundFingerprint.Bands, SoundFingerprint.Bands);
            for (var band = 0; band < SoundFingerprint.Bands; band++)
            {
                row[band] += levels[band];
            }
        }

        var mean = TensorPrimitives.Sum<float>(patch) / Size;
        TensorPrimitives.Subtract(patch, mean, patch);
        return Math.Sqrt(TensorPrimitives.SumOfSquares<float>(patch) / Size) / Pooled >= LeastDeviation;
    }

    // The bits whose products are nearest to zero. The products become their distances from it.
    private static void Weakest(float[] products, int[] weak)
    {
        TensorPrimitives.Abs<float>(products, products);
        for (var i = 0; i < weak.Length; i++)
        {
            weak[i] = TensorPrimitives.IndexOfMin<float>(products);
            products[weak[i]] = float.PositiveInfinity;
        }
    }

    private static float[][] Planes()
    {
        var random = new Random(20050905);
        return [.. Enumerable.Range(0, Tables * Bits).Select(_ => Enumerable.Range(0, Size).Select(_ => Normal(random)).ToArray())];
    }

    private static float Normal(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
