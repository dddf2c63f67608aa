using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Dialogs;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>The rows of an experiment under a protocol, with everything a model may see of them.</summary>
internal sealed class LabeledRows
{
    private readonly IReadOnlyList<SplitRow> _splits;
    private readonly Dictionary<string, (int Class, InputRow Row)> _utterances;

    private LabeledRows(
        ClassSet classes,
        FeatureTables features,
        IReadOnlyList<SplitRow> splits,
        IReadOnlyList<InputRow> everyone,
        Dictionary<string, (int Class, InputRow Row)> utterances)
    {
        Classes = classes;
        Features = features;
        Everyone = everyone;
        _splits = splits;
        _utterances = utterances;
    }

    public ClassSet Classes { get; }

    public FeatureTables Features { get; }

    /// <summary>All utterances of the corpus, also those of no class.</summary>
    public IReadOnlyList<InputRow> Everyone { get; }

    public IReadOnlyList<int> Folds => _splits.Folds();

    public static LabeledRows Read(StageRun run, RowTables tables, ClassSet classes)
    {
        var texts = tables.Texts is null ? [] : TrainingColumns.ReadTexts(run.Input(tables.Texts)).ToDictionary(row => row.Utterance, row => row.Text);
        var written = tables.Transcripts is null
            ? []
            : TranscriptTable.Read(run.Input(tables.Transcripts)).ToDictionary(row => row.Utterance, row => row.Text);
        var emotions = TrainingColumns.ReadEmotions(run.Input(tables.Emotions));
        IReadOnlyList<InputRow> everyone =
        [
            .. emotions.Select(row => new InputRow(row.Utterance, texts.GetValueOrDefault(row.Utterance, ""))
            {
                Written = written.GetValueOrDefault(row.Utterance, ""),
            }),
        ];
        var utterances = emotions.Zip(everyone).Where(pair => classes.ClassOf(pair.First.Emotion) is not null).ToDictionary(
            pair => pair.First.Utterance, pair => (classes.ClassOf(pair.First.Emotion)!.Value, pair.Second));
        var features = tables.Features.ToDictionary(pair => pair.Key, pair => FeatureTableFile.Read(run.Input(pair.Value)));
        var dialogs = new Conversations(tables.Turns is null ? [] : TurnTable.Read(run.Input(tables.Turns)));
        var known = new FeatureTables(features)
        {
            Dialogs = dialogs,
            Utterances = tables.Turns is null ? new Dictionary<string, InputRow>() : everyone.ToDictionary(row => row.Utterance, StringComparer.Ordinal),
        };
        return new(classes, known, SplitTable.Read(run.Input(tables.Splits)), everyone, utterances);
    }

    public IReadOnlyList<LabeledRow> In(int fold, Role role) =>
        [.. _splits.In(fold, role).Select(Labeled)];

    /// <summary>The inner folds of a fold, in order; none if the split has none.</summary>
    public IReadOnlyList<InnerFold> InnerFolds(int fold)
    {
        var rows = _splits.Where(row => row.Fold == fold && row.Role is not Role.Test).ToList();
        return
        [
            .. rows.Select(row => row.Inner).OfType<int>().Distinct().Order().Select(number => new InnerFold(
                [.. rows.Where(row => row.Inner != number).Select(Labeled)], [.. rows.Where(row => row.Inner == number).Select(Labeled)])),
        ];
    }

    /// <summary>The predictions for the test rows of a fold, in order, from a model's probabilities.</summary>
    public IEnumerable<Prediction> Predictions(IProtocol protocol, string system, int fold, float[][] probabilities) => In(fold, Role.Test).Zip(
        probabilities,
        (row, own) => new Prediction(
            protocol.Name, system, FoldName(fold), row.Utterance, Classes.Classes[row.Class], Classes.Classes[Array.IndexOf(own, own.Max())], own, row.Copies));

    /// <summary>The numbers of training and validation rows of a fold, including duplicates.</summary>
    public FoldRows Count(IProtocol protocol, int fold) =>
        new(protocol.Name, FoldName(fold), In(fold, Role.Train).Sum(row => row.Copies), In(fold, Role.Validation).Sum(row => row.Copies));

    private static string FoldName(int fold) => fold.ToString(CultureInfo.InvariantCulture);

    private LabeledRow Labeled(SplitRow row) => new(row.Utterance, Of(row).Row.Text, Of(row).Class, row.Copies) { Written = Of(row).Row.Written };

    private (int Class, InputRow Row) Of(SplitRow row) => _utterances.TryGetValue(row.Utterance, out var utterance)
        ? utterance
        : throw new InputException($"fold {row.Fold}, utterance {row.Utterance}", "no label in the experiment's classes", "one label", "run the target Split");
}
