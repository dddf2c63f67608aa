using System.Globalization;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Dialogs;
using EmotionRecognition.Models.Calibration;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>The probabilities of one trained system on one fold, as other systems read them.</summary>
/// <param name="Training">How the system was trained.</param>
/// <param name="Turns">The table of turns.</param>
/// <param name="Output">The table to write: an utterance and its K probabilities per line.</param>
/// <param name="OutOfFold">
/// Whether the training and validation rows get probabilities too: those of models trained without their inner fold. Systems that only average need none.
/// </param>
public sealed record ProbabilityJob(TrainingJob Training, string Turns, string Output, bool OutOfFold)
{
    /// <summary>Where each file of the trained system is; null: in the workspace.</summary>
    public Func<string, StageInput>? ModelInput { get; init; }
}

/// <summary>
/// Applies a trained system to every utterance of the corpus, those of other classes included, because they may be turns around one that counts. Training rows,
/// and the other turns of their dialogs, get the probabilities of models trained without them: the system is trained again on all inner folds but one, with the
/// settings that were selected for the fold. Inner folds are those of the split, or five of whole dialogs if the split has none.
/// </summary>
public sealed class ProbabilityStage(Workspace workspace, ProbabilityJob job) : Stage
{
    private const int FoldsOfDialogs = 5;

    private readonly TrainingJob _training = job.Training;

    /// <inheritdoc/>
    public override string Target => "Train";

    /// <inheritdoc/>
    public override string Instance => $"{_training.Instance}/probabilities";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs => [.. Tables, .. job.ModelInput is null ? [_training.Folder] : Array.Empty<string>()];

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => [.. Tables.Select(workspace.Input), .. ModelFiles.Of(_training.Folder, ModelInput)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [job.Output];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["copies"] = _training.Augmentation?.ToString() ?? "none",
        ["classes"] = _training.Classes.Description,
        ["fold"] = _training.Fold.ToString(CultureInfo.InvariantCulture),
        ["inputs"] = SettingsJson.Describe(_training.Inputs),
        ["model"] = SettingsJson.Describe(_training.Model),
        ["resampling"] = _training.Resampling is { } resampling ? SettingsJson.Describe(resampling) : "none",
        ["out of fold"] = job.OutOfFold ? "yes" : "no",
        ["seed"] = _training.Seed.ToString(CultureInfo.InvariantCulture),
    };

    private IEnumerable<string> Tables => _training.Rows.All.Append(job.Turns).Distinct();

    private Func<string, StageInput> ModelInput => job.ModelInput ?? workspace.Input;

    /// <inheritdoc/>
    public override StageDemand Demand => StageDemands.Of(_training.Model, Tables.Select(workspace.PathOf));

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var classes = _training.Classes.Classes;
        if (File.Exists(ModelInput($"{_training.Folder}/{LeftOutSystem.FileName}").Path))
        {
            FeatureTableFile.Write(run.Output(job.Output), classes, []);
            return;
        }

        var rows = LabeledRows.Read(run, _training.Rows, _training.Classes);
        var trained = rows.In(_training.Fold, Role.Train).Concat(rows.In(_training.Fold, Role.Validation)).ToList();
        var tested = rows.In(_training.Fold, Role.Test).Select(row => row.Utterance).ToHashSet(StringComparer.Ordinal);
        // Under `published`, some training rows are test rows, too: as those, they get the model's own probabilities.
        var known = trained.Select(row => row.Utterance).Except(tested).ToHashSet(StringComparer.Ordinal);
        using var model = SavedModel.Load(ModelInput(_training.Folder).Path, _training.Model, _training.Inputs);
        var everyone = rows.Everyone.Where(row => _training.Inputs.All(input => IsKnown(rows.Features, input, row))).ToList();
        var found = new Dictionary<string, float[]>(StringComparer.Ordinal);
        void Add(IReadOnlyList<InputRow> some, float[][] probabilities)
        {
            foreach (var (row, own) in some.Zip(probabilities))
            {
                found[row.Utterance] = own;
            }
        }

        IReadOnlyList<InputRow> others = [.. everyone.Where(row => !known.Contains(row.Utterance))];
        Add(others, model.Predict(rows.Features, others));
        if (job.OutOfFold)
        {
            var folds = Divide(run, rows, trained);
            var turns = others.Where(row => !tested.Contains(row.Utterance)).ToList();
            var held = folds.Select(IReadOnlyList<InputRow> (fold) =>
                [.. fold.Validation.Where(row => known.Contains(row.Utterance)), .. Around(run, fold.Validation, turns)]).ToList();
            var atOnce = _training.Model.ThreadsEach is { } threads ? Math.Max(1, run.Threads / threads) : 1;
            var answers = folds.Index().AsParallel().AsOrdered().WithDegreeOfParallelism(atOnce)
                .Select(fold => Predict(run, rows, fold.Item, held[fold.Index], model.Settings.Selected, fold.Index)).ToList();
            foreach (var (some, probabilities) in held.Zip(answers))
            {
                Add(some, model.Calibration is { } calibration ? [.. probabilities.Select(row => Scaled(calibration, row))] : probabilities);
            }
        }

        FeatureTableFile.Write(
            run.Output(job.Output), classes, everyone.Where(row => found.ContainsKey(row.Utterance)).Select(row => (row.Utterance, found[row.Utterance])));
    }

    // As the model itself scales the other rows.
    private static float[] Scaled(ModelCalibration calibration, float[] row) =>
        Array.ConvertAll(calibration.Scaling.Scale(Array.ConvertAll(row, value => (double)value)), value => (float)value);

    private static bool IsKnown(FeatureTables features, InputEncoder input, InputRow row) =>
        input.FeatureSet is not { } set || features[set].Contains(row.Utterance);

    private float[][] Predict(StageRun run, LabeledRows rows, Division fold, IReadOnlyList<InputRow> held, SelectedModel selected, int index)
    {
        var task = new TrainingTask
        {
            Model = _training.Model.Fixed(selected),
            Inputs = _training.Inputs,
            Classes = _training.Classes.Classes,
            Features = rows.Features,
            Training = fold.Training,
            Validation = fold.Selection,
            Fitting = _training.Protocol.FittedOn == FittedOn.AllRows
                ? [.. rows.In(_training.Fold, Role.Train), .. rows.In(_training.Fold, Role.Test)]
                : null,
            FittedOn = _training.Protocol.FittedOn,
            Augmentation = _training.Augmentation,
            Resampling = _training.Resampling,
            Seed = Seeds.Derive(_training.Seed, $"{_training.SeededAs}/probabilities/inner-{index + 1}"),
        };
        var folder = Path.Combine(run.Scratch, $"inner-{index + 1}");
        ModelTrainer.Train(task, folder, null, new TrainingProgress(run));
        using var model = SavedModel.Load(folder, task.Model, task.Inputs);
        return model.Predict(rows.Features, held);
    }

    /// <summary>Those of the turns that are in the dialogs of rows that are held out: they get the probabilities of the same models.</summary>
    private IEnumerable<InputRow> Around(StageRun run, IReadOnlyList<LabeledRow> held, IReadOnlyList<InputRow> turns)
    {
        var dialogOf = TurnTable.Read(run.Input(job.Turns)).ToDictionary(turn => turn.Utterance, turn => turn.Dialog, StringComparer.Ordinal);
        var dialogs = held.Select(row => dialogOf.GetValueOrDefault(row.Utterance)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return turns.Where(row => dialogOf.TryGetValue(row.Utterance, out var dialog) && dialogs.Contains(dialog));
    }

    private IReadOnlyList<Division> Divide(StageRun run, LabeledRows rows, IReadOnlyList<LabeledRow> trained)
    {
        var given = rows.InnerFolds(_training.Fold);
        var held = given.Count > 0 ? given.Select(fold => fold.Validation).ToList() : ByDialog(run, trained);
        return
        [
            .. held.Select((own, index) =>
            {
                var next = held.Count > 2 ? held[(index + 1) % held.Count] : [];
                HashSet<LabeledRow> apart = [.. own, .. next];
                return new Division([.. trained.Where(row => !apart.Contains(row))], next, own);
            }),
        ];
    }

    private IReadOnlyList<IReadOnlyList<LabeledRow>> ByDialog(StageRun run, IReadOnlyList<LabeledRow> trained)
    {
        var dialogOf = TurnTable.Read(run.Input(job.Turns)).ToDictionary(turn => turn.Utterance, turn => turn.Dialog, StringComparer.Ordinal);
        var groups = trained.GroupBy(row => dialogOf.GetValueOrDefault(row.Utterance, row.Utterance), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(IReadOnlyList<LabeledRow> (group) => [.. group]).ToList();
        return StratifiedGroups.Join(groups, Math.Min(FoldsOfDialogs, groups.Count), row => _training.Classes.Classes[row.Class]);
    }

    /// <summary>One training without an inner fold.</summary>
    /// <param name="Training">Rows that weights are fitted on.</param>
    /// <param name="Selection">The next inner fold: models that select an epoch do so here, others are trained on it too.</param>
    /// <param name="Validation">The inner fold that gets probabilities.</param>
    private sealed record Division(IReadOnlyList<LabeledRow> Training, IReadOnlyList<LabeledRow> Selection, IReadOnlyList<LabeledRow> Validation);
}
