using EmotionRecognition.Audio.Augmentation;
using EmotionRecognition.Encoders;

namespace EmotionRecognition.Models.Training;

/// <summary>
/// Altered copies of clips. In training, each row is joined by a row per copy, with the features of the altered sound and the class of the clip: after the
/// split, so that a clip and its copies are always on the same side of it. Rows that settings are chosen on have no copies.
/// </summary>
public sealed record AlteredCopies
{
    /// <summary>The alterations, see <see cref="Alteration"/>: <c>speed-0.9</c>, <c>pitch+1.5</c>.</summary>
    public required IReadOnlyList<string> Copies { get; init; }

    /// <summary>Whether a prediction is the mean of the probabilities of the clip and its copies.</summary>
    public bool AtTest { get; init; }

    /// <summary>In words: <c>copies speed-0.9, speed-1.1, also at test</c>.</summary>
    public override string ToString() => $"copies {string.Join(", ", Copies)}{(AtTest ? ", also at test" : "")}";

    /// <summary>Validates the settings.</summary>
    /// <exception cref="InputException">There is no alteration, an unknown one, or a duplicate one.</exception>
    public void Check()
    {
        const string Place = "augmentation, copies";
        foreach (var copy in Copies)
        {
            Alteration.Parse(copy, Place);
        }

        if (Copies.Count == 0 || Copies.Distinct().Count() != Copies.Count)
        {
            throw new InputException(
                Place, Copies.Count == 0 ? "none" : $"duplicates in {string.Join(", ", Copies)}", "one or more, each once", "fix the list");
        }
    }

    /// <summary>The rows, each followed by its copies.</summary>
    internal LabeledRow[] Join(IEnumerable<LabeledRow> rows) =>
        [.. rows.SelectMany(row => Copies.Select(copy => row with { Alteration = copy }).Prepend(row))];

    /// <summary>The task that a model is trained on: training rows have copies, those of inner folds too; what settings are chosen on has none.</summary>
    internal TrainingTask Apply(TrainingTask task) => task with
    {
        Training = Join(task.Training),
        InnerFolds = [.. task.InnerFolds.Select(fold => fold with { Training = Join(fold.Training) })],

        // With inner folds, these rows are only what the final model is fitted on as well.
        Validation = task.InnerFolds.Count > 0 ? Join(task.Validation) : task.Validation,
    };
}
