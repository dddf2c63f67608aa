using System.Globalization;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Dsp;
using EmotionRecognition.Audio.Ogg;
using EmotionRecognition.Corpora;
using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Takes one clip of each class of a corpus to draw and, where its terms allow copies, to listen to. All are of one speaker if one has all classes, so that
/// voices can be compared: the one with the most classes, then the most clips, then the first by name. Of a class, the clip of median length.
/// </summary>
public sealed class ExamplesStage(Workspace workspace, TableFolder tables, CorpusSource source, ClassSet classes, ResamplingPolicy resampling) : Stage
{
    private const double MostSeconds = 6;

    /// <inheritdoc/>
    public override string Target => "Acoustics";

    /// <inheritdoc/>
    public override string Instance => $"{tables.Name}/examples";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => [workspace.Input(tables.Labels), .. SoundSpans.Inputs(workspace, tables, source)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs => [.. source.Needs, tables.Labels, tables.Segments];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [tables.Examples, tables.ExampleFrames, tables.ExampleMel];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["classes"] = classes.Description,
        ["longest"] = MostSeconds.ToString(CultureInfo.InvariantCulture),
        ["resampling"] = resampling.ToString(),
        ["sound"] = source.Corpus.MaySoundBeCopied ? "may be copied" : "may not be copied",
    };

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var spans = SoundSpans.Read(run.Input(tables.Segments), source).ToDictionary(span => span.Utterance, StringComparer.Ordinal);
        var utterances = LabelTable.Read(run.Input(tables.Labels)).Where(utterance => spans.ContainsKey(utterance.Id)).ToList();
        var loader = new SoundLoader(resampling);
        ExampleTables.Write(run, tables, [.. Choose(classes.Keep(utterances), classes).Select(chosen =>
        {
            var samples = loader.Load(spans[chosen.Utterance.Id]);
            var seconds = (double)samples.Length / SoundLoader.DefaultRate;
            return new ExampleClip(
                chosen.Class, chosen.Utterance.Id, chosen.Utterance.Speaker, seconds, source.NameOf(spans[chosen.Utterance.Id].File),
                source.Corpus.MaySoundBeCopied && seconds <= MostSeconds ? OpusFile.Encode(samples) : null, SoundContours.Of(samples));
        })]);
    }

    /// <summary>The clip of each class that has any, in the order of the classes.</summary>
    internal static IEnumerable<(string Class, Utterance Utterance)> Choose(IReadOnlyList<Utterance> utterances, ClassSet classes)
    {
        var speakers = utterances.GroupBy(utterance => utterance.Speaker, StringComparer.Ordinal)
            .OrderByDescending(own => own.Select(utterance => classes.ClassOf(utterance.Emotion)).Distinct().Count())
            .ThenByDescending(own => own.Count()).ThenBy(own => own.Key, StringComparer.Ordinal).ToList();
        foreach (var (index, name) in classes.Classes.Index())
        {
            var own = speakers.Select(speaker => speaker.Where(utterance => classes.ClassOf(utterance.Emotion) == index).ToList())
                .FirstOrDefault(some => some.Count > 0);
            if (own is not null)
            {
                var sorted = own.OrderBy(utterance => utterance.End - utterance.Start).ThenBy(utterance => utterance.Id, StringComparer.Ordinal).ToList();
                yield return (name, sorted[(sorted.Count - 1) / 2]);
            }
        }
    }
}
