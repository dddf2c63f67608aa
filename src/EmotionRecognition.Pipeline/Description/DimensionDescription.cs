using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Stages;
using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>Describes an experiment's regressors for the report.</summary>
internal static class DimensionDescription
{
    public static DimensionResults Of(StageRun run, ExperimentPlan plan)
    {
        var job = DimensionsJob.Of(plan);
        var scores = DimensionTables.ReadScores(run.Input(job.Scores));
        var tested = plan.Protocols.Select(protocol => (protocol.Name, Rows: Protocols.SplitTable.Read(run.Input(plan.Tables.SplitsOf(protocol)))))
            .ToDictionary(each => each.Name, each => each.Rows.Count(row => row.Role == Protocols.Role.Test));
        return new(
            scores,
            [
                .. job.Regressors.Select(each => new RegressorDetail(
                    each.Protocol,
                    each.Regressor,
                    tested[each.Protocol] - scores.First(score => (score.Protocol, score.Regressor) == (each.Protocol, each.Regressor)).Score.Pooled.Rows,
                    DimensionTables.ReadPenalties(run.Input(each.Chosen)))),
            ]);
    }
}
