using System.Diagnostics;
using System.Globalization;

namespace EmotionRecognition.Benchmarks;

/// <summary>Compares every part of the features with librosa, on one and on two threads.</summary>
internal static class Comparison
{
    private const int WarmUps = 10;
    private const int ReferenceClips = 60;
    private const double ReferenceSeconds = 225.0;

    /// <summary>Measures and prints a table in Markdown.</summary>
    /// <param name="set">The clips.</param>
    /// <param name="runs">The number of timed runs over all clips; the table shows medians, and also the best run of the whole vector.</param>
    public static void Run(ClipSet set, int runs)
    {
        Console.WriteLine(FormattableString.Invariant(
            $"{set.Clips.Count} clips, {set.Duration:F1} s of sound ({set.Source}); medians of {runs} runs"));
        Console.WriteLine();
        Console.WriteLine("| | librosa s | one thread s | its processor s | ratio | times real time | two threads s | speed-up |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var work in FeatureWork.Of(set.Clips))
        {
            var librosa = IsReference(set) ? work.LibrosaSeconds : null;
            var (one, two) = Measure(work, set.Clips.Count, runs);
            Print(work.Name, librosa, set.Duration, one[runs / 2], two[runs / 2]);
            if (work.Name == FeatureWork.Whole)
            {
                Print("- best run", librosa, set.Duration, one[0], two[0]);
            }
        }
    }

    // librosa was timed on these clips only.
    private static bool IsReference(ClipSet set) => set.Clips.Count == ReferenceClips && Math.Abs(set.Duration - ReferenceSeconds) < 0.1;

    private static void Print(string name, double? librosa, double duration, Timing one, Timing two) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {librosa:F2} | {one.Wall:F4} | {one.Processor:F4} | {librosa / one.Wall:F0} | {duration / one.Wall:F0} "
            + $"| {two.Wall:F4} | {one.Wall / two.Wall:F2} |"));

    // The timings on one and on two threads, each in ascending order. They alternate, so that a machine that slows down affects both.
    private static (List<Timing> One, List<Timing> Two) Measure(FeatureWork work, int clips, int runs)
    {
        List<Action<int>> actions = [work.Start(), work.Start()];
        for (var i = 0; i < WarmUps; i++)
        {
            // Tiered compilation replaces code in the background; the pauses give it time.
            Time(actions, clips);
            Thread.Sleep(200);
        }

        var pairs = Enumerable.Range(0, runs).Select(_ => (One: Time(actions[..1], clips), Two: Time(actions, clips))).ToList();
        return ([.. pairs.Select(pair => pair.One).OrderBy(timing => timing.Wall)], [.. pairs.Select(pair => pair.Two).OrderBy(timing => timing.Wall)]);
    }

    private static Timing Time(List<Action<int>> actions, int clips)
    {
        var next = -1;
        void Work(Action<int> action)
        {
            for (var i = Interlocked.Increment(ref next); i < clips; i = Interlocked.Increment(ref next))
            {
                action(i);
            }
        }

        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var others = actions.Skip(1).Select(action => new Thread(() => Work(action))).ToList();
        others.ForEach(thread => thread.Start());
        Work(actions[0]);
        others.ForEach(thread => thread.Join());
        return new Timing(clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }

    // Wall-clock seconds, and processor seconds of this process, which exclude time taken by other processes.
    private readonly record struct Timing(double Wall, double Processor);
}
