using EmotionRecognition.Audio.Pitch;

namespace EmotionRecognition.Audio.FeatureSets.F754;

/// <summary>What F0 and the level of voiced frames do: 37 features; those without enough voiced frames are 0.</summary>
internal static class PitchFunctionals
{
    private const double ReferenceHertz = 27.5;

    // The slope of a shorter run says little.
    private const int ShortestRun = 5;

    /// <summary>Their names in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Functionals.Names.Select(name => $"f0_{name}"),
        .. Functionals.Names.Take(9).Select(name => $"f0_hz_{name}"),
        "f0_delta_mean_abs", "f0_delta_sd", "f0_rise_mean", "f0_rise_sd", "f0_fall_mean", "f0_fall_sd", "f0_rise_share",
        "jitter", "level_change_mean_abs", "level_change_sd",
        "f0_run_slope_mean", "f0_run_slope_sd", "f0_run_slope_max", "f0_run_slope_min", "f0_first_quarter", "f0_last_quarter",
    ];

    /// <summary>Computes them.</summary>
    /// <param name="pitch">The F0 of each frame.</param>
    /// <param name="levels">The level of each frame, dB.</param>
    /// <param name="jitter">Local jitter, a ratio.</param>
    public static double[] Of(ReadOnlySpan<PitchFrame> pitch, ReadOnlySpan<double> levels, double jitter)
    {
        var (hertz, semitones, times) = (new List<double>(), new List<double>(), new List<double>());
        var (changes, levelChanges) = (new List<double>(), new List<double>());
        for (var frame = 0; frame < pitch.Length; frame++)
        {
            if (!pitch[frame].IsVoiced)
            {
                continue;
            }

            hertz.Add(pitch[frame].Frequency);
            semitones.Add(12 * Math.Log2(pitch[frame].Frequency / ReferenceHertz));
            times.Add(frame * FrameGrid.Seconds);
            if (frame > 0 && pitch[frame - 1].IsVoiced)
            {
                changes.Add(semitones[^1] - semitones[^2]);
                levelChanges.Add(levels[frame] - levels[frame - 1]);
            }
        }

        double[] rises = [.. changes.Where(change => change > 0)];
        double[] falls = [.. changes.Where(change => change < 0)];
        var slopes = Slopes(semitones, times);
        var quarter = Math.Max(1, semitones.Count / 4);
        var mean = Statistics.Mean([.. semitones]);
        return
        [
            .. Functionals.Of([.. semitones], [.. times]),
            .. Functionals.Distribution([.. hertz]),
            Statistics.Mean([.. changes.Select(Math.Abs)]), Statistics.Deviation([.. changes]),
            Statistics.Mean(rises), Statistics.Deviation(rises), Statistics.Mean(falls), Statistics.Deviation(falls),
            rises.Length / (double)Math.Max(1, changes.Count),
            jitter,
            Statistics.Mean([.. levelChanges.Select(Math.Abs)]), Statistics.Deviation([.. levelChanges]),
            Statistics.Mean(slopes), Statistics.Deviation(slopes), slopes.DefaultIfEmpty().Max(), slopes.DefaultIfEmpty().Min(),
            Statistics.Mean([.. semitones.Take(quarter)]) - mean, Statistics.Mean([.. semitones.TakeLast(quarter)]) - mean,
        ];
    }

    // Semitones per second, for each run of voiced frames.
    private static double[] Slopes(List<double> semitones, List<double> times)
    {
        List<double> slopes = [];
        for (var start = 0; start < times.Count;)
        {
            var end = start + 1;
            while (end < times.Count && times[end] - times[end - 1] < 1.5 * FrameGrid.Seconds)
            {
                end++;
            }

            if (end - start >= ShortestRun)
            {
                slopes.Add(Statistics.Slope([.. times[start..end]], [.. semitones[start..end]]));
            }

            start = end;
        }

        return [.. slopes];
    }
}
