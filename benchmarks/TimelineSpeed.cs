using System.Diagnostics;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Wav;

namespace EmotionRecognition.Benchmarks;

/// <summary>The time and memory that <c>emotion timeline</c> takes for recordings of several lengths, as a process of its own.</summary>
internal static class TimelineSpeed
{
    private const int Rate = 16000;
    private const double Pause = 0.7;

    /// <summary>Measures and prints a table in Markdown.</summary>
    /// <param name="folder">Clips of speech: the recordings are made of them, with pauses of 0.7 s between them, over and over.</param>
    /// <param name="program">The program <c>emotion</c>, built for release.</param>
    /// <param name="minutes">The lengths of the recordings.</param>
    /// <param name="runs">Runs of each; the table has the medians.</param>
    public static void Run(string folder, string program, IReadOnlyList<int> minutes, int runs)
    {
        var scratch = Directory.CreateTempSubdirectory("emotion-timeline-");
        try
        {
            Console.WriteLine($"recordings made of {folder}; medians of {runs} runs, whole process, all formats written");
            Console.WriteLine();
            Console.WriteLine("| minutes of sound | s | times real time | processor s | peak memory MB |");
            Console.WriteLine("|--:|--:|--:|--:|--:|");
            foreach (var length in minutes)
            {
                var file = Path.Combine(scratch.FullName, $"{length}.wav");
                WaveWriter.WritePcm16(file, Rate, Recording(folder, length * 60 * Rate));
                List<Cost> costs = [.. Enumerable.Range(0, runs).Select(_ => Measure(program, file, Path.Combine(scratch.FullName, "out")))];
                var (seconds, processor) = (Median(costs, cost => cost.Seconds), Median(costs, cost => cost.Processor));
                var memory = Median(costs, cost => cost.Bytes);
                Console.WriteLine(FormattableString.Invariant(
                    $"| {length} | {seconds:F2} | {length * 60 / seconds:F0} | {processor:F2} | {memory / 1e6:F0} |"));
            }
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static double Median(List<Cost> costs, Func<Cost, double> of) => costs.Select(of).Order().ElementAt(costs.Count / 2);

    private static float[] Recording(string folder, int length)
    {
        var loader = new SoundLoader(ResamplingPolicy.Resample, Rate);
        List<float[]> clips = [.. ClipSet.Spans(folder).Select(loader.Load)];
        var samples = new float[length];
        for (var (at, i) = (0, 0); at < length; i++)
        {
            var clip = clips[i % clips.Count];
            clip.AsSpan(0, Math.Min(clip.Length, length - at)).CopyTo(samples.AsSpan(at));
            at += clip.Length + (int)(Pause * Rate);
        }

        return samples;
    }

    private static Cost Measure(string program, string file, string output)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, ["timeline", file, "--out", output]) { RedirectStandardOutput = true })!;
        var reading = process.StandardOutput.ReadToEndAsync();
        var (bytes, processor) = (0L, TimeSpan.Zero);
        while (!process.WaitForExit(20))
        {
            try
            {
                process.Refresh();
                (bytes, processor) = (Math.Max(bytes, process.PeakWorkingSet64), process.TotalProcessorTime);
            }
            catch (InvalidOperationException)
            {
                // It has just ended.
            }
        }

        reading.Wait();
        return process.ExitCode == 0
            ? new Cost(clock.Elapsed.TotalSeconds, processor.TotalSeconds, bytes)
            : throw new InvalidOperationException($"{program}: exit code {process.ExitCode}");
    }

    private sealed record Cost(double Seconds, double Processor, long Bytes);
}
