using System.Diagnostics;

namespace EmotionRecognition.Benchmarks;

/// <summary>Every part of the features beside librosa's, on one and on two threads.</summary>
internal static class Comparison
{
    private const int WarmUps = 3;

    /// <summary>Measures and prints a table in Markdown.</summary>
    /// <param name="set">The clips.</param>
    /// <param name="runs">Timed runs over all clips; the table has the medians, and the best of the whole vector.</param>
    public static void Run(ClipSet set, int runs)
    {
        Console.WriteLine(FormattableString.Invariant($"{set.Clips.Count} clips, {set.Duration:F1} s of sound ({set.Source}); medians of {runs} runs"));
        Console.WriteLine();
        Console.WriteLine("| | librosa s | one thread s | ratio | times real time | two threads s | speed-up |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
        foreach (var work in FeatureWork.Of(set.Clips))
        {
            var (one, two) = (Measure(work, set.Clips.Count, 1, runs), Measure(work, set.Clips.Count, 2, runs));
            Console.WriteLine(FormattableString.Invariant(
                $"| {work.Name} | {work.LibrosaSeconds:F2} | {one.Median:F4} | {work.LibrosaSeconds / one.Median:F0} | {set.Duration / one.Median:F0} | {two.Median:F4} | {one.Median / two.Median:F2} |"));
            if (work.Name == "whole vector")
            {
                Console.WriteLine(FormattableString.Invariant(
                    $"| - best run | | {one.Best:F4} | {work.LibrosaSeconds / one.Best:F0} | {set.Duration / one.Best:F0} | {two.Best:F4} | {one.Best / two.Best:F2} |"));
            }
        }
    }

    private static (double Median, double Best) Measure(FeatureWork work, int clips, int threads, int runs)
    {
        // Tiered compilation replaces code in the background: the warm-ups give it time.
        var actions = Enumerable.Range(0, threads).Select(_ => work.Start()).ToList();
        for (var i = 0; i < WarmUps; i++)
        {
            Time(actions, clips);
            Thread.Sleep(200);
        }

        var seconds = Enumerable.Range(0, runs).Select(_ => Time(actions, clips)).Order().ToList();
        return (seconds[runs / 2], seconds[0]);
    }

    private static double Time(List<Action<int>> actions, int clips)
    {
        var next = -1;
        void Work(Action<int> action)
        {
            for (var i = Interlocked.Increment(ref next); i < clips; i = Interlocked.Increment(ref next))
            {
                action(i);
            }
        }

        var clock = Stopwatch.StartNew();
        var others = actions.Skip(1).Select(action => new Thread(() => Work(action))).ToList();
        others.ForEach(thread => thread.Start());
        Work(actions[0]);
        others.ForEach(thread => thread.Join());
        return clock.Elapsed.TotalSeconds;
    }
}
