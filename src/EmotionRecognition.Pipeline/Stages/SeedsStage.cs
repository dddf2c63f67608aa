using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Gathers what systems score with each seed, and how much of the differences is due to seeds, speakers, and folds. None of the seeds is chosen.
/// </summary>
public sealed class SeedsStage(Workspace workspace, ExperimentPlan plan) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Evaluate";

    /// <inheritdoc/>
    public override string Instance => $"{plan.Experiment.Name}/seeds";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
        [.. plan.Repeats.Prepend(plan).Select(each => each.Predictions).Append(plan.Tables.All.Labels).Select(workspace.Input)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [ScoresOf(plan), VarianceOf(plan)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["seeds"] = string.Join(", ", plan.Experiment.AllSeeds.Select(seed => seed.ToString(CultureInfo.InvariantCulture))),
    };

    /// <summary>The scores of each seed of an experiment.</summary>
    /// <param name="plan">An experiment with several seeds.</param>
    public static string ScoresOf(ExperimentPlan plan) => $"{plan.Results}/seeds.csv";

    /// <summary>How much seeds, folds, and speakers move the scores of an experiment.</summary>
    /// <param name="plan">An experiment with several seeds.</param>
    public static string VarianceOf(ExperimentPlan plan) => $"{plan.Results}/seed-variance.csv";

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var utterances = LabelTable.Read(run.Input(plan.Tables.All.Labels)).ToDictionary(utterance => utterance.Id, StringComparer.Ordinal);
        var usesSeed = plan.Experiment.Systems.Where(plan.Experiment.UsesSeed).Select(system => system.Name).ToHashSet(StringComparer.Ordinal);
        var bySeed = plan.Repeats.Prepend(plan).Select(each => (
            Seed: each.OtherSeed ?? plan.Experiment.Seed,
            Table: PredictionTable.Read(run.Input(each.Predictions)))).ToList();
        var classes = bySeed[0].Table.Classes;
        var scores = new List<SeedScore>();
        var variances = new List<SeedVariance>();
        foreach (var system in bySeed[0].Table.Rows.GroupBy(row => (row.Protocol, row.System)))
        {
            var own = bySeed.Take(usesSeed.Contains(system.Key.System) ? bySeed.Count : 1)
                .Select(each => (each.Seed, Rows: each.Table.RowsOf(system.Key.Protocol, system.Key.System))).ToList();
            scores.AddRange(own.Select(each => SeedScore.Of(classes, each.Rows, own.Count > 1 ? each.Seed : null)));
            variances.AddRange(new[]
            {
                SeedVariance.Of(classes, [.. own.Select(each => each.Rows)], utterance => Measurement.SpeakerOf(utterances[utterance])),
            }.OfType<SeedVariance>());
            if (own.Count > 1)
            {
                var recalls = Spread.Of([.. scores.TakeLast(own.Count).Select(score => score.Measures.UnweightedRecall)]);
                run.Say(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{system.Key.Protocol} {system.Key.System}: UAR {recalls.Mean:0.0%} +- {100 * recalls.Deviation:0.0} over {recalls.Count} seeds, "
                        + $"{recalls.Lowest:0.0%} to {recalls.Highest:0.0%}"));
            }
        }

        SeedTables.WriteScores(run.Output(ScoresOf(plan)), scores);
        SeedTables.WriteVariances(run.Output(VarianceOf(plan)), variances);
    }
}
