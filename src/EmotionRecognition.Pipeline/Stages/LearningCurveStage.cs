using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using EmotionRecognition.Evaluation;
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

    /// <summary>The systems.</summary>
    public required IReadOnlyList<TrainedAgain> Trainings { get; init; }

    /// <summary>The table that tells who speaks.</summary>
    public required string Labels { get; init; }

    /// <summary>The predictions of the systems that were trained on all speakers.</summary>
    public required string Predictions { get; init; }

    /// <summary>The table to write.</summary>
    public required string Points { get; init; }

    public static LearningCurveJob Of(ExperimentPlan plan) => new()
    {
        Experiment = plan.Experiment.Name,
        Curve = plan.LearningCurve!,
        Trainings = TrainedAgain.Of(plan, plan.LearningCurve!.Systems),
        Labels = plan.Tables.All.Labels,
        Predictions = plan.Predictions,
        Points = LearningCurveStage.PointsOf(plan),
    };
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
    public override IReadOnlyList<StageInput> Inputs => TrainedAgain.InputsOf(workspace, job.Trainings, job.Labels, job.Predictions);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [job.Points];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var settings = TrainedAgain.SettingsOf(job.Trainings);
            settings["curve"] = job.Curve.Describe();
            return settings;
        }
    }

    /// <summary>The scores of an experiment's learning curve.</summary>
    /// <param name="plan">An experiment that has one.</param>
    public static string PointsOf(ExperimentPlan plan) => $"{plan.Results}/learning-curve.csv";

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var speakers = LabelTable.Read(run.Input(job.Labels)).ToDictionary(utterance => utterance.Id, Measurement.SpeakerOf, StringComparer.Ordinal);
        var all = PredictionTable.Read(run.Input(job.Predictions)).Rows.ToLookup(row => (row.Protocol, row.System));
        var points = new List<LearningCurvePoint>();
        foreach (var again in job.Trainings)
        {
            var training = again.Training;
            var own = all[(training.Protocol.Name, again.System)].ToList();
            if (own.Count == 0)
            {
                run.Say($"{again.System} was left out under protocol {training.Protocol.Name}, so it has no learning curve");
                continue;
            }

            points.AddRange(Measure(run, again, new DrawnSpeakers(LabeledRows.Read(run, training.Rows, training.Classes), speakers), own));
        }

        LearningCurveTable.Write(run.Output(job.Points), points);
    }

    private IEnumerable<LearningCurvePoint> Measure(StageRun run, TrainedAgain again, DrawnSpeakers rows, IReadOnlyList<Prediction> all)
    {
        var folds = rows.Labeled.Folds;
        LearningCurvePoint Score(double count, double trained, IReadOnlyList<IReadOnlyList<Prediction>> draws, bool isAll)
        {
            var point = LearningCurvePoint.Of(again.Training.Classes.Classes, count, trained, draws, all, isAll, rows.SpeakerOf);
            run.Say(FormattableString.Invariant($"{again.System}, {count:0.#} speakers, {trained:0} rows: UAR {point.Recall.Value:0.0%}"));
            return point;
        }

        foreach (var count in job.Curve.Speakers)
        {
            var trained = new List<int>();
            var draws = Enumerable.Range(1, job.Curve.Repeats).Select(draw => (IReadOnlyList<Prediction>)
            [
                .. folds.SelectMany(fold =>
                {
                    var task = TaskOf(run, again.Training, rows, fold, draw, count);
                    trained.Add(task.Training.Sum(row => row.Copies));
                    return again.Predict(run, rows.Labeled, fold, task);
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
