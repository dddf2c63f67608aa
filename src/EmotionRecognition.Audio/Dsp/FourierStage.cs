using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// One pass of <see cref="FourierPlan"/> over all values: butterflies of one radix r, each followed by twiddle factors. With m groups
/// of s values, y[s (r p + k) + q] = w^(p k) sum over i of x[s (p + m i) + q] exp(-2 pi i k / r), w = exp(-2 pi i / (r m)).
/// </summary>
/// <remarks>
/// The kernels are compiled once, with full optimization: with tiered compilation's profile, the compiler exceeds its inlining budget,
/// which costs a factor of four.
/// </remarks>
internal sealed class FourierStage
{
    private readonly int _radix;
    private readonly int _groups;
    private readonly int _stride;
    private readonly float[] _twiddles;

    public FourierStage(int radix, int groups, int stride)
    {
        _radix = radix;
        _groups = groups;
        _stride = stride;
        _twiddles = new float[2 * radix * groups];
        for (var i = 0; i < radix * groups; i++)
        {
            var angle = -2 * Math.PI * (i / radix * (i % radix)) / (radix * groups);
            _twiddles[2 * i] = (float)Math.Cos(angle);
            _twiddles[(2 * i) + 1] = (float)Math.Sin(angle);
        }
    }

    private interface ITwiddle
    {
        static abstract LaneComplex<float> Turn(LaneComplex<float> value, ref float twiddles, int k);
    }

    public void Run(ComplexPlanes from, ComplexPlanes to)
    {
        switch (_radix)
        {
            case 8:
                Radix8<One>(from, to, 0, 1);
                Radix8<Table>(from, to, 1, _groups);
                break;
            case 4:
                Radix4<One>(from, to, 0, 1);
                Radix4<Table>(from, to, 1, _groups);
                break;
            case 5:
                Radix5<One>(from, to, 0, 1);
                Radix5<Table>(from, to, 1, _groups);
                break;
            case 3:
                Radix3<One>(from, to, 0, 1);
                Radix3<Table>(from, to, 1, _groups);
                break;
            default:
                throw new ArgumentException($"radix {_radix}, expected 3, 4, 5 or 8");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Radix3<TTwiddle>(ComplexPlanes from, ComplexPlanes to, int firstGroup, int endGroup)
        where TTwiddle : struct, ITwiddle
    {
        var (stride, step) = ((nuint)_stride, (nuint)(_stride * _groups));
        for (var group = firstGroup; group < endGroup; group++)
        {
            ref var twiddles = ref _twiddles[6 * group];
            var input = new Strided(from, stride * (nuint)group, step);
            var output = new Strided(to, 3 * stride * (nuint)group, stride);
            for (nuint q = 0; q < stride; q += (nuint)LaneComplex<float>.Lanes)
            {
                var (a, b, c) = (input[q, 0], input[q, 1], input[q, 2]);
                Butterfly<float>.Three(ref a, ref b, ref c);
                output.Store(q, 0, a);
                output.Store(q, 1, TTwiddle.Turn(b, ref twiddles, 1));
                output.Store(q, 2, TTwiddle.Turn(c, ref twiddles, 2));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Radix4<TTwiddle>(ComplexPlanes from, ComplexPlanes to, int firstGroup, int endGroup)
        where TTwiddle : struct, ITwiddle
    {
        var (stride, step) = ((nuint)_stride, (nuint)(_stride * _groups));
        for (var group = firstGroup; group < endGroup; group++)
        {
            ref var twiddles = ref _twiddles[8 * group];
            var input = new Strided(from, stride * (nuint)group, step);
            var output = new Strided(to, 4 * stride * (nuint)group, stride);
            for (nuint q = 0; q < stride; q += (nuint)LaneComplex<float>.Lanes)
            {
                var (a, b, c, d) = (input[q, 0], input[q, 1], input[q, 2], input[q, 3]);
                Butterfly<float>.Four(ref a, ref b, ref c, ref d);
                output.Store(q, 0, a);
                output.Store(q, 1, TTwiddle.Turn(b, ref twiddles, 1));
                output.Store(q, 2, TTwiddle.Turn(c, ref twiddles, 2));
                output.Store(q, 3, TTwiddle.Turn(d, ref twiddles, 3));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Radix5<TTwiddle>(ComplexPlanes from, ComplexPlanes to, int firstGroup, int endGroup)
        where TTwiddle : struct, ITwiddle
    {
        var (stride, step) = ((nuint)_stride, (nuint)(_stride * _groups));
        for (var group = firstGroup; group < endGroup; group++)
        {
            ref var twiddles = ref _twiddles[10 * group];
            var input = new Strided(from, stride * (nuint)group, step);
            var output = new Strided(to, 5 * stride * (nuint)group, stride);
            for (nuint q = 0; q < stride; q += (nuint)LaneComplex<float>.Lanes)
            {
                var (a, b, c, d, e) = (input[q, 0], input[q, 1], input[q, 2], input[q, 3], input[q, 4]);
                Butterfly<float>.Five(ref a, ref b, ref c, ref d, ref e);
                output.Store(q, 0, a);
                output.Store(q, 1, TTwiddle.Turn(b, ref twiddles, 1));
                output.Store(q, 2, TTwiddle.Turn(c, ref twiddles, 2));
                output.Store(q, 3, TTwiddle.Turn(d, ref twiddles, 3));
                output.Store(q, 4, TTwiddle.Turn(e, ref twiddles, 4));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Radix8<TTwiddle>(ComplexPlanes from, ComplexPlanes to, int firstGroup, int endGroup)
        where TTwiddle : struct, ITwiddle
    {
        var (stride, step) = ((nuint)_stride, (nuint)(_stride * _groups));
        for (var group = firstGroup; group < endGroup; group++)
        {
            ref var twiddles = ref _twiddles[16 * group];
            var input = new Strided(from, stride * (nuint)group, step);
            var output = new Strided(to, 8 * stride * (nuint)group, stride);
            for (nuint q = 0; q < stride; q += (nuint)LaneComplex<float>.Lanes)
            {
                var (a, b, c, d) = (input[q, 0], input[q, 1], input[q, 2], input[q, 3]);
                var (e, f, g, h) = (input[q, 4], input[q, 5], input[q, 6], input[q, 7]);
                Butterfly<float>.Eight(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
                output.Store(q, 0, a);
                output.Store(q, 1, TTwiddle.Turn(b, ref twiddles, 1));
                output.Store(q, 2, TTwiddle.Turn(c, ref twiddles, 2));
                output.Store(q, 3, TTwiddle.Turn(d, ref twiddles, 3));
                output.Store(q, 4, TTwiddle.Turn(e, ref twiddles, 4));
                output.Store(q, 5, TTwiddle.Turn(f, ref twiddles, 5));
                output.Store(q, 6, TTwiddle.Turn(g, ref twiddles, 6));
                output.Store(q, 7, TTwiddle.Turn(h, ref twiddles, 7));
            }
        }
    }

    private readonly struct One : ITwiddle
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static LaneComplex<float> Turn(LaneComplex<float> value, ref float twiddles, int k) => value;
    }

    private readonly struct Table : ITwiddle
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static LaneComplex<float> Turn(LaneComplex<float> value, ref float twiddles, int k) => value * new LaneComplex<float>(
            Vector256.Create(Unsafe.Add(ref twiddles, 2 * k)),
            Vector256.Create(Unsafe.Add(ref twiddles, (2 * k) + 1)));
    }

    private readonly ref struct Strided
    {
        private readonly ref float _real;
        private readonly ref float _imaginary;
        private readonly nuint _stride;

        public Strided(ComplexPlanes planes, nuint offset, nuint stride)
        {
            _real = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(planes.Real), offset);
            _imaginary = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(planes.Imaginary), offset);
            _stride = stride;
        }

        public LaneComplex<float> this[nuint offset, uint i]
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => LaneComplex<float>.Load(ref _real, ref _imaginary, offset + (i * _stride));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Store(nuint offset, uint i, LaneComplex<float> value) => value.Store(ref _real, ref _imaginary, offset + (i * _stride));
    }
}
