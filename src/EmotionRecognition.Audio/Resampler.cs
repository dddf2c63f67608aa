using System.Numerics.Tensors;
using MathNet.Numerics;

namespace EmotionRecognition.Audio;

/// <summary>
/// Changes the sample rate by band-limited interpolation: a linear-phase low-pass of Kaiser-windowed sinc, evaluated at the output's
/// instants only (polyphase). With N the lower of the two Nyquist frequencies the pass-band is [0, 0.9125 N] with a ripple below 0.001 dB
/// and the stop-band starts at N, 100 dB down: those are the band edges of SoX's high quality, librosa 0.10.1's default. There is no
/// delay, a constant stays constant, and the sound is padded with silence. Source: J. O. Smith, "Digital Audio Resampling",
/// CCRMA; J. F. Kaiser, 1974.
/// </summary>
public sealed class Resampler
{
    private const double PassBand = 0.9125;
    private const double StopBandDecibels = 100;

    private readonly int _up;
    private readonly int _down;
    private readonly int _reach;
    private readonly int _taps;
    private readonly double[] _filters;

    /// <summary>Designs the filters.</summary>
    /// <param name="fromRate">Sample rate of the input, Hz.</param>
    /// <param name="toRate">Sample rate of the output, Hz.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate is not positive.</exception>
    public Resampler(int fromRate, int toRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fromRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(toRate);
        FromRate = fromRate;
        ToRate = toRate;
        var divisor = (int)Euclid.GreatestCommonDivisor((long)fromRate, toRate);
        _up = toRate / divisor;
        _down = fromRate / divisor;

        // In cycles per input sample: the transition band and the middle of it.
        var nyquist = 0.5 * Math.Min(fromRate, toRate) / fromRate;
        var transition = (1 - PassBand) * nyquist;
        var length = (StopBandDecibels - 7.95) / (2.285 * 2 * Math.PI * transition);
        _reach = (int)Math.Ceiling(length / 2);
        _taps = 2 * _reach;
        _filters = Design(nyquist - (transition / 2));
    }

    /// <summary>Sample rate of the input, Hz.</summary>
    public int FromRate { get; }

    /// <summary>Sample rate of the output, Hz.</summary>
    public int ToRate { get; }

    /// <summary>Resamples a signal.</summary>
    /// <param name="samples">n finite samples at <see cref="FromRate"/>.</param>
    /// <returns>ceil(n * to / from) samples at <see cref="ToRate"/>; sample k is the signal at k / to seconds.</returns>
    public float[] Resample(ReadOnlySpan<float> samples)
    {
        var length = ((samples.Length * (long)_up) + _down - 1) / _down;
        return Resample(samples, 0, samples.Length, 0, checked((int)length));
    }

    /// <summary>The input samples that a range of output samples depends on.</summary>
    /// <param name="firstOut">First output sample.</param>
    /// <param name="countOut">How many of them.</param>
    /// <param name="inputLength">Samples of the whole input.</param>
    internal (long First, long Count) InputOf(long firstOut, long countOut, long inputLength)
    {
        var first = Math.Max(0, (firstOut * _down / _up) - _reach + 1);
        var last = Math.Min(inputLength - 1, ((firstOut + countOut - 1) * _down / _up) + _reach);
        return (first, Math.Max(0, last - first + 1));
    }

    /// <summary>Resamples a range; the values are the same as in the whole.</summary>
    /// <param name="samples">The input samples that <see cref="InputOf"/> names.</param>
    /// <param name="firstIn">Index in the whole input of the first of them.</param>
    /// <param name="inputLength">Samples of the whole input.</param>
    /// <param name="firstOut">First output sample.</param>
    /// <param name="countOut">How many of them.</param>
    internal float[] Resample(ReadOnlySpan<float> samples, long firstIn, long inputLength, long firstOut, int countOut)
    {
        if (countOut == 0)
        {
            return [];
        }

        // A copy in double, padded with silence where the filter reaches beyond the signal.
        var start = (firstOut * _down / _up) - _reach + 1;
        var end = ((firstOut + countOut - 1) * _down / _up) + _reach;
        var padded = new double[end - start + 1];
        var stop = Math.Min(inputLength - 1, end);
        for (var i = Math.Max(0, start); i <= stop; i++)
        {
            padded[i - start] = samples[(int)(i - firstIn)];
        }

        var output = new float[countOut];
        for (var k = 0; k < countOut; k++)
        {
            var position = (firstOut + k) * _down;
            var first = (int)((position / _up) - _reach + 1 - start);
            var phase = (int)(position % _up);
            output[k] = (float)TensorPrimitives.Dot<double>(padded.AsSpan(first, _taps), _filters.AsSpan(phase * _taps, _taps));
        }

        return output;
    }

    /// <summary>
    /// One filter per phase [phases x taps]: tap t of phase p weighs the input sample at distance (t - reach + 1) - p / up.
    /// </summary>
    private double[] Design(double cutoff)
    {
        var beta = 0.1102 * (StopBandDecibels - 8.7);
        var scale = SpecialFunctions.BesselI0(beta);
        var filters = new double[_up * _taps];
        for (var phase = 0; phase < _up; phase++)
        {
            var filter = filters.AsSpan(phase * _taps, _taps);
            for (var tap = 0; tap < _taps; tap++)
            {
                var distance = tap - _reach + 1 - ((double)phase / _up);
                var edge = distance / _reach;
                var window = SpecialFunctions.BesselI0(beta * Math.Sqrt(Math.Max(0, 1 - (edge * edge)))) / scale;
                filter[tap] = window * Trig.Sinc(2 * cutoff * distance);
            }

            // Each phase sums to 1, so that a constant stays constant.
            TensorPrimitives.Divide(filter, TensorPrimitives.Sum<double>(filter), filter);
        }

        return filters;
    }
}
