using NWaves.Filters;
using NWaves.Filters.Base;
using NWaves.Filters.Base64;
using NWaves.Signals;
using Butterworth = NWaves.Filters.Butterworth;

namespace EmotionRecognition.Audio.Filtering;

/// <summary>
/// The usual filters of speech processing, with NWaves' designs. Each returns as many samples as it gets and starts from silence. Butterworth filters run in
/// double precision and pass half of the power at their edges.
/// </summary>
public static class SpeechFilter
{
    /// <summary>Lower edge of the telephone band, Hz (ITU-T G.712).</summary>
    public const double TelephoneLow = 300;

    /// <summary>Upper edge of the telephone band, Hz (ITU-T G.712).</summary>
    public const double TelephoneHigh = 3400;

    private const int DefaultOrder = 4;

    /// <summary>Pre-emphasis: y[n] = x[n] - a x[n - 1].</summary>
    /// <param name="samples">n samples.</param>
    /// <param name="coefficient">a, from 0 to 1.</param>
    /// <returns>n samples.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The coefficient is not within 0 and 1.</exception>
    public static float[] PreEmphasize(float[] samples, double coefficient = 0.97)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(coefficient);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(coefficient, 1);

        // NWaves returns an extra sample, the filter's tail.
        var filtered = new PreEmphasisFilter(coefficient).ApplyTo(new DiscreteSignal(1, samples)).Samples;
        return filtered[..samples.Length];
    }

    /// <summary>High-pass filter: removes what is below a frequency.</summary>
    /// <param name="samples">n samples.</param>
    /// <param name="sampleRate">Their rate, Hz.</param>
    /// <param name="edge">Frequency at which half of the power passes, Hz, below half of the rate.</param>
    /// <param name="order">Order of the filter, each adding 6 dB per octave.</param>
    /// <returns>n samples, delayed as by any causal filter.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An edge is not between 0 and half of the rate, or the order is not from 1 to 8.</exception>
    public static float[] HighPass(float[] samples, int sampleRate, double edge, int order = DefaultOrder) =>
        Run(samples, new Butterworth.HighPassFilter(Normalize(edge, sampleRate, order), order).Tf);

    /// <summary>Low-pass filter: removes what is above a frequency.</summary>
    /// <inheritdoc cref="HighPass"/>
    public static float[] LowPass(float[] samples, int sampleRate, double edge, int order = DefaultOrder) =>
        Run(samples, new Butterworth.LowPassFilter(Normalize(edge, sampleRate, order), order).Tf);

    /// <summary>Band-pass filter, by default for the telephone band.</summary>
    /// <param name="samples">n samples.</param>
    /// <param name="sampleRate">Their rate, Hz.</param>
    /// <param name="low">Lower edge, Hz.</param>
    /// <param name="high">Upper edge, Hz.</param>
    /// <param name="order">Order of the filter at either edge.</param>
    /// <returns>n samples, delayed as by any causal filter.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The edges are not in order between 0 and half of the rate, or the order is not from 1 to 8.</exception>
    public static float[] BandPass(
        float[] samples, int sampleRate, double low = TelephoneLow, double high = TelephoneHigh, int order = DefaultOrder)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(low, high);
        return Run(samples, new Butterworth.BandPassFilter(Normalize(low, sampleRate, order), Normalize(high, sampleRate, order), order).Tf);
    }

    private static double Normalize(double edge, int sampleRate, int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(edge);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(edge, sampleRate / 2.0);
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, 8);
        return edge / sampleRate;
    }

    private static float[] Run(float[] samples, TransferFunction design)
    {
        var filter = new ZiFilter64(design);
        var filtered = new float[samples.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            filtered[i] = (float)filter.Process(samples[i]);
        }

        return filtered;
    }
}
