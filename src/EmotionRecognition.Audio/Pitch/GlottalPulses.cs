using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Pitch;

/// <summary>
/// Finds the single periods of a voice, and how much they differ: jitter and shimmer. In each run of voiced frames, the first pulse is placed on the extremum
/// near the middle, the others where a period of the waveform correlates best with the previous one (Praat's <c>To PointProcess (cc)</c>).
/// </summary>
public static class GlottalPulses
{
    // Praat's limits: neighbors that differ more are not two periods of one voice.
    private const double LargestPeriodRatio = 1.3;
    private const double LargestAmplitudeRatio = 1.6;
    private const double LeastCorrelation = 0.3;

    /// <summary>Finds the pulses of a signal.</summary>
    /// <param name="samples">The signal at <see cref="PitchTracker.SampleRate"/>.</param>
    /// <param name="pitch">Its F0 from <see cref="PitchTracker.Track(ReadOnlySpan{float})"/>.</param>
    /// <returns>One list per run of voiced frames: positions in samples, ascending.</returns>
    public static IReadOnlyList<IReadOnlyList<double>> Find(ReadOnlySpan<float> samples, ReadOnlySpan<PitchFrame> pitch)
    {
        List<IReadOnlyList<double>> runs = [];
        for (var first = 0; first < pitch.Length; first++)
        {
            if (!pitch[first].IsVoiced)
            {
                continue;
            }

            var end = first;
            while (end < pitch.Length && pitch[end].IsVoiced)
            {
                end++;
            }

            runs.Add(FindRun(samples, pitch[first..end]));
            first = end;
        }

        return runs;
    }

    /// <summary>Local jitter: the mean difference of successive periods over the mean period.</summary>
    /// <param name="runs">The pulses.</param>
    /// <returns>A ratio, 0.01 is 1 %; 0 if no two periods follow each other.</returns>
    public static double Jitter(IReadOnlyList<IReadOnlyList<double>> runs)
    {
        var (difference, differences, sum, periods) = (0.0, 0, 0.0, 0);
        foreach (var run in runs)
        {
            for (var i = 1; i < run.Count; i++)
            {
                var period = run[i] - run[i - 1];
                (sum, periods) = (sum + period, periods + 1);
                if (i > 1 && IsNear(period, run[i - 1] - run[i - 2], LargestPeriodRatio))
                {
                    difference += Math.Abs(period - (run[i - 1] - run[i - 2]));
                    differences++;
                }
            }
        }

        return differences == 0 ? 0 : difference / differences / (sum / periods);
    }

    /// <summary>Local shimmer: the mean difference of successive amplitudes over the mean amplitude.</summary>
    /// <param name="samples">The signal.</param>
    /// <param name="runs">Its pulses.</param>
    /// <returns>A ratio; 0 if no two periods follow each other.</returns>
    public static double Shimmer(ReadOnlySpan<float> samples, IReadOnlyList<IReadOnlyList<double>> runs)
    {
        var (difference, differences, sum, count) = (0.0, 0, 0.0, 0);
        foreach (var run in runs)
        {
            var before = 0.0;
            for (var i = 1; i < run.Count - 1; i++)
            {
                var amplitude = Amplitude(samples, run[i - 1], run[i], run[i + 1]);
                (sum, count) = (sum + amplitude, count + 1);
                if (before > 0 && IsNear(amplitude, before, LargestAmplitudeRatio))
                {
                    difference += Math.Abs(amplitude - before);
                    differences++;
                }

                before = amplitude;
            }
        }

        return differences == 0 || sum == 0 ? 0 : difference / differences / (sum / count);
    }

    private static bool IsNear(double a, double b, double ratio) => a > 0 && b > 0 && a <= b * ratio && b <= a * ratio;

    // Root mean square under a Hann window that reaches a fifth of a period to either side of a pulse, as in Praat.
    private static double Amplitude(ReadOnlySpan<float> samples, double before, double pulse, double after)
    {
        const double Reach = 0.2;
        var (left, right) = (Reach * (pulse - before), Reach * (after - pulse));
        var (sum, weights) = (0.0, 0.0);
        for (var i = Math.Max(0, (int)Math.Ceiling(pulse - left)); i <= Math.Min(samples.Length - 1, (int)(pulse + right)); i++)
        {
            var weight = 0.5 + (0.5 * Math.Cos(Math.PI * (i - pulse) / (i < pulse ? left : right)));
            sum += weight * weight * samples[i] * samples[i];
            weights += weight * weight;
        }

        return weights > 0 ? Math.Sqrt(sum / weights) : 0;
    }

    private static List<double> FindRun(ReadOnlySpan<float> samples, ReadOnlySpan<PitchFrame> run)
    {
        var (start, end) = (At(run[0]), At(run[^1]));
        var middle = Extremum(samples, At(run[run.Length / 2]), PitchTracker.SampleRate / run[run.Length / 2].Frequency);
        List<double> pulses = [.. Follow(samples, run, middle, -1, start), middle, .. Follow(samples, run, middle, 1, end)];
        pulses.Sort();
        return pulses;
    }

    private static double At(PitchFrame frame) => frame.Time * PitchTracker.SampleRate;

    private static double Extremum(ReadOnlySpan<float> samples, double center, double period)
    {
        var (from, to) = (Math.Max(0, (int)(center - (period / 2))), Math.Min(samples.Length - 1, (int)(center + (period / 2))));
        var best = from;
        for (var i = from; i <= to; i++)
        {
            best = Math.Abs(samples[i]) > Math.Abs(samples[best]) ? i : best;
        }

        return best;
    }

    private static List<double> Follow(ReadOnlySpan<float> samples, ReadOnlySpan<PitchFrame> run, double pulse, int direction, double end)
    {
        List<double> pulses = [];
        while (true)
        {
            var frame = (int)Math.Round((pulse - At(run[0])) / Math.Max(1, At(run[^1]) - At(run[0])) * (run.Length - 1));
            var period = PitchTracker.SampleRate / run[Math.Clamp(frame, 0, run.Length - 1)].Frequency;
            var (shift, correlation) = BestShift(samples, pulse, period, direction);
            pulse += direction * shift;
            if ((direction * (pulse - end)) > period / 2 || pulse < 0 || pulse > samples.Length - 1)
            {
                return pulses;
            }

            if (correlation > LeastCorrelation)
            {
                pulses.Add(pulse);
            }
        }
    }

    // The shift from 0.8 to 1.25 periods at which the period around the pulse correlates best with the signal.
    private static (double Shift, double Correlation) BestShift(ReadOnlySpan<float> samples, double pulse, double period, int direction)
    {
        var (center, half) = ((int)Math.Round(pulse), (int)(period / 2));
        var (shortest, longest) = ((int)(0.8 * period), (int)Math.Ceiling(1.25 * period));
        Span<double> correlations = stackalloc double[longest - shortest + 3];
        Correlate(samples, center - half, center + (direction * (shortest - 1)) - half, direction, (2 * half) + 1, correlations);
        var best = 1;
        for (var i = 1; i < correlations.Length - 1; i++)
        {
            best = correlations[i] > correlations[best] ? i : best;
        }

        var (before, here, after) = (correlations[best - 1], correlations[best], correlations[best + 1]);
        var curvature = (2 * here) - before - after;
        var vertex = curvature > 0 ? Math.Clamp(0.5 * (after - before) / curvature, -1, 1) : 0;
        return here > LeastCorrelation ? (shortest - 1 + best + vertex, here) : (period, here);
    }

    // The normalized correlations of a part of the signal with others, each a sample farther away than the one before.
    private static void Correlate(ReadOnlySpan<float> samples, int first, int second, int direction, int length, Span<double> correlations)
    {
        var last = second + (direction * (correlations.Length - 1));
        if (Math.Min(first, Math.Min(second, last)) < 0 || Math.Max(first, Math.Max(second, last)) + length > samples.Length)
        {
            for (var i = 0; i < correlations.Length; i++)
            {
                correlations[i] = Correlation(samples, first, second + (direction * i), length);
            }

            return;
        }

        // Inside of the signal, a step takes one sample in and another one out.
        var part = samples.Slice(first, length);
        var (own, other) = (Moments.Product(part, part), Moments.Product(samples.Slice(second, length), samples.Slice(second, length)));
        for (var i = 0; i < correlations.Length; i++)
        {
            var at = second + (direction * i);
            var norm = own * other;
            correlations[i] = norm > 0 ? Moments.Product(part, samples.Slice(at, length)) / Math.Sqrt(norm) : 0;
            if (i < correlations.Length - 1)
            {
                var (gone, come) = direction > 0 ? (samples[at], samples[at + length]) : (samples[at + length - 1], samples[at - 1]);
                other = Math.Max(0, other + (((double)come * come) - ((double)gone * gone)));
            }
        }
    }

    private static double Correlation(ReadOnlySpan<float> samples, int first, int second, int length)
    {
        var skip = Math.Max(0, Math.Max(-first, -second));
        var count = Math.Min(length, samples.Length - Math.Max(first, second)) - skip;
        if (count <= 0)
        {
            return 0;
        }

        var a = samples.Slice(first + skip, count);
        var b = samples.Slice(second + skip, count);
        var norm = Moments.Product(a, a) * Moments.Product(b, b);
        return norm > 0 ? Moments.Product(a, b) / Math.Sqrt(norm) : 0;
    }
}
