using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Models.Training;

/// <summary>One model to train: what it is, what it sees and which rows it may look at.</summary>
public sealed record TrainingTask
{
    /// <summary>What is trained, and how.</summary>
    public required ModelSettings Model { get; init; }

    /// <summary>What the model reads of an utterance: at least one encoder, with nothing left open.</summary>
    public required IReadOnlyList<InputEncoder> Inputs { get; init; }

    /// <summary>Names of the K classes in the order of their indices.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The acoustic features of all rows, unscaled.</summary>
    public required FeatureTables Features { get; init; }

    /// <summary>Rows that weights are fitted on.</summary>
    public required IReadOnlyList<LabeledRow> Training { get; init; }

    /// <summary>Rows that choose epoch or penalty: the validation part, or the test part where <see cref="SelectedOn"/> says so.</summary>
    public required IReadOnlyList<LabeledRow> Validation { get; init; }

    /// <summary>
    /// Rows that scaler and vectorizer are fitted on. Null: those that weights are fitted on. Required, and all rows, where
    /// <see cref="FittedOn"/> says <see cref="FittedOn.AllRows"/>.
    /// </summary>
    public IReadOnlyList<LabeledRow>? Fitting { get; init; }

    /// <summary>Which rows the protocol lets scaler and vectorizer see.</summary>
    public FittedOn FittedOn { get; init; } = FittedOn.TrainingRows;

    /// <summary>
    /// What <see cref="Validation"/> is. Where it is a validation part, logistic regression is fitted again on it together with the
    /// training rows, once its penalty is chosen; test rows are never fitted on.
    /// </summary>
    public SelectedOn SelectedOn { get; init; } = SelectedOn.ValidationRows;

    /// <summary>Decides start values and the order of rows in each epoch.</summary>
    public required int Seed { get; init; }

    /// <summary>Fits the encoders as the protocol allows: on <see cref="Fitting"/> where it is given, else on these rows.</summary>
    /// <param name="rows">The rows that weights are fitted on.</param>
    public FittedInputs FitInputs(IReadOnlyList<LabeledRow> rows) => FittedInputs.Fit(Features, Fitting ?? rows, Inputs);

    /// <summary>The input rows of utterances with their classes; a row that counts several times is repeated.</summary>
    /// <param name="inputs">The fitted encoders.</param>
    /// <param name="rows">The utterances.</param>
    public LabeledMatrix Encode(FittedInputs inputs, IReadOnlyList<LabeledRow> rows)
    {
        var repeated = LabeledRow.Repeat(rows);
        return new LabeledMatrix(inputs.Transform(Features, repeated), [.. repeated.Select(row => row.Class)]);
    }

    /// <summary>Checks that the parts fit together.</summary>
    /// <exception cref="InputException">A setting cannot be used, there are no rows, or a row's class is none of the classes.</exception>
    internal void Check()
    {
        Model.Check();
        foreach (var encoder in Inputs)
        {
            encoder.Check();
        }

        if (Inputs.Count == 0)
        {
            throw new InputException("training task", "no inputs", "at least one encoder", "name one");
        }

        if (Classes.Count < 2)
        {
            throw new InputException("training task", $"{Classes.Count} classes", "at least 2", "check the class set");
        }

        if ((FittedOn == FittedOn.AllRows) != (Fitting is not null))
        {
            var found = $"fitting rows {(Fitting is null ? "absent" : "given")} under {FittedOn}";
            throw new InputException("training task", found, $"them under {FittedOn.AllRows} and only there", "follow the protocol");
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
