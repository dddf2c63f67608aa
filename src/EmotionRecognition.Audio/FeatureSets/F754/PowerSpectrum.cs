using NWaves.Transforms;
using NWaves.Windows;

namespace EmotionRecognition.Audio.FeatureSets.F754;

/// <summary>The power spectrum of a frame under a Hamming window, by NWaves' FFT of 512 points. Keeps its working memory: one instance per thread.</summary>
internal sealed class PowerSpectrum
{
    /// <summary>The number of bins, from 0 Hz to half the sample rate.</summary>
    public const int Bins = (Points / 2) + 1;

    /// <summary>Hz from bin to bin.</summary>
    public const double Spacing = (double)F754Set.Rate / Points;

    private const int Points = 512;

    private readonly RealFft _fft = new(Points);
    private readonly float[] _window = Window.Hamming(FrameGrid.Length);
    private readonly float[] _frame = new float[Points];
    private readonly float[] _real = new float[Points];
    private readonly float[] _imaginary = new float[Points];
    private readonly double[] _power = new double[Bins];

    /// <summary>The power of each bin of a frame; valid until the next call.</summary>
    public ReadOnlySpan<double> Of(ReadOnlySpan<float> frame)
    {
        Array.Clear(_frame);
        for (var i = 0; i < frame.Length; i++)
        {
            _frame[i] = frame[i] * _window[i];
        }

        _fft.Direct(_frame, _real, _imaginary);
        for (var bin = 0; bin < Bins; bin++)
        {
            _power[bin] = ((double)_real[bin] * _real[bin]) + ((double)_imaginary[bin] * _imaginary[bin]);
        }

        return _power;
    }
}
