using System.Globalization;
using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Saved;
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

    /// <summary>Each system with its training in the first fold and the feature sets of sound that it reads.</summary>
    public required IReadOnlyList<(string System, TrainingJob Training, IReadOnlyList<string> Sets)> Trainings { get; init; }

    /// <summary>The table that tells who speaks.</summary>
    public required string Labels { get; init; }

    /// <summary>The predictions of the systems that read all features.</summary>
    public required string Predictions { get; init; }

    /// <summary>The table to write.</summary>
    public required string Scores { get; init; }

    public static LeaveOutJob Of(ExperimentPlan plan)
    {
        var honest = plan.Protocols.First(protocol => protocol.Name == HonestProtocol.Id);
        return new()
        {
            Experiment = plan.Experiment.Name,
            Trainings =
            [
                .. plan.LeaveOut.Select(plan.Experiment.SystemNamed).Select(
                    system => (system.Name, plan.JobOf(honest, system, 1), (IReadOnlyList<string>)[.. system.FeatureSets])),
            ],
            Labels = plan.Tables.All.Labels,
            Predictions = plan.Predictions,
            Scores = LeaveOutStage.ScoresOf(plan),
        };
    }
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
    public override IReadOnlyList<StageInput> Inputs =>
        [.. job.Trainings.SelectMany(each => each.Training.Rows.All).Append(job.Labels).Append(job.Predictions).Distinct().Select(workspace.Input)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [job.Scores];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["classes"] = job.Trainings[0].Training.Classes.Description,
        ["seed"] = job.Trainings[0].Training.Seed.ToString(CultureInfo.InvariantCulture),
        ["systems"] = string.Join("; ", job.Trainings.Select(each => $"{each.System}: {SettingsJson.Describe(each.Training.Model)} on "
            + $"{SettingsJson.Describe(each.Training.Inputs)}, copies {each.Training.Augmentation?.ToString() ?? "none"}, resampling "
            + (each.Training.Resampling is { } resampling ? SettingsJson.Describe(resampling) : "none"))),
    };

    /// <summary>What systems lose without each family.</summary>
    /// <param name="plan">An experiment that leaves any out.</param>
    public static string ScoresOf(ExperimentPlan plan) => $"{plan.Results}/leave-out.csv";

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var speakers = LabelTable.Read(run.Input(job.Labels)).ToDictionary(utterance => utterance.Id, Measurement.SpeakerOf, StringComparer.Ordinal);
        var all = PredictionTable.Read(run.Input(job.Predictions)).Rows.ToLookup(row => (row.Protocol, row.System));
        var scores = new List<ImportanceScore>();
        foreach (var (system, training, sets) in job.Trainings)
        {
            var asTheyAre = all[(training.Protocol.Name, system)].ToList();
            var rows = LabeledRows.Read(run, training.Rows, training.Classes);
            var families = sets.SelectMany(set => rows.Features[set].Columns).Select(FeatureFamily.Of).Distinct().Order(StringComparer.Ordinal).ToList();
            if (asTheyAre.Count == 0 || families.Count < 2)
            {
                run.Say($"{system} {(asTheyAre.Count == 0 ? "was left out of the experiment" : "reads one family of features")}: nothing to leave out");
                continue;
            }

            var drops = new RecallDrop(training.Classes.Classes, asTheyAre, utterance => speakers[utterance]);
            scores.AddRange(families.Select(family =>
            {
                var answers = Answers(run, system, training, rows, Without(rows.Features, training.Rows.Features.Keys, sets, family));
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
    internal static FeatureTables Without(FeatureTables tables, IEnumerable<string> names, IReadOnlyList<string> sets, string family) => new(
        names.ToDictionary(name => name, name => sets.Contains(name) ? Without(tables[name], family) : tables[name]))
    {
        Dialogs = tables.Dialogs,
    };

    private static FeatureTable Without(FeatureTable table, string family)
    {
        var kept = table.Columns.Index().Where(column => FeatureFamily.Of(column.Item) != family).ToList();
        return new FeatureTable(
            [.. kept.Select(column => column.Item)],
            table.Utterances,
            [.. table.Values.Chunk(table.Columns.Count).SelectMany(row => kept.Select(column => row[column.Index]))]);
    }

    // The predicted class of every test row, by models that differ from those of the experiment in nothing but the features.
    private Dictionary<(string Fold, string Utterance), int> Answers(
        StageRun run, string system, TrainingJob training, LabeledRows rows, FeatureTables features)
    {
        var answers = new Dictionary<(string, string), int>();
        foreach (var fold in rows.Folds)
        {
            var folder = Path.Combine(run.Scratch, "model");
            ModelTrainer.Train(TaskOf(run, system, training, rows, features, fold), folder);
            using (var model = SavedModel.Load(folder, training.Model, training.Inputs))
            {
                var probabilities = model.Predict(features, rows.In(fold, Role.Test));
                foreach (var prediction in rows.Predictions(training.Protocol, system, fold, probabilities))
                {
                    answers[(prediction.Fold, prediction.Utterance)] = training.Classes.Classes.ToList().IndexOf(prediction.Predicted);
                }
            }

            Directory.Delete(folder, recursive: true);
        }

        return answers;
    }

    private TrainingTask TaskOf(StageRun run, string system, TrainingJob training, LabeledRows rows, FeatureTables features, int fold)
    {
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
            Seed = Seeds.Derive(training.Seed, $"{job.Experiment}/{training.Protocol.Name}/{system}/fold-{fold}"),
            Threads = run.Threads,
        };
    }
}
