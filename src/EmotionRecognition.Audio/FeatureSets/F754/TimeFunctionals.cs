namespace EmotionRecognition.Audio.FeatureSets.F754;

/// <summary>How speech is distributed over time: 15 features; those without a run or a pause are 0.</summary>
internal static class TimeFunctionals
{
    // Frames within 25 dB of nearly the loudest one are active; gaps between them of 100 ms or more are pauses (N. de Jong and T. Wempe, 2009).
    private const double ActiveRange = 25;
    private const int ShortestPause = 10;

    // A peak of the level is the greatest value within 50 ms on either side.
    private const int PeakReach = 5;

    /// <summary>Their names in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "log_frames", "voiced_share", "voiced_rate", "voiced_length_mean", "voiced_length_sd", "voiced_length_max",
        "unvoiced_length_mean", "unvoiced_length_sd", "unvoiced_length_max", "level_peak_rate", "active_share",
        "pause_length_mean", "pause_length_sd", "pause_length_max", "pause_rate",
    ];

    /// <summary>Computes them.</summary>
    /// <param name="voiced">Whether each frame is voiced.</param>
    /// <param name="levels">The level of each frame, dB.</param>
    public static double[] Of(bool[] voiced, double[] levels)
    {
        var seconds = voiced.Length * FrameGrid.Seconds;
        var runs = Run.Of(voiced);
        var threshold = Level.Peak(levels) - ActiveRange;
        var active = Array.ConvertAll(levels, level => level > Level.Silent + 1 && level >= threshold);
        var speech = Run.Of(active);
        double[] pauses = [.. speech.Zip(speech.Skip(1), (one, next) => new Run(one.End, next.Start))
            .Where(gap => gap.End - gap.Start >= ShortestPause).Select(gap => gap.Seconds)];
        return
        [
            Math.Log(voiced.Length),
            (double)voiced.Count(frame => frame) / voiced.Length,
            runs.Count / seconds,
            .. Lengths([.. runs.Select(run => run.Seconds)]),
            .. Lengths([.. Run.Of(Array.ConvertAll(voiced, frame => !frame)).Select(run => run.Seconds)]),
            Peaks(levels, active) / seconds,
            (double)active.Count(frame => frame) / active.Length,
            .. Lengths(pauses),
            pauses.Length / seconds,
        ];
    }

    private static double[] Lengths(double[] seconds) => [Statistics.Mean(seconds), Statistics.Deviation(seconds), seconds.DefaultIfEmpty().Max()];

    // Of equal values, the first counts.
    private static int Peaks(double[] levels, bool[] active)
    {
        var peaks = 0;
        for (var frame = 0; frame < levels.Length; frame++)
        {
            var before = levels.AsSpan(Math.Max(0, frame - PeakReach)..frame);
            var after = levels.AsSpan((frame + 1)..Math.Min(levels.Length, frame + PeakReach + 1));
            peaks += active[frame] && !before.ContainsAnyInRange(levels[frame], double.MaxValue)
                && !after.ContainsAnyInRange(Math.BitIncrement(levels[frame]), double.MaxValue) ? 1 : 0;
        }

        return peaks;
    }
}
