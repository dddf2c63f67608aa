using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>The trainings without each family of features.</summary>
internal sealed record LeaveOutJob
{
    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>The systems.</summary>
    public required IReadOnlyList<TrainedAgain> Trainings { get; init; }

    /// <summary>The table that tells who speaks.</summary>
    public required string Labels { get; init; }

    /// <summary>The predictions of the systems that read all features.</summary>
    public required string Predictions { get; init; }

    /// <summary>The table to write.</summary>
    public required string Scores { get; init; }

    public static LeaveOutJob Of(ExperimentPlan plan) => new()
    {
        Experiment = plan.Experiment.Name,
        Trainings = TrainedAgain.Of(plan, plan.LeaveOut),
        Labels = plan.Tables.All.Labels,
        Predictions = plan.Predictions,
        Scores = LeaveOutStage.ScoresOf(plan),
    };
}

/// <summary>
/// Trains systems again, as they were, without one family of features at a time: what the others make up for is not lost, unlike with features that are
/// permuted for a trained model.
/// </summary>
internal sealed class LeaveOutStage(Workspace workspace, LeaveOutJob job) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Evaluate";

    /// <inheritdoc/>
    public override string Instance => $"{job.Experiment}/leave-out";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => TrainedAgain.InputsOf(workspace, job.Trainings, job.Labels, job.Predictions);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [job.Scores];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => TrainedAgain.SettingsOf(job.Trainings);

    /// <summary>What systems lose without each family.</summary>
    /// <param name="plan">An experiment that leaves any out.</param>
    public static string ScoresOf(ExperimentPlan plan) => $"{plan.Results}/leave-out.csv";

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var speakers = LabelTable.Read(run.Input(job.Labels)).ToDictionary(utterance => utterance.Id, Measurement.SpeakerOf, StringComparer.Ordinal);
        var all = PredictionTable.Read(run.Input(job.Predictions)).Rows.ToLookup(row => (row.Protocol, row.System));
        var scores = new List<ImportanceScore>();
        foreach (var again in job.Trainings)
        {
            var (system, training) = again;
            var asTheyAre = all[(training.Protocol.Name, system)].ToList();
            var rows = LabeledRows.Read(run, training.Rows, training.Classes);
            var sets = training.Inputs.Select(input => input.FeatureSet).OfType<string>().Distinct().ToList();
            var families = sets.SelectMany(set => rows.Features[set].Columns).Select(FeatureFamily.Of).Distinct().Order(StringComparer.Ordinal).ToList();
            if (asTheyAre.Count == 0 || families.Count < 2)
            {
                run.Say($"{system} {(asTheyAre.Count == 0 ? "was left out of the experiment" : "reads one family of features")}: nothing to leave out");
                continue;
            }

            var drops = new RecallDrop(training.Classes.Classes, asTheyAre, utterance => speakers[utterance]);
            scores.AddRange(families.Select(family =>
            {
                var answers = Answers(run, again, rows, Without(rows.Features, sets, family));
                var (drop, deviation) = drops.Of([[.. asTheyAre.Select(row => answers[(row.Fold, row.Utterance)])]]);
                run.Say(FormattableString.Invariant($"{system} without {family}: {100 * -drop.Value:+0.0;-0.0} points of UAR"));
                var columns = sets.Sum(set => rows.Features[set].Columns.Count(column => FeatureFamily.Of(column) == family));
                return new ImportanceScore(
                    training.Protocol.Name, system, family, "", columns, drops.Recall, drop.Value, drop.Interval, deviation, 1, drops.Unit);
            }));
        }

        ImportanceTable.Write(run.Output(job.Scores), scores);
    }

    /// <summary>The tables without the columns of a family in some sets; others stay as they are.</summary>
    internal static FeatureTables Without(FeatureTables tables, IReadOnlyList<string> sets, string family) =>
        tables.With(sets.ToDictionary(set => set, set => Without(tables[set], family)));

    private static FeatureTable Without(FeatureTable table, string family)
    {
        var kept = table.Columns.Index().Where(column => FeatureFamily.Of(column.Item) != family).ToList();
        return new FeatureTable(
            [.. kept.Select(column => column.Item)],
            table.Utterances,
            [.. table.Values.Chunk(table.Columns.Count).SelectMany(row => kept.Select(column => row[column.Index]))]);
    }

    // The predicted class of every test row, by models that differ from those of the experiment in nothing but the features.
    private Dictionary<(string Fold, string Utterance), int> Answers(StageRun run, TrainedAgain again, LabeledRows rows, FeatureTables features)
    {
        var classes = again.Training.Classes.Classes.ToList();
        return rows.Folds.SelectMany(fold => again.Predict(run, rows, fold, TaskOf(run, again, rows, features, fold)))
            .ToDictionary(prediction => (prediction.Fold, prediction.Utterance), prediction => classes.IndexOf(prediction.Predicted));
    }

    private TrainingTask TaskOf(StageRun run, TrainedAgain again, LabeledRows rows, FeatureTables features, int fold)
    {
        var training = again.Training;
        var inner = training.Protocol.SelectedOn == SelectedOn.InnerFolds ? rows.InnerFolds(fold) : [];
        return new TrainingTask
        {
            Model = training.Model,
            Augmentation = training.Augmentation,
            Resampling = training.Resampling,
            Inputs = training.Inputs,
            Classes = training.Classes.Classes,
            Features = features,
            Training = rows.In(fold, Role.Train),
            Validation = rows.In(fold, Role.Validation),
            InnerFolds = inner,
            SelectedOn = inner.Count == 0 ? SelectedOn.ValidationRows : SelectedOn.InnerFolds,
            Seed = Seeds.Derive(training.Seed, TrainingJob.SeededIn(job.Experiment, training.Protocol, again.System, fold)),
            Threads = run.Threads,
        };
    }
}
