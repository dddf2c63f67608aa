using System.Globalization;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Reporting;

/// <summary>
/// The report's tables as CSV files: one row a fact, shares from 0 to 1 with the decimals of <c>metrics.json</c>, for other programs to read.
/// </summary>
public static class ReportTables
{
    /// <summary>
    /// Writes <c>results</c>, <c>per_class</c>, <c>per_fold</c>, <c>groups</c>, <c>confusion</c>, <c>comparisons</c>, <c>class_counts</c>, <c>curves</c>,
    /// <c>audit</c>, <c>copies</c>, <c>corpora</c>, <c>labels</c>, <c>omissions</c>, <c>study</c> and <c>stages</c>,
    /// each with its header even where it has no row.
    /// </summary>
    /// <param name="content">What to show.</param>
    /// <param name="folder">Where to write; made where it is not there.</param>
    public static void Write(ReportContent content, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, columns, rows) in Tables(content))
        {
            CsvFile.Write(Path.Combine(folder, name + ".csv"), columns.Split(','), rows);
        }
    }

    private static IEnumerable<(string Name, string Columns, IEnumerable<string[]> Rows)> Tables(ReportContent content) =>
    [
        ("results", "experiment,corpus,protocol,system,rows,accuracy,accuracy_low,accuracy_high,uar,uar_low,uar_high,uar_speakers_low,uar_speakers_high,"
            + "macro_f1,weighted_precision,weighted_recall,weighted_f1,chance_uar,majority_accuracy", Systems(content, Result)),
        ("per_class", "experiment,corpus,protocol,system,class,precision,recall,f1,support,predicted", Systems(content, PerClass)),
        ("per_fold", "experiment,corpus,protocol,system,fold,train_rows,validation_rows,test_rows,accuracy,uar,macro_f1,weighted_f1",
            Systems(content, PerFold)),
        ("groups", "experiment,corpus,protocol,system,group,rows,accuracy,uar,macro_f1,weighted_f1", Systems(content, Group)),
        ("confusion", "experiment,corpus,protocol,system,actual,predicted,rows,share_of_actual", Systems(content, Confusion)),
        ("comparisons", "experiment,protocol,first,second,only_first_correct,only_second_correct,mcnemar_p,uar_difference,low,high,bootstrap_p",
            content.Experiments.SelectMany(Comparisons)),
        ("class_counts", "experiment,class,recorded,copied,generated", content.Experiments.SelectMany(experiment => experiment.ClassCounts.Select(count =>
            Row(experiment.Name, count.Class, count.Recorded, count.Copied, count.Generated)))),
        ("curves", "experiment,protocol,system,fold,epoch,chosen,train_loss,train_accuracy,chosen_on,chosen_on_loss,chosen_on_accuracy",
            content.Experiments.SelectMany(Curves)),
        ("audit", "experiment,protocol,finding,count,of,share,example,system,measure,score_with,score_without", content.Experiments.SelectMany(Audit)),
        ("copies", "experiment,protocol,system,rows,accuracy,rows_without_copies,accuracy_without_copies,honest_accuracy",
            content.Experiments.SelectMany(experiment => experiment.Copies.Select(copies => Row(
                experiment.Name, copies.Protocol, copies.System, copies.Rows, Known(copies.Accuracy),
                copies.RowsWithout, Known(copies.AccuracyWithout), Known(copies.HonestAccuracy))))),
        ("corpora", "corpus,title,notice,utterances,hours,speakers,sessions", content.Corpora.Select(corpus =>
            Row(corpus.Name, corpus.Title, corpus.Notice ?? "", corpus.Utterances, corpus.Hours, corpus.Speakers, corpus.Sessions))),
        ("labels", "corpus,label,class,utterances", content.Corpora.SelectMany(corpus => corpus.Labels.Select(label =>
            Row(corpus.Name, label.Label, label.Class ?? "", label.Utterances)))),
        ("omissions", "corpus,reason,items,example", content.Corpora.SelectMany(corpus => corpus.Omissions.Select(omission =>
            Row(corpus.Name, omission.Reason, omission.Items, omission.Example)))),
        ("study", "variant,detail,source,accuracy,weighted_precision,weighted_recall,weighted_f1,note", content.Study.SelectMany(Study)),
        ("stages", "stage,seconds,warnings,direction,file,hash", content.Provenance.Runs.SelectMany(Run)),
    ];

    private static IEnumerable<string[]> Systems(ReportContent content, Func<SystemMetrics, IEnumerable<object[]>> rows) =>
        from experiment in content.Experiments
        from system in experiment.Metrics.Systems
        from row in rows(system)
        select Row([experiment.Name, experiment.Corpus, system.Protocol, system.System, .. row]);

    private static IEnumerable<object[]> Result(SystemMetrics system)
    {
        var pooled = system.Pooled;
        var (accuracy, recall) = (system.RowIntervals.Accuracy, system.RowIntervals.UnweightedRecall);
        object[] speakers = system.SpeakerIntervals is { } known ? [known.UnweightedRecall.Low, known.UnweightedRecall.High] : ["", ""];
        yield return
        [
            pooled.Rows, pooled.Accuracy, accuracy.Low, accuracy.High, pooled.UnweightedRecall, recall.Low, recall.High, .. speakers,
            pooled.MacroF1, pooled.WeightedPrecision, pooled.WeightedRecall, pooled.WeightedF1, pooled.ChanceUnweightedRecall, pooled.MajorityAccuracy,
        ];
    }

    private static IEnumerable<object[]> PerClass(SystemMetrics system) =>
        system.Pooled.Classes.Select(each => new object[] { each.Class, each.Precision, each.Recall, each.F1, each.Support, each.Predicted });

    private static IEnumerable<object[]> PerFold(SystemMetrics system) => system.Folds.Select(fold => new object[]
    {
        fold.Fold, fold.TrainRows, fold.ValidationRows, fold.Metrics.Rows,
        fold.Metrics.Accuracy, fold.Metrics.UnweightedRecall, fold.Metrics.MacroF1, fold.Metrics.WeightedF1,
    });

    private static IEnumerable<object[]> Group(SystemMetrics system) => (system.Groups ?? []).Select(kind => new object[]
    {
        kind.Group, kind.Metrics.Rows, kind.Metrics.Accuracy, kind.Metrics.UnweightedRecall, kind.Metrics.MacroF1, kind.Metrics.WeightedF1,
    });

    private static IEnumerable<object[]> Confusion(SystemMetrics system) =>
        from actual in Enumerable.Range(0, system.Pooled.Classes.Count)
        from predicted in Enumerable.Range(0, system.Pooled.Classes.Count)
        let confusion = system.Pooled.Confusion
        select new object[]
        {
            confusion.Classes[actual], confusion.Classes[predicted], confusion[actual, predicted], confusion.RowPercentage(actual, predicted) / 100,
        };

    private static IEnumerable<string[]> Comparisons(ExperimentResult experiment) => experiment.Metrics.Comparisons.Select(pair => Row(
        experiment.Name, pair.Protocol, pair.First, pair.Second, pair.OnlyFirstCorrect, pair.OnlySecondCorrect,
        pair.McNemar, pair.RecallDifference, pair.DifferenceInterval.Low, pair.DifferenceInterval.High, pair.Bootstrap));

    private static IEnumerable<string[]> Curves(ExperimentResult experiment) =>
        from curve in experiment.Curves
        from epoch in curve.Epochs
        select Row(
            experiment.Name, curve.Protocol, curve.System, curve.Fold, epoch.Epoch, epoch.Epoch == curve.ChosenEpoch ? "yes" : "no",
            epoch.TrainLoss, epoch.TrainAccuracy, curve.ChosenOn, epoch.ChosenOnLoss, epoch.ChosenOnAccuracy);

    private static IEnumerable<string[]> Audit(ExperimentResult experiment) => experiment.Audit.Select(finding => Row(
    [
        experiment.Name, finding.Protocol, finding.Name, finding.Count, finding.Of, Measures.Ratio(finding.Count, finding.Of), finding.Example ?? "",
        .. finding.Score is { } score ? [score.System, score.Measure, score.With, score.Without] : new object[] { "", "", "", "" },
    ]));

    private static IEnumerable<string[]> Study(StudyResult result)
    {
        string[] Scores(string variant, string source, StudyScores scores) => Row(
            variant, result.Detail, source, scores.Accuracy, scores.WeightedPrecision, scores.WeightedRecall, scores.WeightedF1, result.Note ?? "");
        yield return Scores(result.Variant, "printed", result.Scores);
        if (result.Ours is { } ours)
        {
            yield return Scores(result.OursOn ?? result.Variant, "this run", ours);
        }
    }

    private static IEnumerable<string[]> Run(StageRecord run) =>
        run.Inputs.Select(file => (Direction: "input", File: file)).Concat(run.Outputs.Select(file => (Direction: "output", File: file)))
            .Select(each => Row(run.Stage, run.Seconds, run.Warnings, each.Direction, each.File.Path, each.File.Hash));

    private static object Known(double? share) => share is { } known ? known : "";

    private static string[] Row(params IEnumerable<object> fields) => [.. fields.Select(field => field switch
    {
        double number => RoundedConverter.Round(number).ToString(CultureInfo.InvariantCulture),
        int count => count.ToString(CultureInfo.InvariantCulture),
        _ => (string)field,
    })];
}
