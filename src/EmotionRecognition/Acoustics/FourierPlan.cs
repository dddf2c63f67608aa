using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Acoustics;

/// <summary>
/// The discrete Fourier transform of several complex signals at once: Stockham's self-sorting algorithm with the radices 8, 4, 2, 3 and
/// 5, a signal a vector lane (C. Van Loan, Computational Frameworks for the Fast Fourier Transform, 1992, section 1.7). Immutable.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed class FourierPlan<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Stage[] _stages;

    /// <summary>Makes a plan.</summary>
    /// <param name="length">Points of a signal: a product of powers of 2, 3 and 5.</param>
    /// <param name="batch">Signals that are transformed together: a multiple of the vector's lanes.</param>
    public FourierPlan(int length, int batch)
    {
        if (batch % LaneComplex<T>.Lanes != 0)
        {
            throw new ArgumentException($"{batch} signals, expected a multiple of {LaneComplex<T>.Lanes}", nameof(batch));
        }

        Length = length;
        Batch = batch;
        _stages = [.. CreateStages(length, batch)];
    }

    /// <summary>Points of a signal.</summary>
    public int Length { get; }

    /// <summary>Signals that are transformed together.</summary>
    public int Batch { get; }

    /// <summary>Transforms.</summary>
    /// <param name="signal">(length x batch) values; is overwritten.</param>
    /// <param name="other">Working memory of the same size.</param>
    /// <returns>Which of the two holds the transform, (length x batch) values.</returns>
    public ComplexPlanes<T> Transform(ComplexPlanes<T> signal, ComplexPlanes<T> other)
    {
        foreach (var stage in _stages)
        {
            stage.Run(
                ref MemoryMarshal.GetArrayDataReference(signal.Real),
                ref MemoryMarshal.GetArrayDataReference(signal.Imaginary),
                ref MemoryMarshal.GetArrayDataReference(other.Real),
                ref MemoryMarshal.GetArrayDataReference(other.Imaginary));
            (signal, other) = (other, signal);
        }

        return signal;
    }

    private static IEnumerable<Stage> CreateStages(int length, int batch)
    {
        var (rest, stride) = (length, batch);
        while (rest > 1)
        {
            var radix = rest % 8 == 0 && rest % 32 != 16 ? 8 : rest % 4 == 0 ? 4 : rest % 3 == 0 ? 3 : 5;
            if (rest % radix != 0)
            {
                throw new ArgumentException($"{length} points, expected a product of powers of 2, 3 and 5", nameof(length));
            }

            yield return new Stage(radix, rest / radix, stride);
            stride *= radix;
            rest /= radix;
        }
    }

    /// <summary>One pass over all values: butterflies of one radix, then twiddle factors.</summary>
    private sealed class Stage
    {
        private readonly int _radix;
        private readonly int _groups;
        private readonly int _stride;
        private readonly T[] _twiddles;

        public Stage(int radix, int groups, int stride)
        {
            _radix = radix;
            _groups = groups;
            _stride = stride;
            _twiddles = new T[2 * radix * groups];
            for (var i = 0; i < radix * groups; i++)
            {
                var angle = -2 * Math.PI * (i / radix * (i % radix)) / (radix * groups);
                _twiddles[2 * i] = T.CreateChecked(Math.Cos(angle));
                _twiddles[(2 * i) + 1] = T.CreateChecked(Math.Sin(angle));
            }
        }

        public void Run(ref T fromReal, ref T fromImaginary, ref T toReal, ref T toImaginary)
        {
            var lanes = LaneComplex<T>.Lanes;
            var step = (nuint)(_groups * _stride);
            for (var group = 0; group < _groups; group++)
            {
                ref var twiddles = ref _twiddles[2 * _radix * group];
                for (var i = 0; i < _stride; i += lanes)
                {
                    var from = (nuint)((_stride * group) + i);
                    var to = (nuint)((_stride * _radix * group) + i);
                    var input = new Strided(ref fromReal, ref fromImaginary, from, step);
                    var output = new Strided(ref toReal, ref toImaginary, to, (nuint)_stride);
                    switch (_radix)
                    {
                        case 8:
                            Radix8(input, output, ref twiddles);
                            break;
                        case 4:
                            Radix4(input, output, ref twiddles);
                            break;
                        default:
                            throw new NotImplementedException();
                    }
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Radix4(Strided input, Strided output, ref T twiddles)
        {
            var (a, b, c, d) = (input[0], input[1], input[2], input[3]);
            Four(ref a, ref b, ref c, ref d);
            output.Store(0, a);
            output.Store(1, b * Twiddle(ref twiddles, 1));
            output.Store(2, c * Twiddle(ref twiddles, 2));
            output.Store(3, d * Twiddle(ref twiddles, 3));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Radix8(Strided input, Strided output, ref T twiddles)
        {
            var (a, c, e, g) = (input[0], input[2], input[4], input[6]);
            Four(ref a, ref c, ref e, ref g);
            var (b, d, f, h) = (input[1], input[3], input[5], input[7]);
            Four(ref b, ref d, ref f, ref h);
            var half = Vector256.Create(T.CreateChecked(Math.Sqrt(0.5)));
            d = (d + d.Turn()) * half;
            f = f.Turn();
            h = (h.Turn() - h) * half;
            output.Store(0, a + b);
            output.Store(1, (c + d) * Twiddle(ref twiddles, 1));
            output.Store(2, (e + f) * Twiddle(ref twiddles, 2));
            output.Store(3, (g + h) * Twiddle(ref twiddles, 3));
            output.Store(4, (a - b) * Twiddle(ref twiddles, 4));
            output.Store(5, (c - d) * Twiddle(ref twiddles, 5));
            output.Store(6, (e - f) * Twiddle(ref twiddles, 6));
            output.Store(7, (g - h) * Twiddle(ref twiddles, 7));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Four(ref LaneComplex<T> a, ref LaneComplex<T> b, ref LaneComplex<T> c, ref LaneComplex<T> d)
        {
            var (evenSum, evenDifference) = (a + c, a - c);
            var (oddSum, oddDifference) = (b + d, (b - d).Turn());
            (a, b, c, d) = (evenSum + oddSum, evenDifference + oddDifference, evenSum - oddSum, evenDifference - oddDifference);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static LaneComplex<T> Twiddle(ref T twiddles, int k) =>
            new(Vector256.Create(Unsafe.Add(ref twiddles, 2 * k)), Vector256.Create(Unsafe.Add(ref twiddles, (2 * k) + 1)));

        private readonly ref struct Strided(ref T real, ref T imaginary, nuint offset, nuint stride)
        {
            private readonly ref T _real = ref real;
            private readonly ref T _imaginary = ref imaginary;

            public LaneComplex<T> this[uint i]
            {
                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                get => LaneComplex<T>.Load(ref _real, ref _imaginary, offset + (i * stride));
            }

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public void Store(uint i, LaneComplex<T> value) => value.Store(ref _real, ref _imaginary, offset + (i * stride));
        }
    }
}
