using System.Diagnostics;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.FeatureSets;

namespace EmotionRecognition.Benchmarks;

/// <summary>The speed of a feature set on a folder of WAV files, from the files to the features.</summary>
internal static class CorpusSpeed
{
    /// <summary>Measures and prints a table in Markdown.</summary>
    /// <param name="folder">Searched for WAV files, with its subfolders.</param>
    /// <param name="name">The feature set.</param>
    /// <param name="runs">Runs on each number of threads; the first one also compiles the code, the table has the medians.</param>
    public static void Run(string folder, string name, int runs)
    {
        var set = FeatureSetCatalog.Sets.Named(name, "--set");
        var spans = ClipSet.Spans(folder);
        var seconds = spans.Sum(span => SoundFile.ReadFormat(span.File).Duration);
        var loader = new SoundLoader(ResamplingPolicy.Resample, set.SampleRate);
        Console.WriteLine(FormattableString.Invariant(
            $"{spans.Count} clips, {seconds / 3600:F3} h of sound ({folder}); {name}; medians of {runs} runs, files read"));
        Console.WriteLine();
        Console.WriteLine("| threads | s | times real time | utterances per second | first run s |");
        Console.WriteLine("|--:|--:|--:|--:|--:|");
        foreach (var threads in new[] { 1, 2 })
        {
            var times = Enumerable.Range(0, runs)
                .Select(_ => Time(() => FeatureExtraction.Extract(set, spans, loader.Load, threads).Count()))
                .ToList();
            var median = times.Order().ElementAt(runs / 2);
            Console.WriteLine(FormattableString.Invariant(
                $"| {threads} | {median:F3} | {seconds / median:F0} | {spans.Count / median:F0} | {times[0]:F3} |"));
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant($"peak memory {process.PeakWorkingSet64 / 1e6:F0} MB"));
    }

    private static double Time(Func<int> work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalSeconds;
    }
}
