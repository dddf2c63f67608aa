using System.Numerics.Tensors;
using EmotionRecognition.Audio.Dsp;
using NWaves.Transforms;

namespace EmotionRecognition.Audio.FeatureSets;

/// <summary>Computes <see cref="MfccMap"/>. Keeps its working memory: one instance per thread.</summary>
public sealed class MfccMapExtractor : IFeatureExtractor
{
    /// <summary>Samples of the map.</summary>
    internal const int Length = 3 * MfccMap.Rate;

    /// <summary>Samples from one frame to the next.</summary>
    internal const int Hop = 512;

    private const int Start = MfccMap.Rate / 2;
    private const int WindowLength = 512;
    private const int Points = 1024;
    private const int Bands = MelFilterBank.Bands;

    // The periodic Hamming window in the middle of a frame.
    private static readonly double[] _window =
        [.. Enumerable.Range(0, WindowLength).Select(n => 0.54 - (0.46 * Math.Cos(2 * Math.PI * n / WindowLength)))];

    private static readonly (int FirstBin, double[] Weights)[] _filters = MelFilterBank.Create(MfccMap.Rate, Points);

    private readonly RealFft64 _fft = new(Points);
    private readonly double[] _frame = new double[Points];
    private readonly double[] _real = new double[Points];
    private readonly double[] _imaginary = new double[Points];
    private readonly double[] _power = new double[(Points / 2) + 1];
    private readonly FrameMatrix _decibels = new(Bands);
    private readonly FrameMatrix _coefficients = new(MfccMap.Coefficients);

    /// <inheritdoc/>
    public void Extract(ReadOnlySpan<float> samples, Span<float> features)
    {
        if (samples.IsEmpty)
        {
            throw new ArgumentException("a signal without samples has no features", nameof(samples));
        }

        if (features.Length != MfccMap.Coefficients * MfccMap.Frames)
        {
            throw new ArgumentException($"{features.Length} features, expected {MfccMap.Coefficients * MfccMap.Frames}", nameof(features));
        }

        if (samples.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) is >= 0 and var bad)
        {
            throw new ArgumentException($"sample {bad} is {samples[bad]}", nameof(samples));
        }

        _decibels.Resize(MfccMap.Frames);
        _decibels.Values.Clear();
        var span = samples[Math.Min(Start, samples.Length)..Math.Min(Start + Length, samples.Length)];
        for (var frame = 0; frame < MfccMap.Frames; frame++)
        {
            Mel(span, frame);
        }

        Decibels.FromPower(_decibels, _decibels);
        Mfcc.Transform(_decibels, _coefficients);
        for (var coefficient = 0; coefficient < MfccMap.Coefficients; coefficient++)
        {
            for (var frame = 0; frame < MfccMap.Frames; frame++)
            {
                features[(coefficient * MfccMap.Frames) + frame] = _coefficients[coefficient, frame];
            }
        }

        if (features.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
        {
            throw new ArgumentException("the samples are too large to compute features from", nameof(samples));
        }
    }

    // The power in each band of the frame around a sample; outside of the signal is silence.
    private void Mel(ReadOnlySpan<float> samples, int frame)
    {
        Array.Clear(_frame);
        for (var n = 0; n < WindowLength; n++)
        {
            var at = (frame * Hop) - (WindowLength / 2) + n;
            _frame[((Points - WindowLength) / 2) + n] = at >= 0 && at < samples.Length ? samples[at] * _window[n] : 0;
        }

        _fft.Direct(_frame, _real, _imaginary);
        for (var bin = 0; bin < _power.Length; bin++)
        {
            _power[bin] = (_real[bin] * _real[bin]) + (_imaginary[bin] * _imaginary[bin]);
        }

        for (var band = 0; band < Bands; band++)
        {
            var (first, weights) = _filters[band];
            _decibels[band, frame] = (float)TensorPrimitives.Dot(_power.AsSpan(first, weights.Length), weights);
        }
    }
}
