using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EmotionRecognition.Encoders;
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

    /// <summary>Rows that weights are fitted on.</summary>
    public required IReadOnlyList<LabeledRow> Training { get; init; }

    /// <summary>Rows that epoch or penalty is chosen on: the validation part, or the test part if <see cref="SelectedOn"/> says so.</summary>
    public required IReadOnlyList<LabeledRow> Validation { get; init; }

    /// <summary>
    /// Rows that scaler and vectorizer are fitted on; null: those that weights are fitted on. Required, and all rows, if
    /// <see cref="FittedOn"/> is <see cref="FittedOn.AllRows"/>.
    /// </summary>
    public IReadOnlyList<LabeledRow>? Fitting { get; init; }

    /// <summary>Which rows the protocol allows scaler and vectorizer to be fitted on.</summary>
    public FittedOn FittedOn { get; init; } = FittedOn.TrainingRows;

    /// <summary>
    /// Which rows <see cref="Validation"/> holds. If it is a validation part, logistic regression is refitted on it and the training rows
    /// together once its penalty is chosen; no model is fitted on test rows.
    /// </summary>
    public SelectedOn SelectedOn { get; init; } = SelectedOn.ValidationRows;

    /// <summary>Determines the initial weights and the order of rows in each epoch.</summary>
    public required int Seed { get; init; }

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

    /// <summary>Validates the task.</summary>
    /// <exception cref="InputException">A setting is invalid, there are no rows, or the class of a row is out of range.</exception>
    internal void Check()
    {
        Model.Check();
        foreach (var encoder in Inputs)
        {
            encoder.Check();
        }

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

        var present = Training.Select(row => row.Class).Distinct().Count();
        if (present < 2)
        {
            throw new InputException(
                "training rows", $"{Training.Count} rows of {present} classes", "rows of at least 2 classes", "check the split");
        }
    }
}

/// <summary>Input rows with their classes; a row with copies is repeated.</summary>
/// <param name="Rows">N x D.</param>
/// <param name="Labels">N class indices.</param>
public sealed record LabeledMatrix(InputMatrix Rows, int[] Labels)
{
    /// <summary>Adds all values and classes to a hash.</summary>
    public void AddTo(IncrementalHash hash)
    {
        hash.AppendData(MemoryMarshal.AsBytes<float>(Rows.Values));
        hash.AppendData(MemoryMarshal.AsBytes<int>(Labels));
    }
}
