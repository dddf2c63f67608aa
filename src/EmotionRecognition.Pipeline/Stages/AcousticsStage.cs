using System.Diagnostics;
using System.Globalization;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Dsp;
using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Corpora;
using EmotionRecognition.Audio.Wav;
using StageGraph;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Computes the 276 acoustic features of each utterance's sound.</summary>
public sealed class AcousticsStage(Workspace workspace, TableFolder tables, CorpusSource source, ResamplingPolicy resampling) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Acoustics";

    /// <inheritdoc/>
    public override string Instance => tables.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
    [
        workspace.Input(tables.Segments),
        .. source.InputsFor(Spans(workspace.PathOf(tables.Segments)).Select(span => span.File).Distinct().Order(StringComparer.Ordinal)),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs => [.. source.Needs, tables.Segments];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [tables.Acoustics];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["resampling"] = resampling.ToString(),
        ["sampleRate"] = Study276.Rate.ToString(CultureInfo.InvariantCulture),
    };

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var spans = Spans(run.Input(tables.Segments));
        var loader = new SoundLoader(resampling);
        var (clock, samples) = (Stopwatch.StartNew(), 0L);
        float[] Load(SoundSpan span)
        {
            var sound = loader.Load(span);
            Interlocked.Add(ref samples, sound.Length);
            return sound;
        }

        ProgressBar.Show("acoustic features", spans.Count, progress => FeatureTableFile.Write(
            run.Output(tables.Acoustics),
            Study276.Names,
            FeatureExtraction.Extract(new Study276(), spans, Load, run.Threads, progress).Select(features => (features.Utterance, features.Values))));
        var (seconds, sound) = (clock.Elapsed.TotalSeconds, samples / (double)Study276.Rate);
        run.Say(FormattableString.Invariant(
            $"{spans.Count} utterances, {sound / 3600:0.000} h of sound in {seconds:0.00} s on {run.Threads} threads: {sound / seconds:0} times real time"));
    }

    private List<SoundSpan> Spans(string segments) =>
        [.. SegmentTable.Read(segments).Select(span => span with { File = Path.Combine(source.Root, span.File) })];
}
