using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;
using MathNet.Numerics.Random;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>The trainings of a learning curve.</summary>
internal sealed record LearningCurveJob
{
    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>The numbers of speakers and draws.</summary>
    public required LearningCurveDefinition Curve { get; init; }

    /// <summary>Each system with its training in the first fold.</summary>
    public required IReadOnlyList<(string System, TrainingJob Training)> Trainings { get; init; }

    /// <summary>The table that tells who speaks.</summary>
    public required string Labels { get; init; }

    /// <summary>The predictions of the systems that were trained on all speakers.</summary>
    public required string Predictions { get; init; }

    /// <summary>The table to write.</summary>
    public required string Points { get; init; }

    public static LearningCurveJob Of(ExperimentPlan plan)
    {
        var honest = plan.Protocols.First(protocol => protocol.Name == HonestProtocol.Id);
        return new()
        {
            Experiment = plan.Experiment.Name,
            Curve = plan.LearningCurve!,
            Trainings = [.. plan.LearningCurve!.Systems.Select(name => (name, plan.JobOf(honest, plan.Experiment.SystemNamed(name), 1)))],
            Labels = plan.Tables.All.Labels,
            Predictions = plan.Predictions,
            Points = LearningCurveStage.PointsOf(plan),
        };
    }
}

/// <summary>
/// Trains systems on fewer speakers: in each fold, on the first 2, 4, ... of its training speakers in random order, so that smaller parts are within larger
/// ones. Settings are chosen on inner folds of these speakers; test rows are those of the protocol.
/// </summary>
internal sealed class LearningCurveStage(Workspace workspace, LearningCurveJob job) : Stage
{
    private const int MostInnerFolds = 5;

    /// <inheritdoc/>
    public override string Target => "Evaluate";

    /// <inheritdoc/>
    public override string Instance => $"{job.Experiment}/learning-curve";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
        [.. job.Trainings.SelectMany(each => each.Training.Rows.All).Append(job.Labels).Append(job.Predictions).Distinct().Select(workspace.Input)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [job.Points];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["classes"] = job.Trainings[0].Training.Classes.Description,
        ["curve"] = job.Curve.Describe(),
        ["seed"] = job.Trainings[0].Training.Seed.ToString(CultureInfo.InvariantCulture),
        ["systems"] = string.Join("; ", job.Trainings.Select(each => $"{each.System}: {SettingsJson.Describe(each.Training.Model)} on "
            + $"{SettingsJson.Describe(each.Training.Inputs)}, copies {each.Training.Augmentation?.ToString() ?? "none"}, resampling "
            + (each.Training.Resampling is { } resampling ? SettingsJson.Describe(resampling) : "none"))),
    };

    /// <summary>The scores of an experiment's learning curve.</summary>
    /// <param name="plan">An experiment that has one.</param>
    public static string PointsOf(ExperimentPlan plan) => $"{plan.Results}/learning-curve.csv";

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var speakers = LabelTable.Read(run.Input(job.Labels)).ToDictionary(utterance => utterance.Id, Measurement.SpeakerOf, StringComparer.Ordinal);
        var all = PredictionTable.Read(run.Input(job.Predictions)).Rows.ToLookup(row => (row.Protocol, row.System));
        var points = new List<LearningCurvePoint>();
        foreach (var (system, training) in job.Trainings)
        {
            var own = all[(training.Protocol.Name, system)].ToList();
            if (own.Count == 0)
            {
                run.Say($"{system} was left out under protocol {training.Protocol.Name}, so it has no learning curve");
                continue;
            }

            points.AddRange(Measure(run, system, training, new DrawnSpeakers(LabeledRows.Read(run, training.Rows, training.Classes), speakers), own));
        }

        LearningCurveTable.Write(run.Output(job.Points), points);
    }

    private IEnumerable<LearningCurvePoint> Measure(
        StageRun run, string system, TrainingJob training, DrawnSpeakers rows, IReadOnlyList<Prediction> all)
    {
        var folds = rows.Labeled.Folds;
        LearningCurvePoint Score(double count, double trained, IReadOnlyList<IReadOnlyList<Prediction>> draws, bool isAll)
        {
            var point = LearningCurvePoint.Of(
                training.Classes.Classes, count, trained, draws, all, isAll, rows.SpeakerOf);
            run.Say(FormattableString.Invariant($"{system}, {count:0.#} speakers, {trained:0} rows: UAR {point.Recall.Value:0.0%}"));
            return point;
        }

        foreach (var count in job.Curve.Speakers)
        {
            var trained = new List<int>();
            var draws = Enumerable.Range(1, job.Curve.Repeats).Select(draw => (IReadOnlyList<Prediction>)
            [
                .. folds.SelectMany(fold =>
                {
                    var task = TaskOf(run, training, rows, fold, draw, count);
                    trained.Add(task.Training.Sum(row => row.Copies));
                    return Predict(run, system, training, rows.Labeled, fold, task);
                }),
            ]).ToList();
            yield return Score(count, trained.Average(), draws, isAll: false);
        }

        yield return Score(folds.Average(fold => rows.Of(fold).Count), folds.Average(fold => rows.Pool(fold).Sum(row => row.Copies)), [all], isAll: true);
    }

    private TrainingTask TaskOf(StageRun run, TrainingJob training, DrawnSpeakers rows, int fold, int draw, int count)
    {
        var order = rows.Of(fold);
        if (count > order.Count)
        {
            throw new InputException(
                $"experiment {job.Experiment}, learningCurve, speakers", $"{count}, but fold {fold} has {order.Count} training speakers",
                "at most as many as each fold has", "remove the number");
        }

        var chosen = DrawnSpeakers.Shuffle(order, Seeds.Derive(training.Seed, $"{job.Experiment}/learning-curve/{fold}/{draw}")).Take(count).ToList();
        var own = rows.Pool(fold).Where(row => rows.SpeakerOf(row.Utterance) is { } speaker && chosen.Contains(speaker)).ToList();
        int InnerOf(LabeledRow row) => chosen.IndexOf(rows.SpeakerOf(row.Utterance)!) % MostInnerFolds;
        return new TrainingTask
        {
            Model = training.Model,
            Augmentation = training.Augmentation,
            Resampling = training.Resampling,
            Inputs = training.Inputs,
            Classes = training.Classes.Classes,
            Features = rows.Labeled.Features,
            Training = own,
            Validation = [],
            InnerFolds =
            [
                .. Enumerable.Range(0, Math.Min(MostInnerFolds, count)).Select(inner => new InnerFold(
                    [.. own.Where(row => InnerOf(row) != inner)], [.. own.Where(row => InnerOf(row) == inner)])),
            ],
            SelectedOn = SelectedOn.InnerFolds,
            Seed = Seeds.Derive(training.Seed, $"{training.SeededAs}/learning-curve/{fold}/{draw}/{count}"),
            Threads = run.Threads,
        };
    }

    private static IReadOnlyList<Prediction> Predict(StageRun run, string system, TrainingJob training, LabeledRows rows, int fold, TrainingTask task)
    {
        var folder = Path.Combine(run.Scratch, "model");
        ModelTrainer.Train(task, folder);
        using var model = SavedModel.Load(folder, training.Model, training.Inputs);
        IReadOnlyList<Prediction> predictions =
            [.. rows.Predictions(training.Protocol, system, fold, model.Predict(rows.Features, rows.In(fold, Role.Test)))];
        Directory.Delete(folder, recursive: true);
        return predictions;
    }
}

/// <summary>The training and validation rows of a protocol by speaker.</summary>
internal sealed class DrawnSpeakers(LabeledRows rows, IReadOnlyDictionary<string, string?> speakers)
{
    public LabeledRows Labeled => rows;

    public string? SpeakerOf(string utterance) => speakers[utterance];

    /// <summary>The rows that may be trained on in a fold.</summary>
    public IReadOnlyList<LabeledRow> Pool(int fold) => [.. rows.In(fold, Role.Train), .. rows.In(fold, Role.Validation)];

    /// <summary>Their speakers.</summary>
    public IReadOnlyList<string> Of(int fold) =>
        [.. Pool(fold).Select(row => SpeakerOf(row.Utterance)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Shuffle(IReadOnlyList<string> speakers, int seed)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        return [.. speakers.Select(speaker => (Speaker: speaker, Place: random.NextDouble())).OrderBy(each => each.Place).Select(each => each.Speaker)];
    }
}
