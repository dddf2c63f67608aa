using EmotionRecognition.Audio.Activity;

namespace EmotionRecognition.Recognition.Timelines;

/// <summary>From overlapping windows to stretches that do not overlap.</summary>
internal static class EmotionStretches
{
    /// <summary>Cuts segments into stretches of a hop; a rest of less than half of one belongs to the stretch before.</summary>
    /// <param name="segments">The segments in order.</param>
    /// <param name="windows">Their windows in order.</param>
    /// <param name="hop">Seconds.</param>
    public static IReadOnlyList<EmotionStretch> Of(IReadOnlyList<SpeechSegment> segments, IReadOnlyList<EmotionStretch> windows, double hop)
    {
        List<EmotionStretch> stretches = [];
        var first = 0;
        foreach (var segment in segments)
        {
            var count = Math.Max(1, (int)Math.Floor((segment.Duration / hop) + 0.5));
            for (var i = 0; i < count; i++)
            {
                var (start, end) = (Round(segment.Start + (i * hop)), i == count - 1 ? segment.End : Round(segment.Start + ((i + 1) * hop)));
                while (first < windows.Count - 1 && windows[first].End <= (start + end) / 2)
                {
                    first++;
                }

                stretches.Add(new EmotionStretch(start, end, Mean(windows, first, (start + end) / 2)));
            }
        }

        return stretches;
    }

    private static double Round(double seconds) => Math.Round(seconds, 6);

    private static float[] Mean(IReadOnlyList<EmotionStretch> windows, int first, double time)
    {
        var sums = new double[windows[first].Probabilities.Count];
        var count = 0;
        for (var i = first; i < windows.Count && windows[i].Start <= time; i++)
        {
            if (windows[i].End > time)
            {
                count++;
                for (var k = 0; k < sums.Length; k++)
                {
                    sums[k] += windows[i].Probabilities[k];
                }
            }
        }

        return Array.ConvertAll(sums, sum => (float)(sum / count));
    }
}
