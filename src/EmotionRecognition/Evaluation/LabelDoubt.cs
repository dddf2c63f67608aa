namespace EmotionRecognition.Evaluation;

/// <summary>
/// A test row whose label may be wrong, found by confident learning (Northcutt, Jiang, and Chuang, Journal of Artificial Intelligence Research 70, 2021): a
/// model that did not see the row finds another class at least as probable as it is, on average, for the rows that carry that class's label.
/// </summary>
/// <param name="Row">The prediction; its actual class is the label.</param>
/// <param name="Suggested">The class that it may be.</param>
/// <param name="OfLabel">The probability of the label.</param>
/// <param name="OfSuggested">The probability of the suggested class.</param>
public sealed record LabelDoubt(Prediction Row, string Suggested, double OfLabel, double OfSuggested)
{
    /// <summary>Finds the suspects: the off-diagonal rows of the confident joint, in ascending order of the label's margin.</summary>
    /// <param name="classes">The K classes.</param>
    /// <param name="rows">The test rows of one system under one protocol, each predicted by a model that was not trained on it.</param>
    public static IReadOnlyList<LabelDoubt> Among(IReadOnlyList<string> classes, IReadOnlyList<Prediction> rows)
    {
        // A class without rows has no threshold and is never suggested.
        var thresholds = classes.Select((name, index) => rows.Where(row => row.Actual == name).Select(row => (double)row.Probabilities[index])
            .DefaultIfEmpty(double.PositiveInfinity).Average()).ToArray();
        return
        [
            .. rows.Select(row => Of(classes, thresholds, row)).OfType<LabelDoubt>()
                .OrderBy(doubt => doubt.OfLabel - doubt.OfSuggested).ThenBy(doubt => doubt.Row.Utterance, StringComparer.Ordinal),
        ];
    }

    private static LabelDoubt? Of(IReadOnlyList<string> classes, double[] thresholds, Prediction row)
    {
        var confident = Enumerable.Range(0, classes.Count).Where(index => row.Probabilities[index] >= thresholds[index]).ToList();
        if (confident.Count == 0)
        {
            return null;
        }

        var best = confident.MaxBy(index => row.Probabilities[index]);
        return classes[best] == row.Actual
            ? null
            : new(row, classes[best], row.Probabilities[classes.ToList().IndexOf(row.Actual)], row.Probabilities[best]);
    }
}
