using System.Diagnostics;
using System.Globalization;
using EmotionRecognition.Audio;
using EmotionRecognition.Corpora;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Computes one feature set from each utterance's sound.</summary>
public sealed class AcousticsStage(Workspace workspace, TableFolder tables, CorpusSource source, IFeatureSet set, ResamplingPolicy resampling) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Acoustics";

    /// <inheritdoc/>
    public override string Instance => $"{tables.Name}/{set.Name}";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
        [.. SoundSpans.Inputs(workspace, tables, source), .. SetFiles.Inputs(set.Name, set.Files)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs => [.. source.Needs, tables.Segments];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [tables.Features(set.Name)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var settings = new SortedDictionary<string, string>
            {
                ["resampling"] = resampling.ToString(),
                ["sampleRate"] = set.SampleRate.ToString(CultureInfo.InvariantCulture),
            };
            if (set.Settings.Length > 0)
            {
                settings["set"] = set.Settings;
            }

            return settings;
        }
    }

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var spans = SoundSpans.Read(run.Input(tables.Segments), source);
        using var openFiles = set as IDisposable;
        var loader = new SoundLoader(resampling, set.SampleRate);
        var (clock, samples) = (Stopwatch.StartNew(), 0L);
        float[] Load(SoundSpan span)
        {
            var sound = loader.Load(span);
            Interlocked.Add(ref samples, sound.Length);
            return sound;
        }

        var progress = new ItemProgress(run, spans.Count, "utterance");
        FeatureTableFile.Write(
            run.Output(tables.Features(set.Name)),
            set.Columns,
            FeatureExtraction.Extract(set, spans, Load, run.Threads, progress).Select(features => (features.Utterance, features.Values)));
        var (seconds, sound) = (clock.Elapsed.TotalSeconds, samples / (double)set.SampleRate);
        run.Say(FormattableString.Invariant(
            $"{spans.Count} utterances, {sound / 3600:0.000} h of sound in {seconds:0.00} s on {run.Threads} threads: {sound / seconds:0}x real time"));
    }
}

/// <summary>Provides the sound of a corpus's utterances as inputs of stages.</summary>
internal static class SoundSpans
{
    /// <summary>Locates the sound of each utterance on this machine.</summary>
    public static List<SoundSpan> Read(string segments, CorpusSource source) =>
        [.. SegmentTable.Read(segments).Select(span => span with { File = Path.Combine(source.Root, span.File) })];

    /// <summary>The table of segments and the sound files it names.</summary>
    /// <exception cref="InputException">Files of the user's are missing; the error counts them.</exception>
    public static IReadOnlyList<StageInput> Inputs(Workspace workspace, TableFolder tables, CorpusSource source)
    {
        string[] files = [.. Read(workspace.PathOf(tables.Segments), source).Select(span => span.File).Distinct().Order(StringComparer.Ordinal)];
        return source.MadeAt is null && files.Where(file => !File.Exists(file)).ToList() is { Count: > 0 } missing
            ? throw new InputException(
                missing[0],
                missing.Count == 1 ? "no such file" : $"{missing.Count} of {files.Length} sound files are missing, this is the first",
                $"the sound of {source.Corpus.Title}",
                "restore it, or choose an --experiment whose systems read text only")
            : [workspace.Input(tables.Segments), .. source.InputsFor(files)];
    }
}
