using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Calibration;
using EmotionRecognition.Models.Resampling;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Models.Training;

/// <summary>One model to train, with its inputs and the rows that it may use.</summary>
public sealed record TrainingTask
{
    /// <summary>The model and how it is trained.</summary>
    public required ModelSettings Model { get; init; }

    /// <summary>The encoders of the model's input, at least one, with no open settings.</summary>
    public required IReadOnlyList<InputEncoder> Inputs { get; init; }

    /// <summary>Names of the K classes in the order of their indices.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The acoustic features of all rows, unscaled.</summary>
    public required FeatureTables Features { get; init; }

    /// <summary>
    /// The hash of each utterance's samples, by which a saved model recognizes its rows under other names; an utterance whose sound does not identify it has
    /// none. Null: unknown.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Recordings { get; init; }

    /// <summary>Rows that weights are fitted on.</summary>
    public required IReadOnlyList<LabeledRow> Training { get; init; }

    /// <summary>Rows that epoch or penalty is chosen on: the validation part, or the test part if <see cref="SelectedOn"/> says so.</summary>
    public required IReadOnlyList<LabeledRow> Validation { get; init; }

    /// <summary>
    /// Divisions of the training and validation rows on which a model may choose its settings by cross-validation. Required if <see cref="SelectedOn"/> is
    /// <see cref="SelectedOn.InnerFolds"/>, otherwise empty.
    /// </summary>
    public IReadOnlyList<InnerFold> InnerFolds { get; init; } = [];

    /// <summary>
    /// Rows that scaler and vectorizer are fitted on; null: those that weights are fitted on. Required, and all rows, if
    /// <see cref="FittedOn"/> is <see cref="FittedOn.AllRows"/>.
    /// </summary>
    public IReadOnlyList<LabeledRow>? Fitting { get; init; }

    /// <summary>Which rows the protocol allows scaler and vectorizer to be fitted on.</summary>
    public FittedOn FittedOn { get; init; } = FittedOn.TrainingRows;

    /// <summary>
    /// Which rows settings are chosen on. Unless these are test rows, logistic regression is refitted on the training and validation rows
    /// together once its penalty is chosen; no model is fitted on test rows.
    /// </summary>
    public SelectedOn SelectedOn { get; init; } = SelectedOn.ValidationRows;

    /// <summary>
    /// The rows that a model is fitted on once its settings are chosen: training and validation rows, or training rows if the others are test rows.
    /// </summary>
    public IReadOnlyList<LabeledRow> FinalRows => SelectedOn == SelectedOn.TestRows ? Training : [.. Training, .. Validation];

    /// <summary>Altered copies that join the training rows; null: none. The rows of the task are the clips themselves.</summary>
    public AlteredCopies? Augmentation { get; init; }

    /// <summary>How synthetic rows are made that join the training rows of rare classes; null: none.</summary>
    public ResamplingSettings? Resampling { get; init; }

    /// <summary>How sure the model may be is determined too, on the inner folds; null: it is not.</summary>
    public CalibrationSettings? Calibration { get; init; }

    /// <summary>
    /// Divisions of the training and validation rows on which the calibration is determined, such as one for each speaker; empty: <see cref="InnerFolds"/>.
    /// </summary>
    public IReadOnlyList<InnerFold> CalibrationFolds { get; init; } = [];

    /// <summary>What generators make during training.</summary>
    internal SyntheticLog Made { get; init; } = new();

    /// <summary>Determines the initial weights and the order of rows in each epoch.</summary>
    public required int Seed { get; init; }

    /// <summary>The number of inner folds whose candidates are fitted at the same time; it changes no result.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// Why an encoder cannot be fitted on the training rows, of the task and of each of <see cref="InnerFolds"/>, or on <see cref="Fitting"/> if it is given,
    /// and what to do; null if all can.
    /// </summary>
    public string? Obstacle() => (Fitting is null ? InnerFolds.Select(inner => inner.Training).Append(Training) : [Fitting])
        .Select(rows => FittedInputs.Obstacle(Features, rows, Inputs)).FirstOrDefault(obstacle => obstacle is not null);

    /// <summary>Fits the encoders as the protocol allows: on <see cref="Fitting"/> if it is given, otherwise on the given rows.</summary>
    /// <param name="rows">The rows that weights are fitted on.</param>
    public FittedInputs FitInputs(IReadOnlyList<LabeledRow> rows) => FittedInputs.Fit(Features, Fitting ?? rows, Inputs);

    /// <summary>Encodes utterances as input rows with their classes; a row with copies is repeated.</summary>
    /// <param name="inputs">The fitted encoders.</param>
    /// <param name="rows">The utterances.</param>
    public LabeledMatrix Encode(FittedInputs inputs, IReadOnlyList<LabeledRow> rows)
    {
        var repeated = LabeledRow.Repeat(rows);
        return new LabeledMatrix(inputs.Transform(Features, repeated), [.. repeated.Select(row => row.Class)]);
    }

    /// <summary>
    /// Encodes the rows that weights are fitted on. With <see cref="Resampling"/>, synthetic rows follow them, made from these rows alone: those of an inner
    /// fold for a model of that fold. Rows that are scored are encoded by <see cref="Encode"/>, which adds none.
    /// </summary>
    /// <param name="inputs">The fitted encoders.</param>
    /// <param name="rows">The training rows of the task or of an inner fold, or <see cref="FinalRows"/>.</param>
    /// <exception cref="InputException">A class has too few rows to make others from, or a generator cannot be fitted.</exception>
    public LabeledMatrix EncodeTraining(FittedInputs inputs, IReadOnlyList<LabeledRow> rows)
    {
        var real = Encode(inputs, rows);
        if (Resampling is null)
        {
            return real;
        }

        var fold = InnerFolds.Index().Where(each => ReferenceEquals(each.Item.Training, rows)).Select(each => $" of inner fold {each.Index + 1}");
        var source = new GeneratorSource($"training rows{string.Concat(fold)}", Classes, Seed);
        var (joined, made) = SyntheticRows.Join(Resampling, real, source);
        Made.Add(source.Place, made);
        return joined;
    }

    /// <summary>Validates the task.</summary>
    /// <exception cref="InputException">A setting is invalid, there are no rows, or the class of a row is out of range.</exception>
    internal void Check()
    {
        CheckSettings();
        if (Inputs.Count == 0)
        {
            throw new InputException("training task", "no inputs", "at least one encoder", "add one");
        }

        if (Classes.Count < 2)
        {
            throw new InputException("training task", $"{Classes.Count} classes", "at least 2", "check the class set");
        }

        if ((FittedOn == FittedOn.AllRows) != (Fitting is not null))
        {
            var found = $"fitting rows {(Fitting is null ? "absent" : "given")} under {FittedOn}";
            throw new InputException("training task", found, $"given if and only if {FittedOn.AllRows}", "follow the protocol");
        }

        foreach (var (part, rows) in new[] { ("training", Training), ("validation", Validation), ("fitting", Fitting ?? []) })
        {
            if (rows.FirstOrDefault(row => row.Class < 0 || row.Class >= Classes.Count || row.Copies < 1) is { } odd)
            {
                throw new InputException(
                    $"{part} row {odd.Utterance}",
                    $"class {odd.Class}, {odd.Copies} copies",
                    $"a class from 0 to {Classes.Count - 1}, at least 1 copy",
                    "check the split");
            }
        }

        CheckInnerFolds();
        var present = Training.Select(row => row.Class).Distinct().Count();
        if (present < 2)
        {
            throw new InputException(
                "training rows",
                $"{Training.Count} rows of {present} classes",
                "rows of at least 2 classes",
                "add recordings of other classes by more speakers");
        }
    }

    private void CheckSettings()
    {
        Model.Check();
        Augmentation?.Check();
        Calibration?.Check();
        Resampling?.Check();
        Resampling?.CheckFor(Model, Inputs);
        foreach (var encoder in Inputs)
        {
            encoder.Check();
        }
    }

    private void CheckInnerFolds()
    {
        if ((SelectedOn == SelectedOn.InnerFolds) != (InnerFolds.Count > 0))
        {
            throw new InputException(
                "training task", $"{InnerFolds.Count} inner folds under {SelectedOn}", $"some if and only if {SelectedOn.InnerFolds}", "check the split");
        }

        HashSet<LabeledRow> known = [.. Training, .. Validation];
        foreach (var (index, fold) in InnerFolds.Index())
        {
            fold.Check($"inner fold {index + 1}", known);
        }

        foreach (var (index, fold) in CalibrationFolds.Index())
        {
            fold.Check($"calibration fold {index + 1}", known);
        }
    }
}

/// <summary>Input rows with their classes; a row with copies is repeated.</summary>
/// <param name="Rows">N x D.</param>
/// <param name="Labels">N class indices.</param>
public sealed record LabeledMatrix(InputMatrix Rows, int[] Labels)
{
    /// <summary>How many of the rows are synthetic: the last ones.</summary>
    public int Synthetic { get; init; }

    /// <summary>How many of the rows are utterances: the first ones.</summary>
    public int Real => Labels.Length - Synthetic;

    /// <summary>The indices of the rows of a class, in order.</summary>
    /// <param name="label">The class.</param>
    public int[] RowsOf(int label) => [.. Labels.Index().Where(row => row.Item == label).Select(row => row.Index)];

    /// <summary>Adds all values and classes to a hash.</summary>
    public void AddTo(IncrementalHash hash)
    {
        hash.AppendData(MemoryMarshal.AsBytes<float>(Rows.Values));
        hash.AppendData(MemoryMarshal.AsBytes<int>(Labels));
    }
}

/// <summary>One division of the training and validation rows, for cross-validation within them.</summary>
/// <param name="Training">Rows that a candidate is fitted on.</param>
/// <param name="Validation">Rows that it is scored on.</param>
public sealed record InnerFold(IReadOnlyList<LabeledRow> Training, IReadOnlyList<LabeledRow> Validation)
{
    /// <summary>Validates the division.</summary>
    /// <param name="place">What it is called in errors.</param>
    /// <param name="known">The task's training and validation rows.</param>
    /// <exception cref="InputException">A part is empty, a row is not the task's, or an utterance is in both parts.</exception>
    internal void Check(string place, IReadOnlySet<LabeledRow> known)
    {
        var training = Training.Select(row => row.Utterance).ToHashSet(StringComparer.Ordinal);
        var found = training.Count == 0 || Validation.Count == 0 ? $"{training.Count} training and {Validation.Count} validation rows"
            : Validation.FirstOrDefault(row => training.Contains(row.Utterance)) is { } shared ? $"{shared.Utterance} in both parts"
            : Training.Concat(Validation).FirstOrDefault(row => !known.Contains(row)) is { } unknown ? $"{unknown.Utterance}, which is not a row of the task"
            : null;
        if (found is not null)
        {
            throw new InputException(place, found, "two parts of the task's training and validation rows", "check the split");
        }
    }
}
