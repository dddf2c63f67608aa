using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Calibration;
using EmotionRecognition.Models.Resampling;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>One model to train. It holds nothing else, because a stage's code version covers everything that the stage holds.</summary>
public sealed record TrainingJob
{
    /// <summary>Its name: <c>synthetic/honest/logistic-audio/fold-1</c>.</summary>
    public required string Instance { get; init; }

    /// <summary>The tables that contain its rows.</summary>
    public required RowTables Rows { get; init; }

    /// <summary>The classes.</summary>
    public required ClassSet Classes { get; init; }

    /// <summary>The protocol, which determines the rows it may see.</summary>
    public required IProtocol Protocol { get; init; }

    /// <summary>Its inputs with all defaults filled in.</summary>
    public required IReadOnlyList<InputEncoder> Inputs { get; init; }

    /// <summary>The kind of model and its settings.</summary>
    public required ModelSettings Model { get; init; }

    /// <summary>Altered copies that join the training rows; null: none.</summary>
    public AlteredCopies? Augmentation { get; init; }

    /// <summary>How synthetic rows are made that join the training rows; null: none.</summary>
    public ResamplingSettings? Resampling { get; init; }

    /// <summary>How sure the model may be is determined too; null: it is not.</summary>
    public CalibrationSettings? Calibration { get; init; }

    /// <summary>The fold, from 1.</summary>
    public required int Fold { get; init; }

    /// <summary>The experiment's seed, or one of those after it.</summary>
    public required int Seed { get; init; }

    /// <summary>What its random numbers are drawn for, together with <see cref="Seed"/>: the name that it has under the experiment's first seed.</summary>
    public required string SeededAs { get; init; }

    /// <summary>The folder for the saved model, relative to the workspace.</summary>
    public required string Folder { get; init; }

    /// <summary>What <see cref="SeededAs"/> is in a fold.</summary>
    internal static string SeededIn(string experiment, IProtocol protocol, string system, int fold) => $"{experiment}/{protocol.Name}/{system}/fold-{fold}";
}

/// <summary>Trains one system on one fold of one protocol.</summary>
public sealed class TrainStage(Workspace workspace, TrainingJob job) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Train";

    /// <inheritdoc/>
    public override string Instance => job.Instance;

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => [.. job.Rows.All.Select(workspace.Input)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [job.Folder];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var settings = PlainSettings;
            if (job.Calibration is { } calibration)
            {
                settings["calibration"] = SettingsJson.Describe(calibration);
            }

            return settings;
        }
    }

    private SortedDictionary<string, string> PlainSettings => new()
    {
        ["classes"] = job.Classes.Description,
        ["fold"] = job.Fold.ToString(CultureInfo.InvariantCulture),
        ["inputs"] = SettingsJson.Describe(job.Inputs),
        ["model"] = SettingsJson.Describe(job.Model),
        ["protocol"] = job.Protocol.Name,
        ["seed"] = job.Seed.ToString(CultureInfo.InvariantCulture),
        ["copies"] = job.Augmentation?.ToString() ?? "none",
        ["resampling"] = job.Resampling is { } resampling ? SettingsJson.Describe(resampling) : "none",
    };

    /// <inheritdoc/>
    public override bool ContinuesInterruptedRun => job.Model.Resumes;

    /// <inheritdoc/>
    public override StageDemand Demand => StageDemands.Of(job.Model, job.Rows.All.Select(workspace.PathOf));

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var (protocol, fold) = (job.Protocol, job.Fold);
        var rows = LabeledRows.Read(run, job.Rows, job.Classes);
        var innerFolds = protocol.SelectedOn == SelectedOn.InnerFolds ? rows.InnerFolds(fold) : [];
        var recordings = RecordingTable.ReadIfAny(run, job.Rows);
        var task = new TrainingTask
        {
            Model = job.Model,
            Augmentation = job.Augmentation,
            Resampling = job.Resampling,
            Calibration = job.Calibration,
            Inputs = job.Inputs,
            Classes = job.Classes.Classes,
            Features = rows.Features,
            Recordings = recordings,
            Training = rows.In(fold, Role.Train),
            Validation = rows.In(fold, protocol.SelectedOn == SelectedOn.TestRows ? Role.Test : Role.Validation),
            InnerFolds = innerFolds,
            CalibrationFolds = job.Calibration is { } calibration && job.Rows.Labels is { } labels
                ? SpeakerFolds.Of(
                    [.. rows.In(fold, Role.Train), .. rows.In(fold, Role.Validation)], LabelTable.Read(run.Input(labels)), recordings, calibration.Folds)
                : [],
            Fitting = protocol.FittedOn == FittedOn.AllRows ? [.. rows.In(fold, Role.Train), .. rows.In(fold, Role.Test)] : null,
            FittedOn = protocol.FittedOn,
            SelectedOn = protocol.SelectedOn == SelectedOn.InnerFolds && innerFolds.Count == 0 ? SelectedOn.ValidationRows : protocol.SelectedOn,
            Seed = Seeds.Derive(job.Seed, job.SeededAs),
            Threads = run.Threads,
        };
        if (task.Obstacle() is { } obstacle)
        {
            LeftOutSystem.Write(run.Output(job.Folder), obstacle);
            run.Say($"left out: {obstacle}");
            return;
        }

        var trained = new EncoderInput([.. task.Training, .. task.Validation], rows.Features);
        foreach (var notice in job.Inputs.Select(input => input.Notice(trained)).OfType<string>())
        {
            run.Say(notice);
        }

        ModelTrainer.Train(task, run.Output(job.Folder), run.Scratch, new TrainingProgress(run));
        if (job.Resampling is { } resampling)
        {
            SyntheticRowNotes.Say(run, resampling, SyntheticTable.Read(Path.Combine(run.Output(job.Folder), SyntheticTable.Name)));
        }
    }
}
