using System.Numerics.Tensors;
using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.FeatureSets;

/// <summary>
/// Computes the 276 acoustic features of one utterance after another. Keeps working memory between utterances: use one
/// instance per thread.
/// </summary>
public sealed class Study276Extractor : IFeatureExtractor
{
    // A frame is silent if it has at most this share of the mean energy.
    private const double SilenceShare = 0.4;

    // The study scales these two features by 1000.
    private const double Thousand = 1000;

    private readonly FramedSignal _signal = new();
    private readonly ShortTimeFourierTransform _transform;
    private readonly HarmonicMean _harmonicMean;
    private readonly Autocorrelation _autocorrelation = new();
    private readonly Tuning _tuning = new();
    private readonly SpectralContrast _spectralContrast = new();
    private readonly Dictionary<double, ChromaFilterBank> _chromaFilters = [];
    private readonly FrameMatrix _magnitude = new(ShortTimeFourierTransform.Bins);
    private readonly FrameMatrix _lowest = new(2);
    private readonly FrameMatrix _mel = new(MelFilterBank.Bands);
    private readonly FrameMatrix _mfcc = new(Mfcc.Coefficients);
    private readonly FrameMatrix _chroma = new(ChromaFilterBank.Classes);
    private readonly FrameMatrix _contrast = new(SpectralContrast.Bands);
    private float[] _clipped = [];
    private double[] _frames = [];

    /// <summary>Allocates working memory.</summary>
    public Study276Extractor()
    {
        var fourier = new FrameFourier();
        (_transform, _harmonicMean) = (new ShortTimeFourierTransform(fourier), new HarmonicMean(fourier));
    }

    /// <summary>Computes the features of an utterance.</summary>
    /// <param name="samples">At least one sample, mono at <see cref="Study276.Rate"/>, in [-1, 1].</param>
    /// <param name="features">Receives <see cref="Study276.Count"/> finite values in the order of
    /// <see cref="Study276.Names"/>.</param>
    /// <exception cref="ArgumentException">There is no sample, one is not finite or so large that a feature overflows, or
    /// <paramref name="features"/> has a different length.</exception>
    public void Extract(ReadOnlySpan<float> samples, Span<float> features)
    {
        if (samples.IsEmpty)
        {
            throw new ArgumentException("a signal without samples has no features", nameof(samples));
        }

        if (features.Length != Study276.Count)
        {
            throw new ArgumentException($"{features.Length} features, expected {Study276.Count}", nameof(features));
        }

        var level = Amplitude(samples, features);
        Energy(samples, features);
        Correlation(samples, (float)(CenterClipping.Share * level), features);
        _signal.Set(samples);
        _transform.Magnitude(_signal, _magnitude, _lowest);
        features[Study276.Harmonic] = (float)(Thousand * _harmonicMean.Compute(_signal, _magnitude, _lowest));
        MelAndMfcc(features);
        Chroma(features);
        Contrast(features);
        if (features.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
        {
            throw new ArgumentException("the samples are too large to compute features from", nameof(samples));
        }
    }

    private static double Amplitude(ReadOnlySpan<float> samples, Span<float> features)
    {
        var level = Moments.SumOfMagnitudes(samples) / samples.Length;
        if (!double.IsFinite(level))
        {
            var bad = samples.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
            throw new ArgumentException($"sample {bad} is {samples[bad]}", nameof(samples));
        }

        var mean = Moments.Sum(samples) / samples.Length;
        features[Study276.SignalMean] = (float)level;
        features[Study276.SignalDeviation] = (float)Math.Sqrt(Moments.SumOfSquares(samples, mean) / samples.Length);
        return level;
    }

    private void Energy(ReadOnlySpan<float> samples, Span<float> features)
    {
        var frames = Take(ref _frames, ShortTimeFourierTransform.FrameCount(samples.Length));
        ZeroCrossings.Compute(samples, frames);
        features[Study276.ZeroCrossingRate] = (float)TensorPrimitives.Average<double>(frames);

        FrameEnergy.Compute(samples, FrameEnergy.Offset, frames);
        var energy = TensorPrimitives.Average<double>(frames);
        features[Study276.EnergyMean] = (float)energy;
        features[Study276.EnergyDeviation] = (float)TensorPrimitives.StdDev<double>(frames);
        features[Study276.Silence] = (float)ShareAtMost(frames, SilenceShare * energy);
    }

    private void Correlation(ReadOnlySpan<float> samples, float level, Span<float> features)
    {
        var clipped = Take(ref _clipped, samples.Length);
        CenterClipping.Apply(samples, level, clipped);
        var (maximum, deviation) = _autocorrelation.Summarize(clipped);
        features[Study276.CorrelationMaximum] = (float)(Thousand * maximum / samples.Length);
        features[Study276.CorrelationDeviation] = (float)deviation;
    }

    private void MelAndMfcc(Span<float> features)
    {
        MelFilterBank.Apply(_magnitude, _mel);
        _mel.Means(features.Slice(Study276.FirstMel, _mel.Rows));
        Decibels.FromPower(_mel, _mel);
        Mfcc.Transform(_mel, _mfcc);
        _mfcc.Means(features.Slice(Study276.FirstMfccMean, _mfcc.Rows));
        _mfcc.Deviations(features.Slice(Study276.FirstMfccDeviation, _mfcc.Rows));
        _mfcc.Maxima(features.Slice(Study276.FirstMfccMaximum, _mfcc.Rows));
    }

    private void Chroma(Span<float> features)
    {
        // There are only a hundred tunings.
        var tuning = _tuning.Estimate(_magnitude);
        if (!_chromaFilters.TryGetValue(tuning, out var filters))
        {
            _chromaFilters.Add(tuning, filters = new ChromaFilterBank(tuning));
        }

        filters.Apply(_magnitude, _chroma);
        _chroma.Means(features.Slice(Study276.FirstChroma, _chroma.Rows));
    }

    private void Contrast(Span<float> features)
    {
        _spectralContrast.Compute(_magnitude, _contrast);
        _contrast.Means(features.Slice(Study276.FirstContrast, _contrast.Rows));
    }

    private static Span<T> Take<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new T[length + (length / 4)];
        }

        return buffer.AsSpan(0, length);
    }

    private static double ShareAtMost(ReadOnlySpan<double> values, double bound)
    {
        var count = 0;
        foreach (var value in values)
        {
            count += value <= bound ? 1 : 0;
        }

        return (double)count / values.Length;
    }
}
