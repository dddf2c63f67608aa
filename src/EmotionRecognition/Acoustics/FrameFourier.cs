using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Acoustics;

/// <summary>
/// The discrete Fourier transform of four frames of 2048 real numbers at once: their even numbers are the real parts and their odd
/// numbers the imaginary parts of the signals that are transformed (H. Sorensen et al., Real-valued fast Fourier transform algorithms,
/// 1987). Holds working memory: one instance a thread.
/// </summary>
internal sealed class FrameFourier
{
    /// <summary>Frames that are transformed together.</summary>
    public const int Lanes = 4;

    private const int Half = ShortTimeFourierTransform.FrameLength / 2;

    private static readonly FourierPlan<double> _plan = new(Half, Lanes);
    private static readonly double[] _cosines = [.. Enumerable.Range(0, Half).Select(k => Math.Cos(Math.PI * k / Half))];
    private static readonly double[] _sines = [.. Enumerable.Range(0, Half).Select(k => -Math.Sin(Math.PI * k / Half))];

    private readonly ComplexPlanes<double> _other = new(Half * Lanes);
    private ComplexPlanes<double> _spectrum = new(0);

    /// <summary>
    /// What is to be transformed, overwritten by <see cref="Transform"/>: half of each even number in the real plane, half of each odd
    /// number in the imaginary plane, (1024 x 4) values each.
    /// </summary>
    public ComplexPlanes<double> Signal { get; } = new(Half * Lanes);

    /// <summary>Transforms <see cref="Signal"/>.</summary>
    public void Transform() => _spectrum = _plan.Transform(Signal, _other);

    /// <summary>Two bins of the four frames.</summary>
    /// <param name="k">From 0 to 512.</param>
    /// <returns>Four values of bin k, then four of bin 1024 - k.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector256<float> Real, Vector256<float> Imaginary) Bins(int k)
    {
        ref var real = ref MemoryMarshal.GetArrayDataReference(_spectrum.Real);
        ref var imaginary = ref MemoryMarshal.GetArrayDataReference(_spectrum.Imaginary);
        var low = LaneComplex<double>.Load(ref real, ref imaginary, (nuint)(k * Lanes));
        var high = LaneComplex<double>.Load(ref real, ref imaginary, (nuint)((Half - k) % Half * Lanes));
        var even = new LaneComplex<double>(low.Real + high.Real, low.Imaginary - high.Imaginary);
        var odd = new LaneComplex<double>(low.Imaginary + high.Imaginary, high.Real - low.Real);
        var turned = odd * new LaneComplex<double>(Vector256.Create(_cosines[k]), Vector256.Create(_sines[k]));
        return (
            Vector256.Narrow(even.Real + turned.Real, even.Real - turned.Real),
            Vector256.Narrow(even.Imaginary + turned.Imaginary, turned.Imaginary - even.Imaginary));
    }
}
