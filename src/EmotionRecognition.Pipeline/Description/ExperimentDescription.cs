using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Stages;
using EmotionRecognition.Protocols;
using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>Describes an experiment for the report.</summary>
internal static class ExperimentDescription
{
    /// <summary>Describes it.</summary>
    /// <param name="run">The stage that asks.</param>
    /// <param name="plan">The experiment.</param>
    /// <param name="mostSound">How many bytes of sound its mistakes may take.</param>
    public static ExperimentResult Of(StageRun run, ExperimentPlan plan, int mostSound)
    {
        var metrics = MetricsFile.Read(run.Input(plan.Metrics));
        var predictions = PredictionTable.Read(run.Input(plan.Predictions));
        IReadOnlyList<AuditReport> audits = [.. plan.Protocols.Select(protocol => AuditTable.Read(run.Input(plan.AuditOf(protocol))))];
        return new()
        {
            Name = plan.Experiment.Name,
            Title = plan.Experiment.Title,
            Corpus = plan.Experiment.Corpus,
            Metrics = metrics,
            Predictions = predictions,
            ClassCounts = CountClasses(run, plan),
            Curves = [.. Curves(run, plan)],
            Audits = audits,
            Copies = [.. plan.CopyEffects.SelectMany(each => CopyEffects.Read(run.Input(each.File), each.Protocol))],
            Columns = ColumnDescription.Of(run, plan, metrics, predictions, audits),
            Facts = FactDescription.Of(run, plan),
            Heard = FactDescription.Heard(run, plan),
            CrossCorpus = plan.Tables.Parts.Count == 0 ? null : CrossCorpusDescription.Of(run, plan),
            Settings = [.. SettingsOf(plan)],
            Selected = plan.Selected is null ? [] : SelectedTable.Read(run.Input(plan.Selected)),
            Synthetic = [.. SyntheticRowNotes.Of(run, plan)],
            Pretrained = [.. PretrainedIn(plan)],
            Seeds = plan.Repeats.Any()
                ? new SeedResults(SeedTables.ReadScores(run.Input(SeedsStage.ScoresOf(plan))), SeedTables.ReadVariances(run.Input(SeedsStage.VarianceOf(plan))))
                : null,
            Robustness = plan.HasConditions ? RobustnessTable.Read(run.Input(RobustnessStage.ScoresOf(plan))) : [],
            LearningCurve = plan.LearningCurve is null ? [] : LearningCurveTable.Read(run.Input(LearningCurveStage.PointsOf(plan))),
            LeftOutFamilies = plan.LeaveOut.Count == 0 ? [] : ImportanceTable.Read(run.Input(LeaveOutStage.ScoresOf(plan))),
            Importance = plan.Importance is null ? [] : ImportanceTable.Read(run.Input(ImportanceStage.ScoresOf(plan))),
            Embedding = plan.EmbeddedSet is null ? null : EmbeddingTables.Read(run, plan),
            Clips = plan.Clips is { } clips ? ClipTable.Read(run.Input(clips), mostSound) : new Dictionary<string, HeardClip>(),
            Ablations = [.. AblationDescription.Of(plan)],
            Dimensions = plan.Regressors.Count > 0 ? DimensionDescription.Of(run, plan) : null,
            Files = [Beside(plan.Metrics), Beside(plan.Predictions)],
            Origin = OriginDescription.Of(run, plan),
            SharedModels = [.. plan.SharedModels.Select(each => new SharedModelNote(each.Protocol.Name, each.System.Name, each.Under.Name))],
            LeftOut =
            [
                .. plan.AllLeftOut.Select(each => new LeftOutNote(each.Protocol.Name, each.System.Name, LeftOutSystem.Read(run.Input(each.File)))),
            ],
        };
    }

    private static IEnumerable<PretrainedNote> PretrainedIn(ExperimentPlan plan) =>
        from system in plan.Experiment.Systems
        from each in plan.Experiment.PretrainingOf(system)
        select new PretrainedNote(system.Name, each.Name, each.Data);

    /// <summary>A file of the build by its path relative to the page.</summary>
    private static string Beside(string file) => Path.GetRelativePath("report", file).Replace('\\', '/');

    private static IReadOnlyList<ClassCount> CountClasses(StageRun run, ExperimentPlan plan)
    {
        var classes = plan.Classes;
        var recorded = Count(FilterStage.Kept(run, plan.FilterOmissions, LabelTable.Read(run.Input(plan.Tables.Real.Labels))), classes);
        var generated = plan.Tables.Generated is { } folder ? Count(LabelTable.Read(run.Input(folder.Labels)), classes) : [];
        var copies = plan.CopyEffects.Count > 0 ? PublishedOptions.For(classes).ExtraCopies : new Dictionary<string, int>();
        return
        [
            .. classes.Classes.Select(name => new ClassCount(
                name, recorded.GetValueOrDefault(name), copies.GetValueOrDefault(name) * recorded.GetValueOrDefault(name), generated.GetValueOrDefault(name))),
        ];
    }

    private static Dictionary<string, int> Count(IReadOnlyList<Utterance> utterances, ClassSet classes) =>
        classes.Keep(utterances).CountBy(utterance => classes.Classes[classes.ClassOf(utterance.Emotion)!.Value]).ToDictionary();

    private static IEnumerable<TrainingCurve> Curves(StageRun run, ExperimentPlan plan) =>
        from protocol in plan.Protocols
        from system in plan.NetworksOf(protocol)
        from fold in plan.FoldsOf(protocol)
        select CurveOf(TrainingLog.Read(run.Input(plan.LogOf(protocol, system, fold))), protocol, system, fold);

    private static TrainingCurve CurveOf(TrainingLog log, IProtocol protocol, SystemDefinition system, int fold) => new(
        protocol.Name,
        system.Name,
        fold.ToString(CultureInfo.InvariantCulture),
        protocol.SelectedOn == SelectedOn.TestRows ? "test" : "validation",
        system.Model.ChosenEpoch(log)!.Epoch,
        log.Epochs);

    /// <summary>The settings of an experiment as shown in the report.</summary>
    public static IEnumerable<Setting> SettingsOf(ExperimentPlan plan)
    {
        var experiment = plan.Experiment;
        if (experiment.Combined is { } corpora)
        {
            yield return new("corpora trained on: tested on", corpora.Description);
            yield return new("labels of classes", string.Join("; ", experiment.ClassMap.Select(each => $"{each.Key}: {string.Join(", ", each.Value)}")));
        }

        yield return new("classes", $"{plan.Classes.Name} ({string.Join(", ", plan.Classes.Classes)})");
        yield return new("generated samples", experiment.Generated.ToString().ToLowerInvariant());
        if (experiment.Filter is { } filter)
        {
            yield return new("filter", filter.Describe());
        }

        yield return new("protocols", string.Join(", ", experiment.Protocols));
        yield return new("seed", experiment.Seed.ToString(CultureInfo.InvariantCulture));
        foreach (var setting in Asked(plan))
        {
            yield return setting;
        }

        foreach (var setting in Fitted(plan))
        {
            yield return setting;
        }
    }

    // What is measured besides scores.
    private static IEnumerable<Setting> Asked(ExperimentPlan plan)
    {
        if (plan.Repeats.Any())
        {
            yield return new("seeds", string.Join(", ", plan.Experiment.AllSeeds.Select(seed => seed.ToString(CultureInfo.InvariantCulture))));
        }

        if (plan.HasConditions)
        {
            yield return new("alterations of test rows", string.Join(", ", plan.Experiment.Robustness));
        }

        if (plan.LearningCurve is { } curve)
        {
            yield return new("learning curve", curve.Describe());
        }

        if (plan.LeaveOut.Count > 0)
        {
            yield return new("families of features left out", string.Join(", ", plan.LeaveOut));
        }

        if (plan.Importance is { } importance)
        {
            yield return new("importance of the input", importance.ToString());
        }

        if (plan.Models is { } models)
        {
            yield return new("models", $"not trained by this run: given from {models.Root}");
        }
    }

    private static IEnumerable<Setting> Fitted(ExperimentPlan plan)
    {
        foreach (var system in plan.Experiment.Systems)
        {
            yield return new($"system {system.Name}", plan.Checkpoint is null
                ? $"{SettingsJson.Describe(system.Model)} on {Describe(system.Inputs)}{(system.Augmentation is { } copies ? $" with {copies}" : "")}"
                    + (system.Resampling is { } resampling ? $" with resampling {SettingsJson.Describe(resampling)}" : "")
                : $"weights of {Path.GetFileName(plan.Checkpoint.File)}, trained elsewhere, on {Describe(system.Inputs)}");
        }

        foreach (var regressor in plan.Regressors)
        {
            yield return new(
                $"regressor {regressor.Name}", $"ridge regression ({RegressorStage.Describe(regressor.Penalties)}) on {Describe(regressor.Inputs)}");
        }
    }

    private static string Describe(IReadOnlyList<InputEncoder> inputs) => string.Join(
        " and ",
        inputs.Select(input => input.Kind + (input.FeatureSet is { } set ? $" ({set})" : "")));
}

/// <summary>Describes a protocol for the report.</summary>
internal static class ProtocolDescription
{
    public static ProtocolNote Of(IProtocol protocol) => new(protocol.Name, protocol.Explanation, protocol.Audit.ForbidsLeaks, protocol.Claim)
    {
        NormalizesByTestRows = protocol.Preparation is not null,
    };
}
