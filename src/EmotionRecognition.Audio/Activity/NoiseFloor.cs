namespace EmotionRecognition.Audio.Activity;

/// <summary>
/// The level of what is there when nobody speaks: a low percentile of the levels within 15 s on either side (V. Stahl, A. Fischer, and R. Bippus, "Quantile
/// based noise estimation for spectral subtraction and Wiener filtering", ICASSP 2000, for a single band). It follows noise that changes, in steps of 0.1 s.
/// </summary>
internal static class NoiseFloor
{
    /// <summary>Frames on either side that are considered.</summary>
    public const int Reach = 1500;

    /// <summary>Frames that have one floor.</summary>
    public const int Step = 10;

    private const double Lowest = -100;
    private const double Resolution = 0.5;
    private const int Bins = 240;

    /// <summary>The floor of every frame, dB.</summary>
    /// <param name="frames">Their levels; the first one starts a step.</param>
    /// <param name="percent">The percentile.</param>
    /// <param name="lowest">The floor is not below this level, dB.</param>
    public static double[] Of(IReadOnlyList<ActivityFrame> frames, double percent, double lowest)
    {
        var floors = new double[frames.Count];
        var counts = new int[Bins];
        var (first, end) = (0, 0);
        for (var step = 0; step < frames.Count; step += Step)
        {
            for (; end < Math.Min(frames.Count, step + Step + Reach); end++)
            {
                counts[BinOf(frames[end].Level)]++;
            }

            for (; first < step - Reach; first++)
            {
                counts[BinOf(frames[first].Level)]--;
            }

            var floor = Math.Max(lowest, Percentile(counts, percent / 100 * (end - first)));
            floors.AsSpan(step, Math.Min(Step, frames.Count - step)).Fill(floor);
        }

        return floors;
    }

    private static int BinOf(float level) => Math.Clamp((int)((level - Lowest) / Resolution), 0, Bins - 1);

    private static double Percentile(int[] counts, double wanted)
    {
        var (bin, sum) = (0, counts[0]);
        while (sum <= wanted && bin < Bins - 1)
        {
            sum += counts[++bin];
        }

        return Lowest + ((bin + 0.5) * Resolution);
    }
}
