using System.Numerics.Tensors;

namespace EmotionRecognition.Acoustics;

/// <summary>
/// Computes the 276 acoustic features of one utterance after another. Keeps its working memory between utterances: use one instance a
/// thread.
/// </summary>
public sealed class AcousticExtractor
{
    private const double SilenceShare = 0.4;

    private readonly ShortTimeFourierTransform _transform = new();
    private readonly Tuning _tuning = new();
    private readonly SpectralContrast _spectralContrast = new();
    private readonly FrameMatrix _magnitude = new(ShortTimeFourierTransform.Bins);
    private readonly Autocorrelation _autocorrelation = new();
    private readonly HarmonicMean _harmonicMean = new();
    private readonly Dictionary<double, ChromaFilterBank> _chromaFilters = [];
    private readonly FrameMatrix _lowest = new(2);
    private readonly FrameMatrix _mel = new(MelFilterBank.Bands);
    private readonly FrameMatrix _mfcc = new(Mfcc.Coefficients);
    private readonly FrameMatrix _chroma = new(ChromaFilterBank.Classes);
    private readonly FrameMatrix _contrast = new(SpectralContrast.Bands);
    private float[] _clipped = [];
    private double[] _frames = [];

    /// <summary>Computes the features of an utterance.</summary>
    /// <param name="samples">At least one sample, mono at <see cref="AcousticFeatures.SampleRate"/>, in [-1, 1].</param>
    /// <param name="features">Receives <see cref="AcousticFeatures.Count"/> finite values in the order of <see cref="AcousticFeatures.Names"/>.</param>
    /// <exception cref="ArgumentException">There is no sample, one is not a finite number or so great that a feature is none, or
    /// <paramref name="features"/> has another length.</exception>
    public void Extract(ReadOnlySpan<float> samples, Span<float> features)
    {
        if (samples.IsEmpty)
        {
            throw new ArgumentException("a signal without samples has no features", nameof(samples));
        }

        if (features.Length != AcousticFeatures.Count)
        {
            throw new ArgumentException($"{features.Length} features, expected {AcousticFeatures.Count}", nameof(features));
        }

        if (samples.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) is >= 0 and var bad)
        {
            throw new ArgumentException($"sample {bad} is {samples[bad]}", nameof(samples));
        }

        Waveform(samples, features);
        _transform.Magnitude(samples, _magnitude, _lowest);
        features[5] = (float)(1000 * _harmonicMean.Compute(_transform, _magnitude, _lowest, samples.Length));
        MelAndMfcc(features);
        Chroma(features);
        _spectralContrast.Compute(_magnitude, _contrast);
        _contrast.Means(features.Slice(AcousticFeatures.FirstContrast, _contrast.Rows));
        if (features.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
        {
            throw new ArgumentException("the samples are beyond what features can be computed of", nameof(samples));
        }
    }

    private void Waveform(ReadOnlySpan<float> samples, Span<float> features)
    {
        var mean = Moments.Sum(samples) / samples.Length;
        var level = Moments.SumOfMagnitudes(samples) / samples.Length;
        features[0] = (float)level;
        features[1] = (float)Math.Sqrt(Moments.SumOfSquares(samples, mean) / samples.Length);

        Resize(samples.Length);
        var frames = _frames.AsSpan(0, ShortTimeFourierTransform.FrameCount(samples.Length));
        FrameEnergy.Compute(samples, FrameEnergy.Offset, frames);
        var energy = TensorPrimitives.Average<double>(frames);
        features[2] = (float)energy;
        features[3] = (float)TensorPrimitives.StdDev<double>(frames);
        features[4] = (float)ShareAtMost(frames, SilenceShare * energy);

        var clipped = _clipped.AsSpan(0, samples.Length);
        CentreClipping.Apply(samples, (float)(CentreClipping.Share * level), clipped);
        var (maximum, deviation) = _autocorrelation.Summarize(clipped);
        features[6] = (float)(1000 * maximum / samples.Length);
        features[7] = (float)deviation;

        ZeroCrossings.Compute(samples, frames);
        features[8] = (float)TensorPrimitives.Average<double>(frames);
    }

    private void Resize(int samples)
    {
        if (_clipped.Length < samples)
        {
            _clipped = new float[samples];
            _frames = new double[ShortTimeFourierTransform.FrameCount(samples)];
        }
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

    private void MelAndMfcc(Span<float> features)
    {
        MelFilterBank.Apply(_magnitude, _mel);
        _mel.Means(features.Slice(AcousticFeatures.FirstMel, _mel.Rows));
        Decibels.FromPower(_mel, _mel);
        Mfcc.Transform(_mel, _mfcc);
        _mfcc.Means(features.Slice(AcousticFeatures.FirstMfccMean, _mfcc.Rows));
        _mfcc.Deviations(features.Slice(AcousticFeatures.FirstMfccDeviation, _mfcc.Rows));
        _mfcc.Maxima(features.Slice(AcousticFeatures.FirstMfccMaximum, _mfcc.Rows));
    }

    private void Chroma(Span<float> features)
    {
        // There are a hundred tunings.
        var tuning = _tuning.Estimate(_magnitude);
        if (!_chromaFilters.TryGetValue(tuning, out var filters))
        {
            _chromaFilters.Add(tuning, filters = new ChromaFilterBank(tuning));
        }

        filters.Apply(_magnitude, _chroma);
        _chroma.Means(features.Slice(AcousticFeatures.FirstChroma, _chroma.Rows));
    }
}
