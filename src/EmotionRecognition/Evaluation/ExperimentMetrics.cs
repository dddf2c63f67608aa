using System.Text.Json.Serialization;

namespace EmotionRecognition.Evaluation;

/// <summary>Everything measured on the predictions of one experiment: the content of <c>metrics.json</c>.</summary>
/// <param name="Experiment">The name of the experiment.</param>
/// <param name="Corpus">The name of the corpus.</param>
/// <param name="Classes">The K classes.</param>
/// <param name="Seed">The seed of every bootstrap.</param>
/// <param name="Resamples">The number of resamples behind each interval.</param>
/// <param name="Systems">The systems by protocol, in the order in which they occur in the predictions.</param>
/// <param name="Comparisons">Paired tests between systems of one protocol.</param>
public sealed record ExperimentMetrics(
    string Experiment,
    string Corpus,
    IReadOnlyList<string> Classes,
    int Seed,
    int Resamples,
    IReadOnlyList<SystemMetrics> Systems,
    IReadOnlyList<PairedComparison> Comparisons)
{
    /// <summary>
    /// Measures predictions, pooled and per fold, with intervals, and compares the best system of each protocol (by unweighted recall) with
    /// the others.
    /// </summary>
    /// <param name="experiment">The name of the experiment.</param>
    /// <param name="corpus">The name of the corpus.</param>
    /// <param name="predictions">The predictions of all protocols, systems, and folds; systems of one protocol have the same test rows.</param>
    /// <param name="rows">The training rows of every protocol and fold that occurs in the predictions.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id, or null if unknown; null if no speakers are known.</param>
    /// <param name="seed">The seed of every bootstrap.</param>
    /// <param name="resamples">The number of resamples, at least 100.</param>
    /// <param name="groupOf">Returns the kind of an utterance id, or null if it has none; null if the corpus has no kinds.</param>
    /// <exception cref="ArgumentException">
    /// A fold is missing from <paramref name="rows"/>, two systems of a protocol have different test rows, or there are too few resamples.
    /// </exception>
    public static ExperimentMetrics Compute(
        string experiment,
        string corpus,
        PredictionTable predictions,
        IReadOnlyList<FoldRows> rows,
        Func<string, string?>? speakerOf,
        int seed,
        int resamples = BootstrapInterval.DefaultResamples,
        Func<string, string?>? groupOf = null)
    {
        var bySystem = predictions.Rows.GroupBy(row => (row.Protocol, row.System)).ToDictionary(group => group.Key, group => group.ToList());
        var systems = bySystem.Values
            .Select(own => Measure(predictions.Classes, own, rows, speakerOf, seed, resamples) with
            {
                Groups = MeasureGroups(predictions.Classes, own, groupOf),
                Calibration = CalibrationMetrics.Of(predictions.Classes, own, speakerOf, seed, resamples),
            })
            .ToList();
        var comparisons = systems.GroupBy(system => system.Protocol).SelectMany(protocol => BestAgainstOthers(protocol).Select(pair =>
            PairedTests.Compare(
                predictions.Classes, bySystem[(protocol.Key, pair.Other)], bySystem[(protocol.Key, pair.Best)], seed, speakerOf, resamples)));
        return new ExperimentMetrics(experiment, corpus, predictions.Classes, seed, resamples, systems, [.. comparisons]);
    }

    private static SystemMetrics Measure(
        IReadOnlyList<string> classes,
        List<Prediction> own,
        IReadOnlyList<FoldRows> rows,
        Func<string, string?>? speakerOf,
        int seed,
        int resamples) => new(
        own[0].Protocol,
        own[0].System,
        ClassificationMetrics.Compute(classes, own),
        BootstrapInterval.OverRows(classes, own, seed, resamples),
        speakerOf is null || own.Exists(row => speakerOf(row.Utterance) is null)
            ? null
            : BootstrapInterval.OverSpeakers(classes, own, utterance => speakerOf(utterance)!, seed, resamples),
        [.. own.GroupBy(row => row.Fold).Select(fold => MeasureFold(classes, own[0].Protocol, fold, rows))]);

    private static IReadOnlyList<GroupMetrics>? MeasureGroups(IReadOnlyList<string> classes, IEnumerable<Prediction> own, Func<string, string?>? groupOf)
    {
        var groups = groupOf is null
            ? []
            : own.GroupBy(row => groupOf(row.Utterance))
                .Where(group => group.Key is not null)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .ToList();
        return groups.Count == 0 ? null : [.. groups.Select(group => new GroupMetrics(group.Key!, ClassificationMetrics.Compute(classes, group)))];
    }

    private static FoldMetrics MeasureFold(IReadOnlyList<string> classes, string protocol, IGrouping<string, Prediction> fold, IReadOnlyList<FoldRows> rows)
    {
        var counted = rows.SingleOrDefault(each => each.Protocol == protocol && each.Fold == fold.Key)
            ?? throw new ArgumentException($"no training rows counted for protocol {protocol}, fold {fold.Key}", nameof(rows));
        return new FoldMetrics(fold.Key, counted.Train, counted.Validation, ClassificationMetrics.Compute(classes, fold));
    }

    private static IEnumerable<(string Best, string Other)> BestAgainstOthers(IEnumerable<SystemMetrics> protocol)
    {
        var ordered = protocol.OrderByDescending(system => system.Pooled.UnweightedRecall).ToList();
        return ordered.Skip(1).Select(other => (ordered[0].System, other.System));
    }
}

/// <summary>The results of one system under one protocol.</summary>
/// <param name="Protocol">The protocol that divided the rows.</param>
/// <param name="System">The name of the system.</param>
/// <param name="Pooled">The measures of the test rows of all folds together.</param>
/// <param name="RowIntervals">95 % intervals over test utterances.</param>
/// <param name="SpeakerIntervals">95 % intervals over speakers; null if there are too few, or if the speaker of a test row is unknown.</param>
/// <param name="Folds">The measures of each fold, in fold order.</param>
/// <param name="Groups">The measures for each kind of test row, such as improvised and scripted; null if the corpus has no kinds.</param>
public sealed record SystemMetrics(
    string Protocol,
    string System,
    ClassificationMetrics Pooled,
    MetricIntervals RowIntervals,
    MetricIntervals? SpeakerIntervals,
    IReadOnlyList<FoldMetrics> Folds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<GroupMetrics>? Groups = null)
{
    /// <summary>How sure the system's models may be; null if they are not calibrated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CalibrationMetrics? Calibration { get; init; }

    /// <summary>The intervals to quote: over speakers where there are any, which are wider and say more about others, else over test rows.</summary>
    [JsonIgnore]
    public MetricIntervals Intervals => SpeakerIntervals ?? RowIntervals;

    /// <summary>What <see cref="Intervals"/> are over: <c>speakers</c> or <c>test rows</c>.</summary>
    [JsonIgnore]
    public string IntervalUnit => SpeakerIntervals is null ? "test rows" : "speakers";
}

/// <summary>The results of one system on the test rows of one fold.</summary>
/// <param name="Fold">The fold.</param>
/// <param name="TrainRows">Training rows, including copies and generated rows.</param>
/// <param name="ValidationRows">Rows on which epochs and settings were chosen; 0 if the protocol has no validation rows.</param>
/// <param name="Metrics">The measures of the fold's test rows.</param>
public sealed record FoldMetrics(string Fold, int TrainRows, int ValidationRows, ClassificationMetrics Metrics);

/// <summary>The results of one system on the test rows of one kind, over all folds.</summary>
/// <param name="Group">The kind, such as <c>scripted</c>.</param>
/// <param name="Metrics">The measures of its test rows.</param>
public sealed record GroupMetrics(string Group, ClassificationMetrics Metrics);

/// <summary>The number of rows that the systems of a fold were trained on.</summary>
/// <param name="Protocol">The protocol that made the fold.</param>
/// <param name="Fold">The fold.</param>
/// <param name="Train">Training rows, including copies and generated rows.</param>
/// <param name="Validation">Rows on which epochs and settings were chosen; 0 if the protocol has no validation rows.</param>
public sealed record FoldRows(string Protocol, string Fold, int Train, int Validation);
