using System.Collections.Concurrent;
using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols.Audit;

namespace EmotionRecognition.Reporting;

/// <summary>One experiment: a corpus with its classes, tested under one or more protocols with one or more systems.</summary>
public sealed record ExperimentResult
{
    // Many sections ask for the same. A copy of the record shares them, so that what they are made of is part of the key.
    private readonly ConcurrentDictionary<(PredictionTable Table, string Protocol, string System), IReadOnlyList<Prediction>> _rows = [];
    private readonly ConcurrentDictionary<(PredictionTable, IReadOnlyList<UtteranceFacts>, string Protocol, string System), ScoreSpread> _spreads = [];

    /// <summary>Its name, fit for file names: <c>iemocap-gan</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its heading: <c>IEMOCAP + GAN samples</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The name of one of the report's corpora.</summary>
    public required string Corpus { get; init; }

    /// <summary>What was measured.</summary>
    public required ExperimentMetrics Metrics { get; init; }

    /// <summary>What was predicted: one row per protocol, system and test row.</summary>
    public required PredictionTable Predictions { get; init; }

    /// <summary>Rows by class, in the order of the classes.</summary>
    public required IReadOnlyList<ClassCount> ClassCounts { get; init; }

    /// <summary>How training went, one entry per trained network; systems that are not trained by epochs have none.</summary>
    public IReadOnlyList<TrainingCurve> Curves { get; init; } = [];

    /// <summary>What audits of the splits found, one per protocol, in the order to show.</summary>
    public IReadOnlyList<AuditReport> Audits { get; init; } = [];

    /// <summary>The effect of duplicated rows, one entry per system of a protocol that has them.</summary>
    public IReadOnlyList<CopyEffect> Copies { get; init; } = [];

    /// <summary>Results by column.</summary>
    public ColumnResults Columns { get; init; } = ColumnResults.None;

    /// <summary>What the corpus tells about its utterances.</summary>
    public RowFacts Facts { get; init; } = RowFacts.None;

    /// <summary>What people heard in the corpus's utterances; null if the corpus does not tell.</summary>
    public HeardByPeople? Heard { get; init; }

    /// <summary>What the page tests about it; filled in when the page is built.</summary>
    public PageTests Tests { get; internal init; } = PageTests.None;

    /// <summary>Files about it beside the page, by path relative to the page: <c>synthetic/predictions.csv</c>.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Where its models come from; null if the run trained them.</summary>
    public ModelOrigin? Origin { get; init; }

    /// <summary>What was measured across corpora; null if the experiment has only one.</summary>
    public CrossCorpusResult? CrossCorpus { get; init; }

    /// <summary>The experiment's settings, in the order to show.</summary>
    public IReadOnlyList<Setting> Settings { get; init; } = [];

    /// <summary>The settings that models selected, by protocol, system, and fold.</summary>
    public IReadOnlyList<SelectedSetting> Selected { get; init; } = [];

    /// <summary>The systems whose models under one protocol are those of another, in the order to show.</summary>
    public IReadOnlyList<SharedModelNote> SharedModels { get; init; } = [];

    /// <summary>The systems that could not be fitted under a protocol, in the order to show.</summary>
    public IReadOnlyList<LeftOutNote> LeftOut { get; init; } = [];

    /// <summary>The synthetic rows that systems were trained on, by protocol, system, and class, in the order to show.</summary>
    public IReadOnlyList<SyntheticNote> Synthetic { get; init; } = [];

    /// <summary>The parts of systems that were trained before and elsewhere, in the order to show.</summary>
    public IReadOnlyList<PretrainedNote> Pretrained { get; init; } = [];

    /// <summary>What systems score with several seeds; null if each was trained once.</summary>
    public SeedResults? Seeds { get; init; }

    /// <summary>How well regressors predict valence, activation, and dominance; null if there are none.</summary>
    public DimensionResults? Dimensions { get; init; }

    /// <summary>What systems make of altered sound, by protocol and condition, the clips themselves first; empty if that was not asked for.</summary>
    public IReadOnlyList<RobustnessScore> Robustness { get; init; } = [];

    /// <summary>What systems score if they are trained on fewer speakers, by system and number of speakers; empty if that was not asked for.</summary>
    public IReadOnlyList<LearningCurvePoint> LearningCurve { get; init; } = [];

    /// <summary>What systems lose without some of their input, by protocol and system; empty if that was not asked for.</summary>
    public IReadOnlyList<ImportanceScore> Importance { get; init; } = [];

    /// <summary>What systems lose if they are trained without a family of features, by system and family; empty if that was not asked for.</summary>
    public IReadOnlyList<ImportanceScore> LeftOutFamilies { get; init; } = [];

    /// <summary>Where its utterances are by their features; null if that was not asked for.</summary>
    public EmbeddingResult? Embedding { get; init; }

    /// <summary>By utterance, where the mistakes that the page lists can be heard; empty if no system reads sound.</summary>
    public IReadOnlyDictionary<string, HeardClip> Clips { get; init; } = new Dictionary<string, HeardClip>();

    /// <summary>Systems that differ in nothing but whether they read sound, text, or both; empty if there are no such.</summary>
    public IReadOnlyList<Ablation> Ablations { get; init; } = [];

    /// <summary>
    /// A system's name in tables, with what was trained before and, if there are several seeds, that the numbers are those of the first:
    /// <c>fine-tuned (pretrained: MiniLM; first of 10 seeds)</c>.
    /// </summary>
    /// <param name="system">Its name.</param>
    public string TitleOf(string system)
    {
        var names = Pretrained.Where(note => note.System == system).Select(note => note.Name).ToList();
        var pretrained = names.Count > 0 ? $"pretrained: {string.Join(", ", names)}" : "";
        var first = Seeds?.CountOf(system) is > 1 and var seeds ? $"first of {seeds} seeds" : "";
        var notes = string.Join("; ", new[] { pretrained, first }.Where(note => note.Length > 0));
        return notes.Length > 0 ? $"{system} ({notes})" : system;
    }

    /// <summary>The test rows of a system under its protocol.</summary>
    /// <param name="system">The system.</param>
    public IReadOnlyList<Prediction> RowsOf(SystemMetrics system) => _rows.GetOrAdd(
        (Predictions, system.Protocol, system.System), key => key.Table.RowsOf(key.Protocol, key.System));

    /// <summary>
    /// The 95 % interval of a system's unweighted recall that the page shows: <see cref="ScoreSpread"/>'s, which covers few speakers, too; the bootstrap's if
    /// there are no predictions.
    /// </summary>
    /// <param name="system">The system.</param>
    /// <returns>The interval, and what it is over: <c>speakers</c> or <c>test rows</c>.</returns>
    public (Interval Interval, string Unit) RecallInterval(SystemMetrics system) => RowsOf(system).Count > 0 && SpreadOf(system) is var spread
        ? (spread.Interval, spread.Unit)
        : (system.Intervals.UnweightedRecall, system.IntervalUnit);

    /// <summary>How far a system's score would move with other rows or speakers.</summary>
    /// <param name="system">The system; it must have predictions.</param>
    public ScoreSpread SpreadOf(SystemMetrics system) => _spreads.GetOrAdd(
        (Predictions, Facts.Utterances, system.Protocol, system.System), _ => ScoreSpread.Of(Metrics.Classes, RowsOf(system), Facts.SpeakerOf));

    /// <summary>The best system of each protocol by unweighted recall; of equally good ones, the first.</summary>
    public IReadOnlyList<SystemMetrics> BestByProtocol() => BestByProtocol(Metrics);

    /// <summary>The best system of each protocol by unweighted recall; of equally good ones, the first.</summary>
    internal static IReadOnlyList<SystemMetrics> BestByProtocol(ExperimentMetrics metrics) =>
        [.. metrics.Systems.GroupBy(system => system.Protocol).Select(protocol => protocol.MaxBy(system => system.Pooled.UnweightedRecall)!)];
}

/// <summary>Results by what a corpus tells about its utterances.</summary>
/// <param name="Metrics">By protocol, its best system's results by each column; protocols whose split leaks are left out.</param>
/// <param name="LeftOut">The columns by which there are no results, and why.</param>
public sealed record ColumnResults(IReadOnlyList<ColumnMetrics> Metrics, IReadOnlyList<Setting> LeftOut)
{
    /// <summary>No columns.</summary>
    public static ColumnResults None { get; } = new([], []);
}

/// <summary>What people heard.</summary>
/// <param name="By">Who they are and what to know about it, in sentences.</param>
/// <param name="Judgments">Their votes; the emotion is the name of a class, empty for none of the classes.</param>
public sealed record HeardByPeople(string By, IReadOnlyList<Judgment> Judgments);

/// <summary>Rows of one class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Recorded">Utterances of the corpus.</param>
/// <param name="Copied">Duplicates of utterances that a protocol adds; 0 if none does.</param>
/// <param name="Generated">Generated rows that are added to the training rows; 0 if there are none.</param>
public sealed record ClassCount(string Class, int Recorded, int Copied = 0, int Generated = 0);

/// <summary>A setting that one model selected.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="System">The system.</param>
/// <param name="Fold">From 1.</param>
/// <param name="Setting">Its name: <c>C</c>, <c>epoch</c>, <c>weight of text</c>.</param>
/// <param name="Value">The selected value.</param>
/// <param name="On">The rows that it was selected on: <c>5 inner folds</c>, <c>validation rows</c>, <c>test rows</c>.</param>
/// <param name="Recall">Unweighted average recall there, 0 to 1; null if it was selected by another measure.</param>
public sealed record SelectedSetting(string Protocol, string System, int Fold, string Setting, double Value, string On, double? Recall);

/// <summary>A system that reads no sound, under a protocol that differs from another one only in the sound.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="System">The system.</param>
/// <param name="Under">The protocol under which its models were trained.</param>
public sealed record SharedModelNote(string Protocol, string System, string Under);

/// <summary>A system that is not scored under a protocol, because it could not be fitted on the training rows of each fold.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="System">The system.</param>
/// <param name="Reason">Why, and what to do.</param>
public sealed record LeftOutNote(string Protocol, string System, string Reason);

/// <summary>The synthetic rows of one class that one system was trained on, over all folds.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="System">The system.</param>
/// <param name="Kind">How they were made: <c>vae</c>.</param>
/// <param name="Class">The class.</param>
/// <param name="Real">Real training rows.</param>
/// <param name="Synthetic">Synthetic training rows.</param>
public sealed record SyntheticNote(string Protocol, string System, string Kind, string Class, int Real, int Synthetic)
{
    /// <summary>The mean over folds of the generated rows' variance as a share of the real rows'; null if the generator cannot collapse.</summary>
    public double? Variance { get; init; }

    /// <summary>The same of the median distance to the nearest other row.</summary>
    public double? Distance { get; init; }

    /// <summary>The number of generators, those of inner folds included.</summary>
    public int Generators { get; init; }

    /// <summary>How many of these collapsed for this class.</summary>
    public int Collapsed { get; init; }

    /// <summary>What was found for the first that collapsed; empty if none did.</summary>
    public string Example { get; init; } = "";
}

/// <summary>A part of a system that was trained before and elsewhere.</summary>
/// <param name="System">The system.</param>
/// <param name="Name">The part's name.</param>
/// <param name="Data">What it was trained on, as far as its authors say.</param>
public sealed record PretrainedNote(string System, string Name, string Data);

/// <summary>How the training of one network went.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="System">The system.</param>
/// <param name="Fold">The fold.</param>
/// <param name="ChosenOn">The rows that the epoch was chosen on: <c>validation</c>, or <c>test</c> under some protocols.</param>
/// <param name="ChosenEpoch">The epoch whose weights were tested.</param>
/// <param name="Epochs">The epochs in order, at least one; their validation rows are those of <paramref name="ChosenOn"/>.</param>
public sealed record TrainingCurve(
    string Protocol, string System, string Fold, string ChosenOn, int ChosenEpoch, IReadOnlyList<EpochRecord> Epochs);

/// <summary>The effect of duplicates on both sides of a split on one system's accuracy.</summary>
/// <param name="Protocol">The protocol whose split has them.</param>
/// <param name="System">The system.</param>
/// <param name="Rows">Its test rows.</param>
/// <param name="Accuracy">Share of them predicted correctly; null if there are none.</param>
/// <param name="RowsWithout">Test rows that do not duplicate training rows.</param>
/// <param name="AccuracyWithout">Share of those predicted correctly; null if there are none.</param>
/// <param name="HonestAccuracy">The system's accuracy under the honest protocol; null if that was not run.</param>
public sealed record CopyEffect(
    string Protocol, string System, int Rows, double? Accuracy, int RowsWithout, double? AccuracyWithout, double? HonestAccuracy);
