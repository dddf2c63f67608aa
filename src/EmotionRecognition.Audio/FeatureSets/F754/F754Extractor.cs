using EmotionRecognition.Audio.Pitch;

namespace EmotionRecognition.Audio.FeatureSets.F754;

/// <summary>Computes the 754 features of <see cref="F754Set"/>. Keeps its working memory: one instance per thread.</summary>
public sealed class F754Extractor : IFeatureExtractor
{
    // A frame of the pitch tracker is centered on a multiple of the hop, a descriptor's frame 200 samples after one.
    private const int Lead = (PitchShift * FrameGrid.Hop) - (FrameGrid.Length / 2);
    private const int PitchShift = 2;

    private readonly PitchTracker _tracker = new(new PitchSettings { Floor = 60, Ceiling = 500, Hop = FrameGrid.Seconds, Candidates = 5 });
    private readonly Descriptors _descriptors = new();

    /// <inheritdoc/>
    public void Extract(ReadOnlySpan<float> samples, Span<float> features)
    {
        if (samples.IsEmpty)
        {
            throw new ArgumentException("a signal without samples has no features", nameof(samples));
        }

        if (features.Length != F754Set.Count)
        {
            throw new ArgumentException($"{features.Length} features, expected {F754Set.Count}", nameof(features));
        }

        if (samples.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) is >= 0 and var bad)
        {
            throw new ArgumentException($"sample {bad} is {samples[bad]}", nameof(samples));
        }

        var values = Compute(Level.Trim(samples));
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = (float)values[i];
        }

        if (features.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
        {
            throw new ArgumentException("the samples are too large to compute features from", nameof(samples));
        }
    }

    private List<double> Compute(ReadOnlySpan<float> samples)
    {
        var frames = FrameGrid.Count(samples.Length);
        var padded = new float[Math.Max(Lead + samples.Length, (frames + PitchShift) * FrameGrid.Hop)];
        samples.CopyTo(padded.AsSpan(Lead));
        var periodicity = new double[_tracker.FrameCount(padded.Length)];
        var tracked = _tracker.Track(padded, periodicity);
        var jitter = GlottalPulses.Jitter(GlottalPulses.Find(padded, tracked));
        var pitch = tracked.AsSpan(PitchShift, frames);
        var contours = _descriptors.Compute(samples, periodicity.AsSpan(PitchShift, frames));
        var voiced = Array.ConvertAll(pitch.ToArray(), frame => frame.IsVoiced);
        double[] times = [.. Enumerable.Range(0, frames).Select(frame => frame * FrameGrid.Seconds)];

        List<double> values = new(F754Set.Count);
        foreach (var contour in contours)
        {
            values.AddRange(Functionals.Of(contour, times));
            values.AddRange(Functionals.OfDelta(contour));
        }

        foreach (var contour in contours)
        {
            double[] chosen = [.. contour.Where((_, frame) => voiced[frame])];
            values.AddRange(Statistics.Mean(chosen), Statistics.Deviation(chosen));
        }

        values.AddRange(PitchFunctionals.Of(pitch, contours[0], jitter));
        values.AddRange(TimeFunctionals.Of(voiced, contours[0]));
        return values;
    }
}
