using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Pitch;

/// <summary>
/// F0 frame by frame with a voicing decision: the autocorrelation of Hann-windowed frames divided by that of the window, several candidates per frame,
/// and the cheapest path through them (P. Boersma, "Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise ratio of a
/// sampled sound", IFA Proceedings 17, 1993; Praat's <c>To Pitch (ac)</c>). Signals are at <see cref="SampleRate"/>. Keeps its working memory: one
/// instance per thread.
/// </summary>
public sealed class PitchTracker
{
    /// <summary>Samples per second of the signals, Hz.</summary>
    public const int SampleRate = ShortTimeFourierTransform.SampleRate;

    private const int Length = ShortTimeFourierTransform.FrameLength;
    private const int Lanes = FrameFourier.Lanes;

    private readonly PitchSettings _settings;
    private readonly double[] _window;
    private readonly double[] _windowCorrelation;
    private readonly int _hop;
    private readonly int _shortestLag;
    private readonly int _longestLag;
    private readonly FrameFourier _fourier = new();
    private readonly double[] _frames = new double[Length * Lanes];
    private readonly double[][] _correlations;
    private readonly PitchPath _path;
    private readonly PitchCandidates _candidates;

    /// <summary>Prepares the windows.</summary>
    /// <param name="settings">The options; null for the defaults.</param>
    /// <exception cref="ArgumentException">The floor is below 47 Hz, the ceiling is not above it or above 2000 Hz, or the hop is shorter than a
    /// sample.</exception>
    public PitchTracker(PitchSettings? settings = null)
    {
        _settings = settings ?? new PitchSettings();
        var (floor, ceiling) = (_settings.Floor, _settings.Ceiling);
        if (!(floor >= 47) || !(ceiling > floor) || ceiling > 2000 || !(_settings.Hop * SampleRate >= 1) || _settings.Candidates < 1)
        {
            throw new ArgumentException($"{_settings}: expected 47 Hz <= floor < ceiling <= 2000 Hz, a hop and candidates", nameof(settings));
        }

        _hop = (int)Math.Round(_settings.Hop * SampleRate);
        _window = new double[(int)(3 / floor * SampleRate) / 2 * 2];
        for (var i = 0; i < _window.Length; i++)
        {
            _window[i] = 0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / _window.Length));
        }

        (_shortestLag, _longestLag) = ((int)(SampleRate / ceiling), (int)Math.Ceiling(SampleRate / floor));
        _windowCorrelation = new double[_longestLag + 2];
        for (var lag = 0; lag < _windowCorrelation.Length; lag++)
        {
            for (var i = 0; i < _window.Length - lag; i++)
            {
                _windowCorrelation[lag] += _window[i] * _window[i + lag];
            }
        }

        _correlations = [.. Enumerable.Range(0, Lanes).Select(_ => new double[_longestLag + 2])];
        _path = new PitchPath(_settings);
        _candidates = new PitchCandidates(_settings);
    }

    /// <summary>The number of frames of a signal: 1 + floor(samples / hop).</summary>
    /// <param name="samples">The number of its samples.</param>
    public int FrameCount(int samples) => 1 + (samples / _hop);

    /// <summary>Tracks F0.</summary>
    /// <param name="samples">At least one finite sample at <see cref="SampleRate"/>; outside of the signal is silence.</param>
    /// <returns><see cref="FrameCount"/> frames; frame k is centered on sample k * hop.</returns>
    /// <exception cref="ArgumentException">There is no sample.</exception>
    public PitchFrame[] Track(ReadOnlySpan<float> samples) => Track(samples, []);

    /// <summary>Tracks F0 and tells how periodic each frame is, voiced or not.</summary>
    /// <param name="samples">At least one finite sample at <see cref="SampleRate"/>; outside of the signal is silence.</param>
    /// <param name="periodicity">
    /// Receives, for each frame, the greatest normalized autocorrelation at the periods searched, from 0 to 1; may be empty if it is not needed.
    /// </param>
    /// <returns><see cref="FrameCount"/> frames; frame k is centered on sample k * hop.</returns>
    /// <exception cref="ArgumentException">There is no sample, or the number of frames is another one.</exception>
    public PitchFrame[] Track(ReadOnlySpan<float> samples, Span<double> periodicity)
    {
        if (samples.IsEmpty)
        {
            throw new ArgumentException("a signal without samples has no pitch", nameof(samples));
        }

        var frames = FrameCount(samples.Length);
        if (!periodicity.IsEmpty && periodicity.Length != frames)
        {
            throw new ArgumentException($"{periodicity.Length} values for {frames} frames", nameof(periodicity));
        }

        _candidates.Start(frames);
        Measure(samples, 0, frames, _candidates, !periodicity.IsEmpty);
        if (!periodicity.IsEmpty)
        {
            _candidates.Periodicity.CopyTo(periodicity);
        }

        return Choose(samples, _candidates);
    }

    /// <summary>Measures frames of a signal.</summary>
    /// <param name="samples">The signal.</param>
    /// <param name="first">The first frame.</param>
    /// <param name="end">The frame after the last one.</param>
    /// <param name="candidates">Receives them.</param>
    /// <param name="withPeriodicity">Whether the periodicity is measured, too.</param>
    internal void Measure(ReadOnlySpan<float> samples, int first, int end, PitchCandidates candidates, bool withPeriodicity)
    {
        for (; first < end; first += Lanes)
        {
            var count = Math.Min(Lanes, end - first);
            Array.Clear(_frames);
            for (var lane = 0; lane < count; lane++)
            {
                candidates.Begin(first + lane, CopyFrame(samples, (first + lane) * _hop, lane));
            }

            Correlate();
            for (var lane = 0; lane < count; lane++)
            {
                FindCandidates(_correlations[lane], first + lane, candidates);
                if (withPeriodicity)
                {
                    candidates.Periodicity[first + lane] = Periodicity(_correlations[lane]);
                }
            }
        }
    }

    /// <summary>Chooses a path.</summary>
    /// <param name="samples">The signal.</param>
    /// <param name="candidates">All its frames.</param>
    internal PitchFrame[] Choose(ReadOnlySpan<float> samples, PitchCandidates candidates) =>
        _path.Cheapest(candidates, GlobalPeak(samples), _hop / (double)SampleRate);

    /// <summary>Samples on either side of a frame's center that the frame depends on.</summary>
    internal int Reach => _window.Length / 2;

    private static double GlobalPeak(ReadOnlySpan<float> samples)
    {
        var mean = Moments.Sum(samples) / samples.Length;
        var peak = Math.Max(TensorPrimitives.Max(samples) - mean, mean - TensorPrimitives.Min(samples));

        // Rounding errors of a constant signal are not sound.
        return peak > 1e-7 ? peak : 0;
    }

    // Writes a windowed frame without its mean and returns the peak of the period around its center.
    private double CopyFrame(ReadOnlySpan<float> samples, int center, int lane)
    {
        var start = center - (_window.Length / 2);
        var (from, to) = (Math.Max(0, start), Math.Min(samples.Length, start + _window.Length));
        var mean = from < to ? Moments.Sum(samples[from..to]) / (to - from) : 0;
        var (near, far) = (center - (_longestLag / 2), center + (_longestLag / 2));
        var peak = 0.0;
        for (var i = from; i < to; i++)
        {
            var value = samples[i] - mean;
            peak = i >= near && i <= far ? Math.Max(peak, Math.Abs(value)) : peak;
            _frames[((i - start) * Lanes) + lane] = value * _window[i - start];
        }

        return peak;
    }

    // The power spectrum is real and even: its transform is the autocorrelation.
    private void Correlate()
    {
        _fourier.Transform(new InterleavedFrames(_frames));
        for (var k = 0; k <= Length / 4; k++)
        {
            var (real, imaginary) = _fourier.Bins(k);
            var (realLow, realHigh) = Vector256.Widen(real);
            var (imaginaryLow, imaginaryHigh) = Vector256.Widen(imaginary);
            StorePower(k, (realLow * realLow) + (imaginaryLow * imaginaryLow));
            StorePower((Length / 2) - k, (realHigh * realHigh) + (imaginaryHigh * imaginaryHigh));
        }

        _fourier.Transform(new InterleavedFrames(_frames));
        for (var lag = 0; lag < _windowCorrelation.Length; lag++)
        {
            var real = _fourier.Bins(lag).Real;
            for (var lane = 0; lane < Lanes; lane++)
            {
                _correlations[lane][lag] = real[lane];
            }
        }

        foreach (var correlation in _correlations)
        {
            var scale = correlation[0] > 0 ? _windowCorrelation[0] / correlation[0] : 0;
            for (var lag = 0; lag < correlation.Length; lag++)
            {
                correlation[lag] *= scale / _windowCorrelation[lag];
            }
        }
    }

    private void StorePower(int bin, Vector256<double> power)
    {
        power.CopyTo(_frames, bin * Lanes);
        power.CopyTo(_frames, (Length - bin) % Length * Lanes);
    }

    // The greatest autocorrelation; between samples if it is a peak.
    private double Periodicity(double[] correlation)
    {
        var best = _shortestLag;
        for (var lag = _shortestLag; lag <= _longestLag; lag++)
        {
            best = correlation[lag] > correlation[best] ? lag : best;
        }

        var isPeak = best >= 2 && correlation[best] > correlation[best - 1] && correlation[best] >= correlation[best + 1];
        var strength = isPeak ? SincInterpolation.Peak(correlation, best).Value : correlation[best];
        return Math.Max(0, strength > 1 ? 1 / strength : strength);
    }

    private void FindCandidates(double[] correlation, int frame, PitchCandidates candidates)
    {
        for (var lag = Math.Max(2, _shortestLag); lag <= _longestLag; lag++)
        {
            if (correlation[lag] > 0.5 * _settings.VoicingThreshold && correlation[lag] > correlation[lag - 1] && correlation[lag] >= correlation[lag + 1])
            {
                var (period, strength) = SincInterpolation.Peak(correlation, lag);
                var frequency = SampleRate / period;
                if (frequency >= _settings.Floor && frequency <= _settings.Ceiling)
                {
                    // A value above 1 comes from the division by the window's autocorrelation; the larger, the worse.
                    candidates.Add(frame, frequency, strength > 1 ? 1 / strength : strength);
                }
            }
        }
    }
}
