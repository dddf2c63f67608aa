using NWaves.Transforms;
using NWaves.Windows;

namespace EmotionRecognition.Audio.Fingerprints;

/// <summary>The power in bands of equal width on a logarithmic scale, from frames of 64 ms every 16 ms.</summary>
internal static class BandPowers
{
    /// <summary>The floor, as a share of the mean power: noise at 20 dB stays well below it.</summary>
    public const double FloorShare = 0.04;

    private const int FrameLength = 1024;
    private const int Bins = FrameLength / 2;
    private const double Lowest = 150;
    private const double Highest = 3400;

    private static readonly double[] _edges =
    [
        .. Enumerable.Range(0, SoundFingerprint.Bands + 2)
            .Select(edge => Lowest * Math.Pow(Highest / Lowest, (double)edge / (SoundFingerprint.Bands + 1)) * FrameLength / SoundFingerprint.SampleRate),
    ];

    private static readonly (int First, float[] Weights)[] _filters = [.. Enumerable.Range(0, SoundFingerprint.Bands).Select(Filter)];
    private static readonly double[] _widths = [.. _filters.Select(filter => filter.Weights.Sum() / _filters.Sum(each => each.Weights.Sum()))];

    /// <summary>The share of all bands that a band is.</summary>
    public static double Width(int band) => _widths[band];

    /// <summary>The power of each frame in each band, (frames x bands).</summary>
    public static float[] Of(ReadOnlySpan<float> samples)
    {
        var frames = samples.Length < FrameLength ? (samples.Length > 0 ? 1 : 0) : 1 + ((samples.Length - FrameLength) / SoundFingerprint.HopLength);
        var power = new float[frames * SoundFingerprint.Bands];
        var (fft, window) = (new RealFft(FrameLength), Window.Hann(FrameLength));
        var (frame, real, imaginary, spectrum) = (new float[FrameLength], new float[FrameLength], new float[FrameLength], new float[Bins]);
        for (var t = 0; t < frames; t++)
        {
            var part = samples[(t * SoundFingerprint.HopLength)..Math.Min(samples.Length, (t * SoundFingerprint.HopLength) + FrameLength)];
            Array.Clear(frame);
            for (var i = 0; i < part.Length; i++)
            {
                frame[i] = part[i] * window[i];
            }

            fft.Direct(frame, real, imaginary);
            for (var bin = 0; bin < Bins; bin++)
            {
                spectrum[bin] = (real[bin] * real[bin]) + (imaginary[bin] * imaginary[bin]);
            }

            for (var band = 0; band < SoundFingerprint.Bands; band++)
            {
                var (first, weights) = _filters[band];
                var sum = 0f;
                for (var i = 0; i < weights.Length; i++)
                {
                    sum += weights[i] * spectrum[first + i];
                }

                power[(t * SoundFingerprint.Bands) + band] = sum;
            }
        }

        return power;
    }

    // Triangles from the middle of the band below to that of the band above.
    private static (int First, float[] Weights) Filter(int band)
    {
        var (low, middle, high) = (_edges[band], _edges[band + 1], _edges[band + 2]);
        var (first, last) = ((int)Math.Floor(low) + 1, (int)Math.Ceiling(high) - 1);
        return (first, [.. Enumerable.Range(first, last - first + 1)
            .Select(bin => (float)(bin <= middle ? (bin - low) / (middle - low) : (high - bin) / (high - middle)))]);
    }
}
