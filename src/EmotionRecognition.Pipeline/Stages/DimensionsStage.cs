using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;
using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>What scores the regressors of an experiment.</summary>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Regressors">The predictions and penalties of each regressor under each protocol.</param>
/// <param name="Labels">The labels, which have the speakers.</param>
/// <param name="Seed">The experiment's seed.</param>
/// <param name="Scores">The table of scores.</param>
public sealed record DimensionsJob(string Experiment, IReadOnlyList<RegressorTables> Regressors, string Labels, int Seed, string Scores)
{
    /// <summary>The job of an experiment with regressors.</summary>
    public static DimensionsJob Of(ExperimentPlan plan) => new(
        plan.Experiment.Name,
        [
            .. from protocol in plan.Protocols
               from regressor in plan.Regressors
               select RegressorTables.Of(plan, protocol, regressor),
        ],
        plan.Tables.All.Labels,
        plan.Experiment.Seed,
        DimensionsStage.ScoresOf(plan));

    /// <summary>The tables of regressors.</summary>
    public IEnumerable<string> Read => Regressors.SelectMany(each => new[] { each.Predictions, each.Chosen });
}

/// <summary>The tables of one regressor under one protocol.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Regressor">The regressor.</param>
/// <param name="Predictions">The table of its predictions.</param>
/// <param name="Chosen">The table of its penalties.</param>
public sealed record RegressorTables(string Protocol, string Regressor, string Predictions, string Chosen)
{
    /// <summary>The tables of a regressor under a protocol.</summary>
    public static RegressorTables Of(ExperimentPlan plan, IProtocol protocol, RegressorDefinition regressor)
    {
        var name = $"{plan.Results}/dimensions/{protocol.Name}/{regressor.Name}";
        return new(protocol.Name, regressor.Name, $"{name}.csv", $"{name}-penalties.csv");
    }
}

/// <summary>Scores predicted valence, activation, and dominance.</summary>
public sealed class DimensionsStage(Workspace workspace, DimensionsJob job) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Evaluate";

    /// <inheritdoc/>
    public override string Instance => $"{job.Experiment}/dimensions";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => [.. job.Regressors.Select(each => each.Predictions).Append(job.Labels).Select(workspace.Input)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [job.Scores];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["regressors"] = string.Join(", ", job.Regressors.Select(each => $"{each.Protocol}/{each.Regressor}")),
        ["seed"] = job.Seed.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The scores of an experiment's regressors.</summary>
    /// <param name="plan">An experiment with regressors.</param>
    public static string ScoresOf(ExperimentPlan plan) => $"{plan.Results}/dimensions.csv";

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var utterances = LabelTable.Read(run.Input(job.Labels)).ToDictionary(utterance => utterance.Id, StringComparer.Ordinal);
        var scores = new List<RegressorScore>();
        foreach (var each in job.Regressors)
        {
            var own = DimensionScore.Of(
                RatingTable.Read(run.Input(each.Predictions)),
                utterance => Measurement.SpeakerOf(utterances[utterance]),
                Seeds.Derive(job.Seed, "Dimensions"));
            scores.AddRange(own.Select(score => new RegressorScore(each.Protocol, each.Regressor, score)));
            var found = own.Select(score => string.Create(
                CultureInfo.InvariantCulture, $"{EmotionDimensions.NameOf(score.Dimension)} {score.Pooled.Concordance:0.000}"));
            run.Say($"{each.Protocol} {each.Regressor}: CCC of {string.Join(", ", found)} over {own[0].Pooled.Rows} test rows");
        }

        DimensionTables.WriteScores(run.Output(job.Scores), scores);
    }
}
