using System.Diagnostics;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Augmentation;
using EmotionRecognition.Audio.Fingerprints;

namespace EmotionRecognition.Benchmarks;

/// <summary>
/// Whether altered copies of recordings are found among all others, and nothing else: each clip of a corpus is changed in one way, and all pairs of a clip
/// and a changed clip are judged. Thresholds were chosen on the first half of the speakers; the table has both halves.
/// </summary>
internal static class DuplicateAccuracy
{
    private const string Mp3 = "mp3-32";
    private const double Cut = 0.5;

    /// <summary>Pairs down to this likeness are counted where the threshold is chosen.</summary>
    private const double Lowest = 0.6;

    private static readonly bool[] _halves = [true, false];

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
        var corpus = new Corpus(Prints(clips, threads), [.. speakers.Select(tuned.Contains)], threads);
        Console.WriteLine($"{spans.Count} clips ({folder}), likeness at least {NearDuplicates.Threshold}; {threads} threads");
        Console.WriteLine();
        Console.WriteLine(
            "| change | found, speakers tuned on | others | false pairs, tuned on | others "
                + "| lowest true, tuned on | greatest false, tuned on | s | processor s |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        Report("none", corpus, []);
        foreach (var (name, words) in _changes)
        {
            if (Change(spans, clips, name, loader, threads) is { } changed)
            {
                Report(words, corpus, changed);
            }
        }
    }

    private static List<SoundFingerprint> Prints(IReadOnlyList<float[]> clips, int threads) =>
        [.. clips.AsParallel().AsOrdered().WithDegreeOfParallelism(threads).Select(clip => SoundFingerprint.Of(clip))];

    // A clip and its changed copy are a true pair; a clip and the changed copy of another clip, or two clips if none is changed, are a false one.
    private static void Report(string words, Corpus corpus, IReadOnlyList<float[]> changed)
    {
        var (clock, processor) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var count = corpus.Prints.Count;
        List<SoundFingerprint> all = [.. corpus.Prints, .. Prints(changed, corpus.Threads)];
        NearDuplicates.Find(all, corpus.Threads);
        var (seconds, work) = (clock.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds);
        var pairs = NearDuplicates.Find(all, corpus.Threads, Lowest).Where(pair => changed.Count == 0 || (pair.First < count && pair.Second >= count))
            .Select(pair => (pair.First, Second: pair.Second % count, pair.Likeness)).ToList();
        var sides = _halves.Select(isTuned =>
        {
            var mine = pairs.Where(pair => (corpus.IsTuned[pair.First] && corpus.IsTuned[pair.Second]) == isTuned).ToList();
            var clips = corpus.IsTuned.Count(tuned => tuned == isTuned);
            var tunedOn = corpus.IsTuned.Count(tuned => tuned);
            var ordered = isTuned ? tunedOn * (tunedOn - 1) : (count * (count - 1)) - (tunedOn * (tunedOn - 1));
            return (
                True: mine.Where(pair => pair.First == pair.Second).Select(pair => pair.Likeness).ToList(),
                False: mine.Where(pair => pair.First != pair.Second).Select(pair => pair.Likeness).ToList(),
                Clips: clips,
                Pairs: changed.Count == 0 ? ordered / 2 : ordered);
        }).ToList();
        static int Found(List<double> likenesses) => likenesses.Count(likeness => likeness >= NearDuplicates.Threshold);
        var found = sides.Select(side => changed.Count == 0 ? "" : $"{Found(side.True)} of {side.Clips}");
        var wrong = sides.Select(side => $"{Found(side.False)} of {side.Pairs}");
        string[] cells = [words, .. found, .. wrong, Value(sides[0].True, list => list.Min()), Value(sides[0].False, list => list.Max())];
        Console.WriteLine(FormattableString.Invariant($"| {string.Join(" | ", cells)} | {seconds:F1} | {work:F1} |"));
        static string Value(List<double> list, Func<List<double>, double> choose) => list.Count == 0 ? "" : FormattableString.Invariant($"{choose(list):F3}");
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

    private sealed record Corpus(List<SoundFingerprint> Prints, IReadOnlyList<bool> IsTuned, int Threads);
}
