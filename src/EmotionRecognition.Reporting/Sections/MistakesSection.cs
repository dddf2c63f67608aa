using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.MistakesSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>What the shown system gets wrong: its surest mistakes, the speakers and sentences that fail most, and labels that may be wrong.</summary>
public sealed class MistakesSection : IReportSection
{
    private const int MostSentences = 12;
    private const int FewestRows = 5;
    private const int LongestText = 120;

    /// <inheritdoc/>
    public string Name => "mistakes";

    /// <inheritdoc/>
    public string Title => "Mistakes";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(360);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        if (experiment.Tests.Shown is not { } shown)
        {
            return null;
        }

        var rows = experiment.RowsOf(shown);
        var mistakes = ShownMistakes.Among(experiment.Metrics.Classes, rows);
        var title = $"{experiment.TitleOf(shown.System)}, protocol {shown.Protocol}";
        if (mistakes.Wrong.Count == 0)
        {
            return new Section(new Paragraph($"{title}: no test row is wrong."));
        }

        return new Section(
        [
            new Paragraph($"{title}: {Numbers.Count(mistakes.Wrong.Count)} of {Numbers.Count(rows.Count)} test rows are wrong. Listen to the surest first: "
                + "either the system or the label misses something."),
            Surest(experiment, mistakes),
            .. Most(experiment, rows),
            .. Doubts(experiment, rows, mistakes),
            .. AboutSound(experiment),
        ])
        {
            Tables = [MistakeData(experiment, shown, mistakes.Wrong), DoubtData(experiment, shown, mistakes.Doubts)],
        };
    }

    private static Table Surest(ExperimentResult experiment, ShownMistakes mistakes) => new(
        "The surest mistakes (probabilities in percent)",
        [
            Column.Code("utterance"), Column.Text("speaker"), Column.Text("label"), Column.Text("predicted"), Column.Text("probabilities"),
            Column.Text("text"), .. ClipColumn(experiment),
        ],
        mistakes.Surest.Select(row => new Row(
        [
            row.Utterance, experiment.Facts.SpeakerOf(row.Utterance) ?? "", row.Actual, row.Predicted, Likely(experiment, row), TextOf(experiment, row),
            .. ClipOf(experiment, row),
        ])));

    private static IEnumerable<Column> ClipColumn(ExperimentResult experiment) => experiment.Clips.Count == 0 ? [] : [Column.Code("clip")];

    /// <summary>The cell of a row in the column of clips, if there is one. A sound that the page has already is not on it again.</summary>
    private static IEnumerable<Cell> ClipOf(ExperimentResult experiment, Prediction row, bool isAbove = false)
    {
        if (experiment.Clips.Count > 0)
        {
            var clip = experiment.Clips.GetValueOrDefault(row.Utterance);
            var start = clip is { Start: > 0 } ? $"from {Numbers.Fixed(clip.Start, 2)} s" : "";
            yield return clip is null ? ""
                : isAbove && clip.Sound is not null ? Cell.Clip(clip.File, null, "sound: above")
                : Cell.Clip(clip.File, clip.Sound, start);
        }
    }

    private static IEnumerable<Block> AboutSound(ExperimentResult experiment)
    {
        if (experiment.Clips.Count > 0)
        {
            yield return new Paragraph(experiment.Clips.Values.All(clip => clip.Sound is null)
                ? "The sound is not part of this page: the terms of the corpus do not allow copies, or the clips are long. Paths are those in the corpus."
                : "Sound is part of this page where the terms of the corpus allow copies, for clips that are not long, as far as the page does not get too "
                    + "large. Paths are those in the corpus.");
        }
    }

    /// <summary>The three most probable classes, and the label if it is not among them.</summary>
    private static string Likely(ExperimentResult experiment, Prediction row) => string.Join(", ", experiment.Metrics.Classes
        .Zip(row.Probabilities, (name, probability) => (Name: name, Probability: probability))
        .OrderByDescending(each => each.Probability).Index().Where(each => each.Index < 3 || each.Item.Name == row.Actual)
        .Select(each => $"{each.Item.Name} {Numbers.Percent(each.Item.Probability)}"));

    private static IEnumerable<Block> Most(ExperimentResult experiment, IReadOnlyList<Prediction> rows)
    {
        var speakers = experiment.Tests.Speakers.OrderBy(speaker => speaker.Found.Difference).Take(5).Where(speaker => speaker.Found.Difference < 0).ToList();
        if (speakers.Count > 0)
        {
            yield return new Table(
                "The speakers that fail most, given what they say (points below what rows of the same classes score for others)",
                [Column.Text("speaker"), Column.Number("difference"), Column.Number("UAR"), Column.Number("test rows"), Column.Text("flagged")],
                speakers.Select(speaker => new Row(
                    speaker.Found.Speaker, Cell.Points(speaker.Found.Difference), Cell.Percent(speaker.Found.Recall), speaker.Found.Rows,
                    speaker.P.IsFlagged ? "yes" : "")));
        }

        var sentences = rows.Where(row => TextOf(experiment, row).Length > 0).GroupBy(row => TextOf(experiment, row).Trim(), StringComparer.OrdinalIgnoreCase)
            .Where(own => own.Count() >= FewestRows).OrderByDescending(ShareWrong).ThenBy(own => own.Key, StringComparer.Ordinal).ToList();
        if (sentences.Count < 2)
        {
            yield break;
        }

        yield return new Table(
            $"The sentences that fail most, of {Numbers.Count(sentences.Count)} with {FewestRows} or more test rows (percentages)",
            [Column.Text("sentence"), Column.Number("wrong"), Column.Number("test rows"), Column.Text("most frequent mistake")],
            sentences.Take(MostSentences).Where(own => ShareWrong(own) > 0).Select(own => new Row(
                own.Key, Cell.Percent(ShareWrong(own)), own.Count(),
                own.Where(row => row.Actual != row.Predicted).CountBy(row => $"{row.Actual} as {row.Predicted}")
                    .OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} ({count.Value})")
                    .First())));
    }

    private static IEnumerable<Block> Doubts(ExperimentResult experiment, IReadOnlyList<Prediction> rows, ShownMistakes mistakes)
    {
        var doubts = mistakes.Doubts;
        if (doubts.Count == 0)
        {
            yield return new Paragraph("Confident learning suspects no label.");
            yield break;
        }

        yield return new Table(
            $"Labels that may be wrong: the {Numbers.Count(mistakes.Doubtful.Count())} most doubtful of {Numbers.Count(doubts.Count)} (percent)",
            [
                Column.Code("utterance"), Column.Text("label"), Column.Text("perhaps"), Column.Number("probability of label"),
                Column.Number("of the other"), Column.Text("text"), .. ClipColumn(experiment),
            ],
            mistakes.Doubtful.Select(doubt => new Row(
            [
                doubt.Row.Utterance, doubt.Row.Actual, doubt.Suggested, Cell.Percent(doubt.OfLabel), Cell.Percent(doubt.OfSuggested),
                TextOf(experiment, doubt.Row), .. ClipOf(experiment, doubt.Row, mistakes.Surest.Contains(doubt.Row)),
            ])));
        yield return new Paragraph(
            $"Confident learning (Northcutt et al. 2021) doubts {Numbers.Count(doubts.Count)} of {Numbers.Count(rows.Count)} labels "
            + $"({Numbers.WithSign((double)doubts.Count / rows.Count)}): a model that was not trained on the row finds another class at least as probable as "
            + "it is, on average, for rows with that class's label. A weak system doubts many labels that are right; use the list to choose what to listen "
            + "to, never to change labels of test rows.");
    }

    private static double ShareWrong(IEnumerable<Prediction> rows) => rows.Average(row => row.Actual != row.Predicted ? 1.0 : 0);

    private static string TextOf(ExperimentResult experiment, Prediction row) =>
        experiment.Facts.Find(row.Utterance)?.Text is not { } text ? "" : text.Length <= LongestText ? text : text[..LongestText].TrimEnd() + "\u2026";

    private static DataTable MistakeData(ExperimentResult experiment, SystemMetrics shown, IReadOnlyList<Prediction> wrong) => new(
        "mistakes",
        "experiment,corpus,protocol,system,utterance,speaker,label,predicted,probability_of_label,probability_of_predicted",
        wrong.Select(row => new DataRow(
            experiment.Name, experiment.Corpus, shown.Protocol, shown.System, row.Utterance, experiment.Facts.SpeakerOf(row.Utterance) ?? "", row.Actual,
            row.Predicted, Probability(experiment, row, row.Actual), Probability(experiment, row, row.Predicted))));

    private static double Probability(ExperimentResult experiment, Prediction row, string name) =>
        row.Probabilities[experiment.Metrics.Classes.ToList().IndexOf(name)];

    private static DataTable DoubtData(ExperimentResult experiment, SystemMetrics shown, IReadOnlyList<LabelDoubt> doubts) => new(
        "label_doubts",
        "experiment,corpus,protocol,system,utterance,label,suggested,probability_of_label,probability_of_suggested",
        doubts.Select(doubt => new DataRow(
            experiment.Name, experiment.Corpus, shown.Protocol, shown.System, doubt.Row.Utterance, doubt.Row.Actual, doubt.Suggested, doubt.OfLabel,
            doubt.OfSuggested)));
}
