using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Stages;
using EmotionRecognition.Protocols;
using StageGraph;

namespace EmotionRecognition.Pipeline;

/// <summary>The stages of one experiment, in order.</summary>
internal sealed class ExperimentStages(ExperimentPlan plan)
{
    private readonly Workspace _workspace = plan.Workspace;
    private readonly ExperimentTables _tables = plan.Tables;

    /// <summary>All stages.</summary>
    /// <param name="onlyFold">The only fold to train; null for all.</param>
    public IEnumerable<Stage> All(int? onlyFold) =>
        TableStages().Concat(SplitStages()).Concat(plan.Checkpoint is null ? FoldPreparations(onlyFold).Concat(ModelStages(plan, onlyFold)) : [])
            .Concat(plan.Repeats.SelectMany(repeat => ModelStages(repeat, onlyFold)))
            .Concat(onlyFold is null ? FinalStages() : [])
            .Concat(ScoreStages())
            .Concat(plan.HasConditions ? [new RobustnessStage(_workspace, plan)] : [])
            .Concat(plan.LearningCurve is not null && onlyFold is null ? [new LearningCurveStage(_workspace, LearningCurveJob.Of(plan))] : [])
            .Concat(plan.LeaveOut.Count > 0 && onlyFold is null ? [new LeaveOutStage(_workspace, LeaveOutJob.Of(plan))] : [])
            .Concat(plan.Importance is { } importance ? [new ImportanceStage(_workspace, plan, importance)] : [])
            .Concat(plan.EmbeddedSet is { } set ? [new EmbeddingStage(_workspace, plan, set)] : [])
            .Concat(CardStages())
            .Concat(SeedStages())
            .Concat(RegressorStages());

    private IEnumerable<Stage> TableStages()
    {
        if (plan.Preprocessed is { } source)
        {
            yield return new ImportStage(plan, source);
        }

        if (_tables.Parts.Count > 0)
        {
            yield return new MergeStage(_workspace, _tables, plan.Experiment.FeatureSets, plan.HasRecordings);
        }

        if (_tables.Generated is not null)
        {
            yield return new CombineStage(_workspace, _tables, plan.Experiment.FeatureSets, plan.HasRecordings, plan.Experiment.ReadsWrittenText);
        }

        foreach (var set in plan.Experiment.TextSets)
        {
            yield return new TextSetStage(_workspace, _tables.All, set);
        }

        if (plan.Experiment.Filter is { } filter)
        {
            yield return new FilterStage(_workspace, _tables, new FilterSettings(plan.Experiment.Name, filter, plan.Classes, plan.Experiment.Seed));
        }
    }

    private IEnumerable<Stage> SplitStages()
    {
        foreach (var protocol in plan.Protocols.Where(protocol => protocol.Preparation is { PerFold: false }))
        {
            foreach (var set in plan.Experiment.FeatureSets)
            {
                yield return new PreparationStage(_workspace, _tables, protocol, set);
            }
        }

        foreach (var protocol in plan.Protocols.Select(protocol => protocol.SplitOf ?? protocol).DistinctBy(protocol => protocol.Name))
        {
            if (plan.Preprocessed is null || protocol.Name != PublishedProtocol.Id)
            {
                yield return new SplitStage(_workspace, _tables, SplitSettings.Of(plan, protocol));
            }
        }
    }

    // The model for use on other sound: not scored, and not in the report.
    private IEnumerable<Stage> FinalStages()
    {
        if (plan.Final is { } system)
        {
            var protocol = new AllRowsProtocol();
            yield return new SplitStage(_workspace, _tables, SplitSettings.Of(plan, protocol));
            yield return new TrainStage(_workspace, plan.JobOf(protocol, system, 1));
        }
    }

    private IEnumerable<Stage> FoldPreparations(int? onlyFold) =>
        from protocol in plan.Protocols
        where protocol.Preparation is { PerFold: true }
        from fold in plan.FoldsOf(protocol)
        where onlyFold is null || fold == onlyFold
        from set in plan.Experiment.FeatureSets
        select new PreparationStage(_workspace, _tables, protocol, set, fold);

    private IEnumerable<Stage> ScoreStages()
    {
        yield return plan.Checkpoint is null ? new EvaluateStage(_workspace, plan) : new CheckpointStage(_workspace, plan, plan.Checkpoint);
        foreach (var protocol in plan.Protocols)
        {
            yield return new AuditStage(_workspace, plan, protocol);
        }
    }

    private IEnumerable<Stage> CardStages() => plan.Models is null && plan.Checkpoint is null ? [new CardStage(_workspace, plan)] : [];

    private IEnumerable<Stage> SeedStages() => plan.Repeats.Select(Stage (repeat) => new EvaluateStage(_workspace, repeat))
        .Concat(plan.Repeats.Any() ? [new SeedsStage(_workspace, plan)] : []);

    private IEnumerable<Stage> RegressorStages() => plan.Regressors.Count == 0
        ? []
        : plan.Protocols.SelectMany(protocol => plan.Regressors.Select(
                Stage (regressor) => new RegressorStage(_workspace, RegressorJob.Of(plan, protocol, regressor))))
            .Append(new DimensionsStage(_workspace, DimensionsJob.Of(plan)));

    // The models of the plan, or of the plan with another seed.
    private static IEnumerable<Stage> ModelStages(ExperimentPlan plan, int? onlyFold) =>
        from each in plan.Protocols.SelectMany(protocol => plan.Systems.Select(system => (Under: plan.TrainedUnder(protocol, system), System: system)))
            .DistinctBy(each => (each.Under.Name, each.System.Name)).GroupBy(each => each.Under.Name)
        let protocol = each.First().Under
        from fold in plan.FoldsOf(protocol).Where(fold => onlyFold is null || fold == onlyFold)
        from system in each.Select(one => one.System)
        from stage in StagesOf(plan, plan.JobOf(protocol, system, fold), protocol, system)
        select stage;

    private static IEnumerable<Stage> StagesOf(ExperimentPlan plan, TrainingJob job, IProtocol protocol, SystemDefinition system)
    {
        if (plan.Models is null)
        {
            yield return new TrainStage(plan.Workspace, job);
        }

        if (ReadersOf(plan, system).Any())
        {
            yield return new ProbabilityStage(
                plan.Workspace,
                new ProbabilityJob(
                    job,
                    plan.Tables.All.Turns,
                    plan.ProbabilitiesOf(protocol, system, job.Fold),
                    plan.Models is null && IsReadInTraining(plan, system))
                {
                    ModelInput = plan.Models is null ? null : plan.ModelInput,
                });
        }
    }

    private static IEnumerable<SystemDefinition> ReadersOf(ExperimentPlan plan, SystemDefinition system) =>
        plan.Experiment.Systems.Where(each => each.OtherSystems.Contains(system.Name));

    // Whether a system is fitted on its probabilities for training rows, or on those of a mean of them.
    private static bool IsReadInTraining(ExperimentPlan plan, SystemDefinition system) =>
        ReadersOf(plan, system).Any(each => each.Model.FitsRows || each.Calibration is not null || IsReadInTraining(plan, each));
}
