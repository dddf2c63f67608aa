using System.Numerics.Tensors;

namespace EmotionRecognition.Audio;

/// <summary>What can be said about the quality of a recording without listening to it, measured over all channels.</summary>
/// <param name="Format">The file's format.</param>
/// <param name="Duration">Seconds of sound that were measured.</param>
/// <param name="IsSilent">Whether all samples of all channels are zero.</param>
/// <param name="Peak">The greatest magnitude of a sample; full scale is 1.</param>
/// <param name="ClippedShare">The share of samples, from 0 to 1, that are beyond full scale or among at least three in a row at full scale.</param>
/// <param name="Correlation">The correlation of the two channels, from -1 to 1; null unless there are two and both of them vary.</param>
/// <param name="Notices">The notices of the file, and what keeps the recording from being useful: one line each.</param>
public sealed record SoundQuality(
    SoundFormat Format, double Duration, bool IsSilent, double Peak, double ClippedShare, double? Correlation, IReadOnlyList<string> Notices)
{
    private const int BlockFrames = 16384;
    private const int Run = 3;
    private const double Opposite = -0.99;

    /// <summary>Whether one channel is the other one turned upside down, so that they cancel each other out in their mean.</summary>
    public bool IsOppositePhase => Correlation < Opposite;

    /// <summary>Measures the recording of an utterance. Memory does not grow with its length.</summary>
    /// <param name="span">Where the utterance is.</param>
    /// <exception cref="InputException">The file cannot be read or does not contain these times.</exception>
    public static SoundQuality Measure(SoundSpan span)
    {
        using var file = SoundFile.Open(span.File);
        var format = file.Format;
        var (first, count) = SoundLoader.Cut(span, format, format.SampleRate, format.FrameCount);
        var meter = new Meter(format.Channels, file.FullScale);
        var block = new double[Math.Min(BlockFrames, count) * format.Channels];
        for (var done = 0L; done < count;)
        {
            var frames = block.AsSpan(0, (int)Math.Min(BlockFrames, count - done) * format.Channels);
            file.Read(first + done, frames);
            meter.Add(frames);
            done += frames.Length / format.Channels;
        }

        var quality = new SoundQuality(
            format,
            (double)count / format.SampleRate,
            meter.Peak == 0,
            meter.Peak,
            (double)meter.Clipped / (count * format.Channels),
            meter.Correlation(count),
            file.Notices);
        return quality with { Notices = [.. file.Notices, .. quality.Faults().Select(fault => $"{span.File}, utterance {span.Utterance}: {fault}")] };
    }

    private IEnumerable<string> Faults()
    {
        if (IsSilent)
        {
            yield return "digital silence";
        }

        if (IsOppositePhase)
        {
            yield return FormattableString.Invariant(
                $"two channels of opposite phase (correlation {Correlation:0.000}), which cancel each other out in the mean that features are computed from");
        }
    }

    /// <summary>What is known of the samples so far.</summary>
    private sealed class Meter(int channels, double fullScale)
    {
        private readonly (int Length, int Waiting)[] _runs = new (int, int)[channels];
        private double _left;
        private double _right;
        private double _leftSquares;
        private double _rightSquares;
        private double _products;

        public double Peak { get; private set; }

        public long Clipped { get; private set; }

        public void Add(ReadOnlySpan<double> frames)
        {
            var peak = Math.Abs(TensorPrimitives.MaxMagnitude(frames));
            Peak = Math.Max(Peak, peak);
            if (peak < fullScale)
            {
                Array.Clear(_runs);
            }

            for (var i = 0; !(peak < fullScale) && i < frames.Length; i++)
            {
                Count(Math.Abs(frames[i]), ref _runs[i % channels]);
            }

            for (var i = 0; channels == 2 && i < frames.Length; i += 2)
            {
                var (left, right) = (frames[i], frames[i + 1]);
                (_left, _right, _products) = (_left + left, _right + right, _products + (left * right));
                (_leftSquares, _rightSquares) = (_leftSquares + (left * left), _rightSquares + (right * right));
            }
        }

        public double? Correlation(long frames)
        {
            var covariance = _products - (_left * _right / frames);
            var variances = (_leftSquares - (_left * _left / frames)) * (_rightSquares - (_right * _right / frames));
            return variances > 0 ? Math.Clamp(covariance / Math.Sqrt(variances), -1, 1) : null;
        }

        // A sample beyond full scale counts at once, those at full scale when they are enough.
        private void Count(double magnitude, ref (int Length, int Waiting) run)
        {
            if (magnitude < fullScale)
            {
                run = default;
                return;
            }

            run = (run.Length + 1, run.Waiting + (magnitude > 1 ? 0 : 1));
            Clipped += magnitude > 1 ? 1 : 0;
            if (run.Length >= Run)
            {
                Clipped += run.Waiting;
                run.Waiting = 0;
            }
        }
    }
}
