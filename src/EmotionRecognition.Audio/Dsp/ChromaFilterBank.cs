using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// Twelve filters that fold the spectrum into pitch classes, C first: Gaussian bumps one semitone wide, weighted toward the fifth octave
/// (librosa 0.10.1 <c>filters.chroma</c> at its defaults; D. Ellis, Chroma feature analysis and synthesis, 2007).
/// </summary>
public sealed class ChromaFilterBank
{
    /// <summary>The number of pitch classes.</summary>
    public const int Classes = 12;

    private const int Bins = ShortTimeFourierTransform.Bins;
    private const double CenterOctave = 5;
    private const double OctaveWidth = 2;
    private const float Tiny = 1.17549435e-38f;

    // At A440; a tuning shifts all bins alike.
    private static readonly double[] _semitones = SemitonesOfBins();

    // (bins x classes)
    private readonly float[] _weights = new float[Bins * Classes];

    /// <summary>Designs the filters for a tuning.</summary>
    /// <param name="tuning">Deviation from A440 in fractions of a semitone.</param>
    public ChromaFilterBank(double tuning)
    {
        Tuning = tuning;
        var bumps = new double[Bins * Classes];
        var octaves = new double[Bins];
        for (var bin = 0; bin < Bins; bin++)
        {
            var position = _semitones[bin] - tuning;
            var width = Math.Max(_semitones[bin + 1] - _semitones[bin], 1.0);
            octaves[bin] = -0.5 * Square(((position / Classes) - CenterOctave) / OctaveWidth);
            for (var pitch = 0; pitch < Classes; pitch++)
            {
                // Position 0 is an A; the first filter is C, three semitones higher.
                var distance = position - (pitch + 3);
                distance -= Classes * Math.Round(distance / Classes);
                bumps[(bin * Classes) + pitch] = -0.5 * Square(2 * distance / width);
            }
        }

        TensorPrimitives.Exp(bumps, bumps);
        TensorPrimitives.Exp(octaves, octaves);
        for (var bin = 0; bin < Bins; bin++)
        {
            var bump = bumps.AsSpan(bin * Classes, Classes);
            var scale = octaves[bin] / TensorPrimitives.Norm<double>(bump);
            for (var pitch = 0; pitch < Classes; pitch++)
            {
                _weights[(bin * Classes) + pitch] = (float)(bump[pitch] * scale);
            }
        }
    }

    /// <summary>Deviation from A440 in fractions of a semitone.</summary>
    public double Tuning { get; }

    /// <summary>The weight of a frequency in a pitch class.</summary>
    /// <param name="pitch">From 0 (C) to 11 (B).</param>
    /// <param name="bin">From 0 to 1024.</param>
    public float Weight(int pitch, int bin) => _weights[(bin * Classes) + pitch];

    /// <summary>The chromagram: each frame scaled so that its greatest value is 1; a frame without energy stays 0.</summary>
    /// <param name="magnitude">(1025 x frames): the magnitude of the short-time Fourier transform.</param>
    /// <param name="chroma">Becomes (12 x frames).</param>
    public void Apply(FrameMatrix magnitude, FrameMatrix chroma)
    {
        chroma.Resize(magnitude.Frames);
        for (var block = 0; block < magnitude.Blocks; block++)
        {
            Fold(magnitude.Block(block), 0, chroma.Block(block));
            Fold(magnitude.Block(block), Classes / 2, chroma.Block(block));
            Scale(chroma.Block(block));
        }
    }

    // Six pitch classes of eight frames.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fold(ReadOnlySpan<Vector256<float>> magnitude, int first, Span<Vector256<float>> chroma)
    {
        ref var weights = ref _weights[first];
        var (a, b, c) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        var (d, e, f) = (a, b, c);
        foreach (var value in magnitude)
        {
            a = Vector256.FusedMultiplyAdd(value, Vector256.Create(weights), a);
            b = Vector256.FusedMultiplyAdd(value, Vector256.Create(Unsafe.Add(ref weights, 1)), b);
            c = Vector256.FusedMultiplyAdd(value, Vector256.Create(Unsafe.Add(ref weights, 2)), c);
            d = Vector256.FusedMultiplyAdd(value, Vector256.Create(Unsafe.Add(ref weights, 3)), d);
            e = Vector256.FusedMultiplyAdd(value, Vector256.Create(Unsafe.Add(ref weights, 4)), e);
            f = Vector256.FusedMultiplyAdd(value, Vector256.Create(Unsafe.Add(ref weights, 5)), f);
            weights = ref Unsafe.Add(ref weights, Classes);
        }

        (chroma[first], chroma[first + 1], chroma[first + 2]) = (a, b, c);
        (chroma[first + 3], chroma[first + 4], chroma[first + 5]) = (d, e, f);
    }

    private static void Scale(Span<Vector256<float>> chroma)
    {
        var greatest = Vector256<float>.Zero;
        foreach (var value in chroma)
        {
            greatest = Vector256.Max(greatest, value);
        }

        var divisor = Vector256.ConditionalSelect(Vector256.LessThan(greatest, Vector256.Create(Tiny)), Vector256<float>.One, greatest);
        foreach (ref var value in chroma)
        {
            value /= divisor;
        }
    }

    // Semitones above 27.5 Hz, of every bin and of the one above the last; the bin at 0 Hz is placed an octave and a half below the first.
    private static double[] SemitonesOfBins()
    {
        var semitones = new double[Bins + 1];
        for (var bin = 1; bin < semitones.Length; bin++)
        {
            semitones[bin] = Classes * Math.Log2((double)bin * ShortTimeFourierTransform.SampleRate / ShortTimeFourierTransform.FrameLength / 27.5);
        }

        semitones[0] = semitones[1] - (1.5 * Classes);
        return semitones;
    }

    private static double Square(double value) => value * value;
}
