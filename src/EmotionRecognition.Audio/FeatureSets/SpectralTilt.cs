using NWaves.Transforms;
using NWaves.Windows;

namespace EmotionRecognition.Audio.FeatureSets;

/// <summary>
/// How the spectrum of a frame of 25 ms falls: GeMAPS' alpha ratio, Hammarberg index and slopes (F. Eyben et al. 2016), on NWaves' FFT of 512 points and a
/// Hamming window. Keeps its working memory: one instance per thread.
/// </summary>
internal sealed class SpectralTilt(int sampleRate)
{
    private const int FrameLength = 400;
    private const int Points = 512;
    private const double Least = 1e-12;

    private readonly RealFft _fft = new(Points);
    private readonly float[] _window = Window.Hamming(FrameLength);
    private readonly float[] _frame = new float[Points];
    private readonly float[] _real = new float[Points];
    private readonly float[] _imaginary = new float[Points];
    private readonly double[] _power = new double[(Points / 2) + 1];
    private readonly double _hertz = (double)sampleRate / Points;

    /// <summary>The measures of the frame around a sample; outside of the signal is silence.</summary>
    public Measures Measure(ReadOnlySpan<float> samples, int center)
    {
        Array.Clear(_frame);
        for (var i = 0; i < FrameLength; i++)
        {
            var at = center - (FrameLength / 2) + i;
            _frame[i] = at >= 0 && at < samples.Length ? samples[at] * _window[i] : 0;
        }

        _fft.Direct(_frame, _real, _imaginary);
        for (var bin = 0; bin < _power.Length; bin++)
        {
            _power[bin] = ((double)_real[bin] * _real[bin]) + ((double)_imaginary[bin] * _imaginary[bin]) + Least;
        }

        return new Measures(
            Decibels(Sum(50, 1000), Sum(1000, 5000)), Decibels(Greatest(0, 2000), Greatest(2000, 5000)), Slope(0, 500), Slope(500, 1500));
    }

    private static double Decibels(double power, double reference) => 10 * Math.Log10(power / reference);

    // The bins from a frequency to below another.
    private ReadOnlySpan<double> Band(double from, double to) => _power.AsSpan((int)Math.Ceiling(from / _hertz)..(int)Math.Ceiling(to / _hertz));

    private double Sum(double from, double to)
    {
        var sum = 0.0;
        foreach (var power in Band(from, to))
        {
            sum += power;
        }

        return sum;
    }

    private double Greatest(double from, double to)
    {
        var greatest = 0.0;
        foreach (var power in Band(from, to))
        {
            greatest = Math.Max(greatest, power);
        }

        return greatest;
    }

    private double Slope(double from, double to)
    {
        var band = Band(from, to);
        Span<double> kilohertz = stackalloc double[band.Length];
        Span<double> decibels = stackalloc double[band.Length];
        for (var i = 0; i < band.Length; i++)
        {
            (kilohertz[i], decibels[i]) = (i * _hertz / 1000, Decibels(band[i], 1));
        }

        return Statistics.Slope(kilohertz, decibels);
    }

    /// <summary>The measures of a frame.</summary>
    /// <param name="AlphaRatio">dB.</param>
    /// <param name="HammarbergIndex">dB.</param>
    /// <param name="LowSlope">From 0 to 500 Hz, dB/kHz.</param>
    /// <param name="MiddleSlope">From 500 to 1500 Hz, dB/kHz.</param>
    public readonly record struct Measures(double AlphaRatio, double HammarbergIndex, double LowSlope, double MiddleSlope)
    {
        public static Measures operator +(Measures a, Measures b) =>
            new(a.AlphaRatio + b.AlphaRatio, a.HammarbergIndex + b.HammarbergIndex, a.LowSlope + b.LowSlope, a.MiddleSlope + b.MiddleSlope);
    }
}
