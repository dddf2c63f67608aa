using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>Tells who speaks in the test rows of each fold.</summary>
internal static class FoldDescription
{
    public static IEnumerable<FoldVoices> Of(StageRun run, ExperimentPlan plan, PredictionTable predictions)
    {
        var utterances = LabelTable.Read(run.Input(plan.Tables.Real.Labels)).ToDictionary(utterance => utterance.Id, StringComparer.Ordinal);
        return from row in predictions.Rows
               group row.Utterance by (row.Protocol, row.Fold) into fold
               let known = fold.Distinct().Select(id => utterances.GetValueOrDefault(id)).OfType<Utterance>().ToList()
               where known.Count > 0
               select new FoldVoices(
                   fold.Key.Protocol,
                   fold.Key.Fold,
                   Distinct(known.Select(utterance => utterance.Speaker)),
                   Distinct(known.Select(utterance => utterance.Session)));
    }

    private static IReadOnlyList<string> Distinct(IEnumerable<string> names) =>
        [.. names.Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal)];
}
