using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Protocols;
using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>Measures an experiment on several corpora by what was trained on and what was tested on.</summary>
internal static class CrossCorpusDescription
{
    public static CrossCorpusResult Of(StageRun run, ExperimentPlan plan)
    {
        var utterances = plan.Classes.Keep(LabelTable.Read(run.Input(plan.Tables.Real.Labels)));
        var metrics = MetricsFile.Read(run.Input(plan.Metrics));
        var trainedOn = TrainedOn(run, plan);
        var speakers = utterances.ToDictionary(utterance => utterance.Id, utterance => utterance.Speaker);
        var cells =
            from row in PredictionTable.Read(run.Input(plan.Predictions)).Rows
            where trainedOn.ContainsKey((row.Protocol, row.Fold))
            let train = string.Join('+', trainedOn[(row.Protocol, row.Fold)])
            group row by (row.Protocol, row.System, Train: train, Test: CombinedCorpora.CorpusOf(row.Utterance)) into rows
            select Measure(metrics, [.. rows], trainedOn, rows.Key.Test, speakers);
        return new CrossCorpusResult([.. plan.Tables.Parts.Select(part => Describe(part.Name, part.Title, utterances, plan.Classes))], [.. cells]);
    }

    /// <summary>The corpora of each fold's training rows, of the protocols that keep corpora apart.</summary>
    private static Dictionary<(string Protocol, string Fold), IReadOnlyList<string>> TrainedOn(StageRun run, ExperimentPlan plan)
    {
        var folds =
            from protocol in plan.Protocols
            where protocol.NeedsCorpora
            from fold in SplitTable.Read(run.Input(plan.Tables.SplitsOf(protocol))).Where(row => row.Role is Role.Train).GroupBy(row => row.Fold)
            select (protocol.Name, fold.Key, Corpora: fold.Select(row => CombinedCorpora.CorpusOf(row.Utterance)).ToHashSet());
        return folds.ToDictionary(
            fold => (fold.Name, fold.Key.ToString(CultureInfo.InvariantCulture)),
            fold => (IReadOnlyList<string>)[.. plan.Experiment.Corpora.Where(fold.Corpora.Contains)]);
    }

    private static CrossCorpusCell Measure(
        ExperimentMetrics metrics,
        IReadOnlyList<Prediction> rows,
        Dictionary<(string Protocol, string Fold), IReadOnlyList<string>> trainedOn,
        string testedOn,
        Dictionary<string, string> speakers)
    {
        var overSpeakers = BootstrapInterval.OverSpeakers(metrics.Classes, rows, utterance => speakers[utterance], metrics.Seed, metrics.Resamples);
        return new CrossCorpusCell(
            rows[0].Protocol,
            rows[0].System,
            trainedOn[(rows[0].Protocol, rows[0].Fold)],
            testedOn,
            [.. rows.Select(row => row.Fold).Distinct()],
            rows.Select(row => speakers[row.Utterance]).Distinct().Count(),
            ClassificationMetrics.Compute(metrics.Classes, rows),
            overSpeakers ?? BootstrapInterval.OverRows(metrics.Classes, rows, metrics.Seed, metrics.Resamples),
            overSpeakers is null ? "test rows" : "speakers");
    }

    private static CorpusOfMatrix Describe(string name, string title, IReadOnlyList<Utterance> utterances, ClassSet classes)
    {
        var own = utterances.Where(utterance => CombinedCorpora.CorpusOf(utterance.Id) == name).ToList();
        var counts = own.CountBy(utterance => classes.ClassOf(utterance.Emotion)!.Value).ToDictionary();
        return new CorpusOfMatrix(
            name, title, own.Select(utterance => utterance.Speaker).Distinct().Count(),
            [.. classes.Classes.Select((_, index) => counts.GetValueOrDefault(index))]);
    }
}
