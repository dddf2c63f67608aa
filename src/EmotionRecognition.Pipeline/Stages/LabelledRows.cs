using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Encoders;
using StageGraph;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;
using EmotionRecognition.Text;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>The rows of an experiment under a protocol, with all that a model may see of them.</summary>
internal sealed class LabelledRows
{
    private readonly IReadOnlyList<SplitRow> _splits;
    private readonly Dictionary<string, (int Class, string Text)> _utterances;

    private LabelledRows(ClassSet classes, FeatureTable acoustics, IReadOnlyList<SplitRow> splits, Dictionary<string, (int Class, string Text)> utterances)
    {
        Classes = classes;
        Acoustics = acoustics;
        _splits = splits;
        _utterances = utterances;
    }

    public ClassSet Classes { get; }

    public FeatureTable Acoustics { get; }

    public IReadOnlyList<int> Folds => _splits.Folds();

    /// <summary>The tables that <see cref="Read"/> reads.</summary>
    public static IReadOnlyList<string> Tables(ExperimentPlan plan, Protocol protocol, FeatureSet features) =>
    [
        plan.Tables.SplitsOf(protocol),
        plan.Tables.All.Labels,
        .. features == FeatureSet.Audio ? [] : new[] { plan.Tables.All.Transcripts },
        .. features == FeatureSet.Text ? [] : new[] { plan.AcousticsOf(protocol) },
    ];

    public static LabelledRows Read(StageRun run, ExperimentPlan plan, Protocol protocol, FeatureSet features)
    {
        var classes = ClassSet.Named(plan.Experiment.Classes);
        var texts = features == FeatureSet.Audio
            ? []
            : TranscriptTable.Read(run.Input(plan.Tables.All.Transcripts)).ToDictionary(row => row.Utterance, row => TextNormalizer.Normalize(row.Text));
        var utterances = classes.Keep(LabelTable.Read(run.Input(plan.Tables.All.Labels))).ToDictionary(
            utterance => utterance.Id, utterance => (classes.ClassOf(utterance.Emotion)!.Value, texts.GetValueOrDefault(utterance.Id, "")));
        var acoustics = features == FeatureSet.Text ? new FeatureTable([], [], []) : FeatureTableFile.Read(run.Input(plan.AcousticsOf(protocol)));
        return new(classes, acoustics, SplitTable.Read(run.Input(plan.Tables.SplitsOf(protocol))), utterances);
    }

    public IReadOnlyList<LabelledRow> In(int fold, Role role) =>
        [.. _splits.In(fold, role).Select(row => new LabelledRow(row.Utterance, Of(row).Text, Of(row).Class, row.Copies))];

    /// <summary>What a model's probabilities say of the test rows of a fold, in their order.</summary>
    public IEnumerable<Prediction> Predictions(Protocol protocol, string system, int fold, float[][] probabilities) => In(fold, Role.Test).Zip(
        probabilities,
        (row, own) => new Prediction(
            protocol.Name, system, FoldName(fold), row.Utterance, Classes.Classes[row.Class], Classes.Classes[Array.IndexOf(own, own.Max())], own, row.Copies));

    /// <summary>How many rows a fold trains on and chooses by, copies counted.</summary>
    public FoldRows Count(Protocol protocol, int fold) =>
        new(protocol.Name, FoldName(fold), In(fold, Role.Train).Sum(row => row.Copies), In(fold, Role.Validation).Sum(row => row.Copies));

    private static string FoldName(int fold) => fold.ToString(CultureInfo.InvariantCulture);

    private (int Class, string Text) Of(SplitRow row) => _utterances.TryGetValue(row.Utterance, out var utterance)
        ? utterance
        : throw new InputException($"fold {row.Fold}, utterance {row.Utterance}", "no label in the experiment's classes", "one", "run Split again");
}
