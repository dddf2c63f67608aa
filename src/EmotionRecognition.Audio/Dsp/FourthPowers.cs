using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// The mean fourth power of the magnitude of a zero-padded signal's spectrum. Only real signals are split: the odd frequencies of
/// L real numbers are one complex transform of L/4 points, because those at 4k + 3 are conjugates of those at 4k + 1, and the even
/// frequencies are those of L/2 real numbers. So no spectra need to be separated or reordered. Keeps working memory: one instance per
/// thread.
/// </summary>
internal sealed class FourthPowers
{
    private const int Radix = 8;
    private const int Lanes = 8;

    // The length of every split is a multiple of it, so that the first butterflies' inputs are whole vectors.
    private const int Unit = 4 * Radix * Lanes;

    private const float Least = 1e-35f;
    private const int LongestRest = 15 * Unit / 2;

    private static readonly int[] _oddFactors = [1, 3, 5, 9, 15];

    private readonly Dictionary<int, OddFrequencies> _splits = [];
    private readonly Dictionary<int, FourierPlan> _rests = [];
    private float[] _values = [];
    private ComplexPlanes _signal = new(0);
    private ComplexPlanes _other = new(0);

    /// <summary>The mean over all frequencies of a transform that is long enough for linear autocorrelation.</summary>
    /// <param name="samples">At least one sample.</param>
    public double Mean(ReadOnlySpan<float> samples)
    {
        // A peak of 1 keeps fourth powers within a float's range; those of smaller signals underflow even in double.
        var peak = Math.Abs(TensorPrimitives.MaxMagnitude(samples));
        if (peak < Least)
        {
            return 0;
        }

        var length = PaddedLength(samples.Length);
        Resize(length);
        TensorPrimitives.Multiply(samples, 1 / peak, _values);
        _values.AsSpan(samples.Length, length - samples.Length).Clear();
        var sum = 0.0;
        for (var rest = length; ; rest /= 2)
        {
            if (rest % Unit != 0)
            {
                sum += RestOfSum(rest);
                return sum / length * ((double)peak * peak) * ((double)peak * peak);
            }

            sum += 2 * Split(rest).Sum(_values, _signal, _other);
            TensorPrimitives.Add(_values.AsSpan(0, rest / 2), _values.AsSpan(rest / 2, rest / 2), _values.AsSpan(0, rest / 2));
        }
    }

    // The least product of the unit, an odd factor and a power of two that is twice the signal or more.
    private static int PaddedLength(int samples)
    {
        var least = int.MaxValue;
        foreach (var factor in _oddFactors)
        {
            var units = (((2 * samples) - 1) / (Unit * factor)) + 1;
            least = Math.Min(least, Unit * factor * (int)BitOperations.RoundUpToPowerOf2((uint)units));
        }

        return least;
    }

    private void Resize(int length)
    {
        if (_values.Length < length)
        {
            _values = new float[length];
            _signal = new ComplexPlanes(Math.Max(length / 4, LongestRest * Lanes));
            _other = new ComplexPlanes(_signal.Real.Length);
        }
    }

    private OddFrequencies Split(int length)
    {
        if (!_splits.TryGetValue(length, out var split))
        {
            _splits.Add(length, split = new OddFrequencies(length));
        }

        return split;
    }

    // The remainder is short: it is transformed in the first lane.
    private double RestOfSum(int length)
    {
        if (!_rests.TryGetValue(length, out var plan))
        {
            _rests.Add(length, plan = new FourierPlan(length, Lanes));
        }

        _signal.Real.AsSpan(0, length * Lanes).Clear();
        _signal.Imaginary.AsSpan(0, length * Lanes).Clear();
        for (var i = 0; i < length; i++)
        {
            _signal.Real[i * Lanes] = _values[i];
        }

        return SumOfFourthPowers(plan.Transform(_signal, _other), length * Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double SumOfFourthPowers(ComplexPlanes spectrum, int count)
    {
        ref var real = ref MemoryMarshal.GetArrayDataReference(spectrum.Real);
        ref var imaginary = ref MemoryMarshal.GetArrayDataReference(spectrum.Imaginary);
        var (lower, upper) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (nuint i = 0; i < (nuint)count; i += Lanes)
        {
            var value = LaneComplex<float>.Load(ref real, ref imaginary, i);
            var power = (value.Real * value.Real) + (value.Imaginary * value.Imaginary);
            var (low, high) = Vector256.Widen(power * power);
            lower += low;
            upper += high;
        }

        return Vector256.Sum(lower + upper);
    }

    /// <summary>The fourth powers at the frequencies 4k + 1 of a number of real values.</summary>
    private sealed class OddFrequencies
    {
        private readonly int _points;
        private readonly FourierPlan _plan;
        private readonly ComplexPlanes _roots;

        public OddFrequencies(int length)
        {
            _points = length / 4;
            _plan = new FourierPlan(_points / Radix, Lanes);
            _roots = new ComplexPlanes(_points / Radix);
            for (var i = 0; i < _points / Radix; i++)
            {
                var (sine, cosine) = Math.SinCos(-2 * Math.PI * i / length);
                (_roots.Real[i], _roots.Imaginary[i]) = ((float)cosine, (float)sine);
            }
        }

        public double Sum(float[] values, ComplexPlanes signal, ComplexPlanes other)
        {
            Begin(values, signal);
            return SumOfFourthPowers(_plan.Transform(signal, other), _points);
        }

        // With v[j] = u[j] - u[j + L/2] and w = exp(-2 pi i / L), the transform is of (v[j] - i v[j + L/4]) w^j. Its first butterflies
        // are those of radix 8; their outputs k at p are multiplied by w^p (w^4p)^k, and the plan continues from there.
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private void Begin(float[] values, ComplexPlanes signal)
        {
            Span<float> reals = stackalloc float[Radix * Lanes];
            Span<float> imaginaries = stackalloc float[Radix * Lanes];
            var groups = _points / Radix;
            for (var p = 0; p < groups; p += Lanes)
            {
                var (a, b, c, d) = (Load(values, p, 0), Load(values, p, 1), Load(values, p, 2), Load(values, p, 3));
                var (e, f, g, h) = (Load(values, p, 4), Load(values, p, 5), Load(values, p, 6), Load(values, p, 7));
                Butterfly<float>.Eight(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
                var root = new LaneComplex<float>(Vector256.Create(_roots.Real, p), Vector256.Create(_roots.Imaginary, p));
                var square = root * root;
                var (fourth, turn) = (square * square, root);
                Turn(a, 0, fourth, ref turn, reals, imaginaries);
                Turn(b, 1, fourth, ref turn, reals, imaginaries);
                Turn(c, 2, fourth, ref turn, reals, imaginaries);
                Turn(d, 3, fourth, ref turn, reals, imaginaries);
                Turn(e, 4, fourth, ref turn, reals, imaginaries);
                Turn(f, 5, fourth, ref turn, reals, imaginaries);
                Turn(g, 6, fourth, ref turn, reals, imaginaries);
                Turn(h, 7, fourth, ref turn, reals, imaginaries);
                Transposition.Apply(reals, Radix, Lanes, Lanes, signal.Real.AsSpan(Radix * p), Radix);
                Transposition.Apply(imaginaries, Radix, Lanes, Lanes, signal.Imaginary.AsSpan(Radix * p), Radix);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private LaneComplex<float> Load(float[] values, int p, int i)
        {
            ref var value = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), p + (i * _points / Radix));
            var real = Vector256.LoadUnsafe(ref value) - Vector256.LoadUnsafe(ref value, (nuint)(2 * _points));
            var imaginary = Vector256.LoadUnsafe(ref value, (nuint)(3 * _points)) - Vector256.LoadUnsafe(ref value, (nuint)_points);
            var (sine, cosine) = MathF.SinCos(-MathF.PI * i / (2 * Radix));
            return new LaneComplex<float>(real, imaginary) * new LaneComplex<float>(Vector256.Create(cosine), Vector256.Create(sine));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Turn(
            LaneComplex<float> value,
            int k,
            LaneComplex<float> fourth,
            ref LaneComplex<float> turn,
            Span<float> reals,
            Span<float> imaginaries)
        {
            var turned = value * turn;
            turned.Real.StoreUnsafe(ref reals[k * Lanes]);
            turned.Imaginary.StoreUnsafe(ref imaginaries[k * Lanes]);
            turn *= fourth;
        }
    }
}
