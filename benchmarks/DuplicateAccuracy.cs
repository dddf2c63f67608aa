using System.Diagnostics;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Augmentation;
using EmotionRecognition.Audio.Fingerprints;

namespace EmotionRecognition.Benchmarks;

/// <summary>
/// Whether altered copies of recordings are found among all others, and nothing else: each clip of a corpus is changed in one way, and all pairs of a clip and a
/// changed clip are judged. Thresholds were chosen on the first half of the speakers; the table has both halves.
/// </summary>
internal static class DuplicateAccuracy
{
    private const string Mp3 = "mp3-32";
    private const double Cut = 0.5;

    private static readonly (string Name, string Words)[] _changes =
    [
        ("noise-20", "noise at 20 dB"), ("gain-12", "12 dB softer"), ("gain+6", "6 dB louder"), ("cut-start", "0.5 s cut off the start"),
        ("cut-end", "0.5 s cut off the end"), ("speed-1.02", "2 % faster"), ("speed-0.98", "2 % slower"), ("rate-8000", "8 kHz and back"),
        ("opus-12", "Opus at 12 kbit/s"), (Mp3, "MP3 at 32 kbit/s"),
    ];

    /// <summary>Measures and prints a table in Markdown.</summary>
    /// <param name="folder">The folder of a corpus whose file names start with the two digits of the speaker, such as EMO-DB's wav.</param>
    /// <param name="threads">The number of threads.</param>
    public static void Run(string folder, int threads)
    {
        var spans = ClipSet.Spans(folder);
        var loader = new SoundLoader(ResamplingPolicy.Resample, SoundFingerprint.SampleRate);
        var clips = spans.AsParallel().AsOrdered().WithDegreeOfParallelism(threads).Select(loader.Load).ToList();
        var speakers = spans.Select(span => span.Utterance[..2]).ToList();
        var tuned = speakers.Distinct().Order(StringComparer.Ordinal).Take(speakers.Distinct().Count() / 2).ToHashSet();
        var originals = Prints(clips, threads);
        Report("none", originals, null, speakers, tuned, threads, 0);
        foreach (var (name, words) in _changes)
        {
            if (Change(spans, clips, name, loader, threads) is { } changed)
            {
                Report(words, originals, changed, speakers, tuned, threads, 0);
            }
            else
            {
                Console.WriteLine($"| {words} | not measured: no lame here |");
            }
        }
    }

    private static List<SoundFingerprint> Prints(IReadOnlyList<float[]> clips, int threads) =>
        [.. clips.AsParallel().AsOrdered().WithDegreeOfParallelism(threads).Select(clip => SoundFingerprint.Of(clip))];

    private static void Report(
        string words, List<SoundFingerprint> originals, List<float[]>? changed, List<string> speakers, HashSet<string> tuned, int threads, int start)
    {
        var clock = Stopwatch.StartNew();
        var count = originals.Count;
        var all = changed is null ? originals : [.. originals, .. Prints(changed, threads)];
        var pairs = NearDuplicates.Find(all, threads);
        var seconds = clock.Elapsed.TotalSeconds;
        if (changed is null)
        {
            Console.WriteLine($"{words}: {pairs.Count} false of {count * (count - 1) / 2} {seconds:F1} s: {string.Join(' ', pairs.Select(p => $"{p.First}-{p.Second}:{p.Likeness:F3}"))}");
            return;
        }

        foreach (var isTuned in new[] { true, false })
        {
            var mine = Enumerable.Range(0, count).Where(clip => tuned.Contains(speakers[clip]) == isTuned).ToHashSet();
            var found = pairs.Count(pair => pair.Second == pair.First + count && mine.Contains(pair.First));
            var wrong = pairs.Where(pair => pair.First < count && pair.Second >= count && pair.Second - count != pair.First)
                .Count(pair => mine.Contains(pair.First) && mine.Contains(pair.Second - count));
            var likenesses = pairs.Where(pair => pair.Second == pair.First + count && mine.Contains(pair.First)).Select(pair => pair.Likeness).Order().ToList();
            Console.WriteLine($"| {words} | {(isTuned ? "tuned" : "other")} | {found} of {mine.Count} | {wrong} of {mine.Count * (mine.Count - 1)} | {seconds:F1} | lowest {(likenesses.Count > 0 ? likenesses[0] : 0):F3} 1% {likenesses.ElementAtOrDefault(likenesses.Count/100):F3}");
        }
    }

    private static List<float[]>? Change(IReadOnlyList<SoundSpan> spans, IReadOnlyList<float[]> clips, string name, SoundLoader loader, int threads)
    {
        if (name == Mp3)
        {
            return Compressed(spans, loader);
        }

        return [.. clips.AsParallel().AsOrdered().WithDegreeOfParallelism(threads).Select(clip => name switch
        {
            "cut-start" => clip[(int)(Cut * SoundFingerprint.SampleRate)..],
            "cut-end" => clip[..^(int)(Cut * SoundFingerprint.SampleRate)],
            _ => Alteration.Parse(name, "change").Apply(clip, SoundFingerprint.SampleRate),
        })];
    }

    // No package encodes MP3: the program lame does, where it is installed.
    private static List<float[]>? Compressed(IReadOnlyList<SoundSpan> spans, SoundLoader loader)
    {
        var folder = Directory.CreateTempSubdirectory("duplicates");
        try
        {
            return [.. spans.Select(span =>
            {
                var file = Path.Combine(folder.FullName, span.Utterance + ".mp3");
                using var process = Process.Start("lame", ["--quiet", "-b", "32", span.File, file]);
                process.WaitForExit();
                return loader.Load(new SoundSpan(span.Utterance, file, 0, null));
            })];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
