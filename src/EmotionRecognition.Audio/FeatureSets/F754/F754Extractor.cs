using EmotionRecognition.Audio.Pitch;

namespace EmotionRecognition.Audio.FeatureSets.F754;

/// <summary>Computes the 754 features of <see cref="F754Set"/>. Keeps its working memory: one instance per thread.</summary>
public sealed class F754Extractor : IWindowExtractor
{
    // A frame of the pitch tracker is centered on a multiple of the hop, a descriptor's frame 200 samples after one.
    private const int Lead = (PitchShift * FrameGrid.Hop) - (FrameGrid.Length / 2);
    private const int PitchShift = 2;

    private static readonly PitchSettings _settings = new() { Floor = 60, Ceiling = 500, Hop = FrameGrid.Seconds, Candidates = 5 };

    private readonly PitchTracker _tracker = new(_settings);
    private readonly PitchCandidates _shared = new(_settings);
    private readonly PitchCandidates _own = new(_settings);
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

        Check(samples);
        Store(Compute(samples[Level.Trim(Level.Of(samples, FrameGrid.Count(samples.Length)), samples.Length)]), features);
    }

    /// <inheritdoc/>
    public void ExtractWindows(ReadOnlySpan<float> samples, IReadOnlyList<SampleRange> windows, Span<float> features)
    {
        if (features.Length != windows.Count * F754Set.Count)
        {
            throw new ArgumentException($"{features.Length} features for {windows.Count} windows, expected {F754Set.Count} each", nameof(features));
        }

        for (var first = 0; first < windows.Count;)
        {
            var (count, end) = Overlapping(windows, first);
            var rows = features.Slice(first * F754Set.Count, count * F754Set.Count);
            if (count == 1)
            {
                Extract(samples.Slice(windows[first].Start, windows[first].Length), rows);
            }
            else
            {
                var start = windows[first].Start;
                var own = windows.Skip(first).Take(count).Select(window => window with { Start = window.Start - start }).ToList();
                ExtractOverlapping(samples[start..end], own, rows);
            }

            first += count;
        }
    }

    // Windows from one on that overlap, a whole number of frames apart, each of a frame at least; and where the last of them ends.
    private static (int Count, int End) Overlapping(IReadOnlyList<SampleRange> windows, int first)
    {
        var (next, end) = (first + 1, windows[first].Start + windows[first].Length);
        if (windows[first].Length < FrameGrid.Length)
        {
            return (1, end);
        }

        while (next < windows.Count && windows[next] is { Length: >= FrameGrid.Length } window && window.Start >= windows[first].Start && window.Start < end
            && (window.Start - windows[first].Start) % FrameGrid.Hop == 0)
        {
            end = Math.Max(end, window.Start + window.Length);
            next++;
        }

        return (next - first, end);
    }

    private static void Check(ReadOnlySpan<float> samples)
    {
        if (samples.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) is >= 0 and var bad)
        {
            throw new ArgumentException($"sample {bad} is {samples[bad]}", nameof(samples));
        }
    }

    private static void Store(List<double> values, Span<float> features)
    {
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = (float)values[i];
        }

        if (features.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
        {
            throw new ArgumentException("the samples are too large to compute features from", nameof(features));
        }
    }

    // A signal as the pitch tracker gets it, so that its frames and those of the descriptors have the same centers.
    private static float[] Pad(ReadOnlySpan<float> samples, int frames)
    {
        var padded = new float[Math.Max(Lead + samples.Length, (frames + PitchShift) * FrameGrid.Hop)];
        samples.CopyTo(padded.AsSpan(Lead));
        return padded;
    }

    // Frames and their pitch candidates are measured once; those next to a window's ends, where the window ends the sound, again for each window.
    private void ExtractOverlapping(ReadOnlySpan<float> samples, List<SampleRange> windows, Span<float> features)
    {
        Check(samples);
        var contours = _descriptors.Measure(samples);
        var padded = Pad(samples, contours[0].Length);
        _shared.Start(_tracker.FrameCount(padded.Length));
        _tracker.Measure(padded, 0, _shared.Frames, _shared, true);
        foreach (var (row, window) in windows.Index())
        {
            var firstFrame = window.Start / FrameGrid.Hop;
            var levels = contours[0].AsSpan(firstFrame, FrameGrid.Count(window.Length));
            var (from, length) = Level.Trim(levels, window.Length).GetOffsetAndLength(window.Length);
            var values = length < FrameGrid.Length
                ? Compute(samples.Slice(window.Start + from, length))
                : Compute(samples.Slice(window.Start + from, length), contours, firstFrame + (from / FrameGrid.Hop));
            Store(values, features.Slice(row * F754Set.Count, F754Set.Count));
        }
    }

    private List<double> Compute(ReadOnlySpan<float> samples, double[][] contours, int firstFrame)
    {
        var frames = FrameGrid.Count(samples.Length);
        var padded = Pad(samples, frames);
        _own.Start(_tracker.FrameCount(padded.Length));

        // Frame k is centered on sample k * hop of the padded signal, the window on its samples from the lead on.
        var inside = Math.Min(_own.Frames, (Lead + _tracker.Reach + FrameGrid.Hop - 1) / FrameGrid.Hop);
        var end = Math.Clamp(((Lead + samples.Length - _tracker.Reach) / FrameGrid.Hop) + 1, inside, _own.Frames);
        _tracker.Measure(padded, 0, inside, _own, true);
        _own.Take(_shared, firstFrame + inside, inside, end - inside);
        _tracker.Measure(padded, end, _own.Frames, _own, true);
        return Summarize(padded, frames, Descriptors.Window(contours, firstFrame, _own.Periodicity.Slice(PitchShift, frames)));
    }

    private List<double> Compute(ReadOnlySpan<float> samples)
    {
        var frames = FrameGrid.Count(samples.Length);
        var padded = Pad(samples, frames);
        _own.Start(_tracker.FrameCount(padded.Length));
        _tracker.Measure(padded, 0, _own.Frames, _own, true);
        return Summarize(padded, frames, _descriptors.Compute(samples, _own.Periodicity.Slice(PitchShift, frames)));
    }

    // The candidates are in _own.
    private List<double> Summarize(float[] padded, int frames, double[][] contours)
    {
        var tracked = _tracker.Choose(padded, _own);
        var jitter = GlottalPulses.Jitter(GlottalPulses.Find(padded, tracked));
        var pitch = tracked.AsSpan(PitchShift, frames);
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
