using EmotionRecognition.Audio;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Own;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Saved;

namespace EmotionRecognition.Recognition;

/// <summary>The clips of a corpus that a model can be tested on.</summary>
public sealed class CorpusTest
{
    private const int Seed = 1;

    private CorpusTest()
    {
    }

    /// <summary>Names of the model's K classes.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The corpus.</summary>
    public required string Title { get; init; }

    /// <summary>The clips whose labels belong to a class, at least one.</summary>
    public required IReadOnlyList<TestClip> Clips { get; init; }

    /// <summary>The number of clips of each label that belongs to no class.</summary>
    public required IReadOnlyDictionary<string, int> LeftOut { get; init; }

    /// <summary>What is wrong with clips of which not even the header can be read; they are not among <see cref="Clips"/>.</summary>
    public required IReadOnlyList<InputException> Unreadable { get; init; }

    /// <summary>What readers of results must know about the corpus.</summary>
    public required IReadOnlyList<string> Notices { get; init; }

    /// <summary>Reads the labels, and the texts if the model reads text; no sound.</summary>
    /// <param name="model">The model.</param>
    /// <param name="kind">The corpus's definition; for a user's own corpus, its kind.</param>
    /// <param name="at">Where it is.</param>
    /// <param name="map">See <see cref="LabelMatch"/>.</param>
    /// <param name="place">Where the map comes from, for errors.</param>
    /// <exception cref="InputException">
    /// The corpus cannot be read, lacks what the model reads, or has no label of any of the model's classes.
    /// </exception>
    public static CorpusTest Open(EmotionClassifier model, ICorpusDefinition kind, CorpusLocation at, string? map = null, string place = "map")
    {
        var definition = kind.At(at);
        if ((model.ReadsSound && !definition.HasSound) || (model.ReadsText && !definition.HasText))
        {
            throw new InputException(
                at.Path, $"{definition.Title}, which has no {(model.ReadsSound && !definition.HasSound ? "sound" : "texts")}", "what the model reads",
                "choose another model or corpus");
        }

        var corpus = definition.Open(at);
        var utterances = corpus.ReadUtterances();
        if (utterances.Items.Count == 0 && utterances.Unreadable.Count > 0)
        {
            throw utterances.Unreadable[0].Error;
        }

        var classes = LabelMatch.Of(model.Classes, definition, utterances.Items.Select(utterance => utterance.Emotion), map, place);
        var kept = classes.Keep(utterances.Items);
        if (kept.Count == 0)
        {
            var labels = utterances.Items.Select(utterance => utterance.Emotion).Distinct().Order(StringComparer.Ordinal);
            throw new InputException(
                at.Path, $"labels that are none of the model's classes: {string.Join(", ", labels)}", $"labels for {string.Join(", ", model.Classes)}",
                "say which class each label belongs to: --map LABEL=CLASS,LABEL=CLASS");
        }

        var texts = model.ReadsText
            ? corpus.ReadTranscripts(kept).Items.ToDictionary(transcript => transcript.Utterance, transcript => transcript.Text, StringComparer.Ordinal)
            : [];
        return new CorpusTest
        {
            Classes = model.Classes,
            Title = definition.Title,
            Clips =
            [
                .. kept.Select(each => new TestClip(
                    model.ReadsSound ? corpus.Locate(each) : new SoundSpan(each.Id, "", 0, null), texts.GetValueOrDefault(each.Id),
                    model.Classes[classes.ClassOf(each.Emotion)!.Value], each.Speaker)),
            ],
            LeftOut = utterances.Items.Where(each => classes.ClassOf(each.Emotion) is null).CountBy(each => each.Emotion)
                .OrderBy(each => each.Key, StringComparer.Ordinal).ToDictionary(),
            Unreadable = [.. utterances.Unreadable.Select(each => each.Error)],
            // What a user's own corpus says about itself is about splitting it.
            Notices = definition is OwnDefinition ? utterances.Notices : [.. corpus.Notices, .. utterances.Notices],
        };
    }

    /// <summary>Measures answers.</summary>
    /// <param name="system">What the model is called in the result.</param>
    /// <param name="tested">Answers to some of the clips, at least one.</param>
    public CorpusScores Measure(string system, IReadOnlyList<TestedClip> tested)
    {
        List<Prediction> rows =
        [
            .. tested.Select(each => new Prediction(
                CorpusScores.Protocol, system, "1", each.Clip.Id, each.Clip.Emotion, each.Prediction.Emotion, [.. each.Prediction.Probabilities])),
        ];
        var speakers = tested.ToDictionary(each => each.Clip.Id, each => each.Clip.Speaker, StringComparer.Ordinal);
        var bySpeaker = speakers.Values.Any(speaker => speaker.Length == 0)
            ? null
            : BootstrapInterval.OverSpeakers(Classes, rows, utterance => speakers[utterance], Seed);
        return new CorpusScores(
            new PredictionTable(Classes, rows),
            ClassificationMetrics.Compute(Classes, rows),
            bySpeaker ?? BootstrapInterval.OverRows(Classes, rows, Seed),
            bySpeaker is null ? "test rows" : "speakers");
    }
}

/// <summary>A labeled clip.</summary>
/// <param name="Span">Its id, and where its sound is.</param>
/// <param name="Text">What is said in it; null if the model does not read it.</param>
/// <param name="Emotion">The class that its label belongs to.</param>
/// <param name="Speaker">Its speaker; empty if unknown.</param>
public sealed record TestClip(SoundSpan Span, string? Text, string Emotion, string Speaker)
{
    /// <summary>Its id.</summary>
    public string Id => Span.Utterance;
}

/// <summary>A labeled clip, and what a model says about it.</summary>
/// <param name="Clip">The clip.</param>
/// <param name="Prediction">What the model says.</param>
/// <param name="Known">The row of the model's training that it is; null if it is none.</param>
public sealed record TestedClip(TestClip Clip, EmotionPrediction Prediction, RecognizedRow? Known);

/// <summary>How well a model does on a corpus.</summary>
/// <param name="Predictions">The predictions, under <see cref="Protocol"/>.</param>
/// <param name="Metrics">Their measures.</param>
/// <param name="Intervals">Their intervals.</param>
/// <param name="IntervalUnit">What the intervals are over: <c>speakers</c> or <c>test rows</c>.</param>
public sealed record CorpusScores(PredictionTable Predictions, ClassificationMetrics Metrics, MetricIntervals Intervals, string IntervalUnit)
{
    /// <summary>What takes the place of a protocol: the model was trained elsewhere.</summary>
    public const string Protocol = "as-it-is";
}
