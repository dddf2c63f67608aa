using System.Diagnostics;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Augmentation;
using EmotionRecognition.Audio.Fingerprints;

namespace EmotionRecognition.Benchmarks;

/// <summary>
/// How long the search for near-duplicates takes among many recordings, and whether it still finds them. No corpus here is large enough: each recording is
/// two clips of a corpus that speak at the same time, at speeds and with a delay and levels of its own. Every two hundredth has an altered copy.
/// </summary>
internal static class DuplicateScale
{
    private const int Spacing = 200;

    private static readonly string[] _changes = ["noise-20", "gain-12", "speed-1.02", "rate-8000"];

    /// <summary>Measures and prints a row of a table in Markdown.</summary>
    /// <param name="folder">The folder of a corpus.</param>
    /// <param name="count">The number of recordings, their altered copies among them.</param>
    /// <param name="threads">The number of threads.</param>
    public static void Run(string folder, int count, int threads)
    {
        var loader = new SoundLoader(ResamplingPolicy.Resample, SoundFingerprint.SampleRate);
        var clips = ClipSet.Spans(folder).AsParallel().AsOrdered().WithDegreeOfParallelism(threads).Select(loader.Load).ToList();
        var copies = count / (Spacing + 1);
        var originals = count - copies;
        var (making, _, prints) = Timed(() => Enumerable.Range(0, count).AsParallel().AsOrdered().WithDegreeOfParallelism(threads)
            .Select(index => SoundFingerprint.Of(index < originals ? Mixture(clips, index) : Copy(clips, index - originals))).ToList());
        var (finding, work, pairs) = Timed(() => NearDuplicates.Find(prints, threads));
        var found = pairs.Count(pair => pair.Second >= originals && pair.First == Original(pair.Second - originals));
        Console.WriteLine("| recordings | pairs | s, making and fingerprints | s, index and search | its processor s | copies found | other pairs |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|");
        Console.WriteLine(FormattableString.Invariant(
            $"| {count} | {(long)count * (count - 1) / 2} | {making:F0} | {finding:F1} | {work:F1} | {found} of {copies} | {pairs.Count - found} |"));
    }

    private static int Original(int copy) => copy * Spacing;

    private static float[] Copy(IReadOnlyList<float[]> clips, int copy) =>
        Alteration.Parse(_changes[copy % _changes.Length], "change").Apply(Mixture(clips, Original(copy)), SoundFingerprint.SampleRate);

    private static float[] Mixture(IReadOnlyList<float[]> clips, int index)
    {
        var random = new Random(index);
        var mixture = Faster(clips[random.Next(clips.Count)], random);
        var other = Faster(clips[random.Next(clips.Count)], random);
        var (delay, level) = (random.Next(SoundFingerprint.SampleRate), 0.5f + random.NextSingle());
        for (var i = 0; i < other.Length && i + delay < mixture.Length; i++)
        {
            mixture[i + delay] += level * other[i];
        }

        return mixture;
    }

    // At 0.8 to 1.25 times the speed, with the pitch.
    private static float[] Faster(float[] clip, Random random)
    {
        var speed = Math.Pow(1.25, (2 * random.NextDouble()) - 1);
        var result = new float[(int)((clip.Length - 1) / speed)];
        for (var i = 0; i < result.Length; i++)
        {
            var before = (int)(i * speed);
            var part = (float)((i * speed) - before);
            result[i] = ((1 - part) * clip[before]) + (part * clip[before + 1]);
        }

        return result;
    }

    private static (double Seconds, double Processor, T Result) Timed<T>(Func<T> action)
    {
        var (clock, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var result = action();
        return (clock.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds, result);
    }
}
