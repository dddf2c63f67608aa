using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// Mel-frequency cepstral coefficients: the orthonormal DCT-II of the mel power spectrogram in decibels (librosa 0.10.1
/// <c>feature.mfcc</c>).
/// </summary>
public static class Mfcc
{
    /// <summary>The number of coefficients.</summary>
    public const int Coefficients = 40;

    private const int Half = MelFilterBank.Bands / 2;

    // Coefficients that are summed together; a row of the table below is one band's cosines of the even and then of the odd ones.
    private const int Group = 4;

    private static readonly float[] _cosines = CreateCosines();

    /// <summary>The transform's matrix.</summary>
    /// <param name="coefficient">From 0 to <see cref="Coefficients"/> - 1.</param>
    /// <param name="band">From 0 to <see cref="MelFilterBank.Bands"/> - 1.</param>
    public static double Cosine(int coefficient, int band) => Math.Sqrt((coefficient == 0 ? 1.0 : 2.0) / MelFilterBank.Bands)
        * Math.Cos(Math.PI * coefficient * ((2 * band) + 1) / (2 * MelFilterBank.Bands));

    /// <summary>The coefficients of every frame.</summary>
    /// <param name="decibels">(128 x frames): the mel power spectrogram in decibels (<see cref="Decibels.FromPower"/>).</param>
    /// <param name="coefficients">Becomes (40 x frames).</param>
    [SkipLocalsInit]
    public static void Transform(FrameMatrix decibels, FrameMatrix coefficients)
    {
        coefficients.Resize(decibels.Frames);
        Span<Vector256<float>> sums = stackalloc Vector256<float>[Half];
        Span<Vector256<float>> differences = stackalloc Vector256<float>[Half];
        for (var block = 0; block < decibels.Blocks; block++)
        {
            // The cosines of even coefficients are the same from either end, those of odd ones are opposite.
            var from = decibels.Block(block);
            var to = coefficients.Block(block);
            for (var band = 0; band < Half; band++)
            {
                (sums[band], differences[band]) = (from[band] + from[^(band + 1)], from[band] - from[^(band + 1)]);
            }

            for (var coefficient = 0; coefficient < Coefficients; coefficient += 2 * Group)
            {
                Sum(sums, coefficient, to);
                Sum(differences, coefficient + 1, to);
            }
        }
    }

    // Four coefficients, every other one from `first` on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(ReadOnlySpan<Vector256<float>> values, int first, Span<Vector256<float>> coefficients)
    {
        ref var cosine = ref _cosines[((first % 2 * Coefficients / 2) + (first / 2)) * Half];
        var (a, b, c, d) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        foreach (var value in values)
        {
            a = Vector256.FusedMultiplyAdd(value, Vector256.Create(cosine), a);
            b = Vector256.FusedMultiplyAdd(value, Vector256.Create(Unsafe.Add(ref cosine, 1)), b);
            c = Vector256.FusedMultiplyAdd(value, Vector256.Create(Unsafe.Add(ref cosine, 2)), c);
            d = Vector256.FusedMultiplyAdd(value, Vector256.Create(Unsafe.Add(ref cosine, 3)), d);
            cosine = ref Unsafe.Add(ref cosine, Group);
        }

        (coefficients[first], coefficients[first + 2], coefficients[first + 4], coefficients[first + 6]) = (a, b, c, d);
    }

    // By parity of the coefficient, then by groups of four coefficients, then by band, then the four.
    private static float[] CreateCosines()
    {
        var cosines = new float[Coefficients * Half];
        var next = 0;
        for (var parity = 0; parity < 2; parity++)
        {
            for (var first = parity; first < Coefficients; first += 2 * Group)
            {
                for (var band = 0; band < Half; band++)
                {
                    for (var i = 0; i < Group; i++)
                    {
                        cosines[next++] = (float)Cosine(first + (2 * i), band);
                    }
                }
            }
        }

        return cosines;
    }
}
