namespace EmotionRecognition.Evaluation;

/// <summary>
/// The measures of one confusion matrix, all from 0 to 1 and never NaN. What to do with absent classes follows scikit-learn 1.2:
/// unweighted recall averages over the classes that have test rows (<c>balanced_accuracy_score</c>), macro F1 over the classes
/// that have test rows or were predicted (<c>f1_score(average="macro")</c>), 0 stands for 0 / 0 (<c>zero_division=0</c>).
/// </summary>
public sealed class ClassificationMetrics
{
    private ClassificationMetrics(ConfusionMatrix confusion)
    {
        Confusion = confusion;
        Classes = [.. Enumerable.Range(0, confusion.Classes.Count).Select(index => OfClass(confusion, index))];
        var measures = Measures.Of(confusion);
        Accuracy = measures.Accuracy;
        UnweightedRecall = measures.UnweightedRecall;
        MacroF1 = measures.MacroF1;
        WeightedF1 = measures.WeightedF1;
        WeightedPrecision = Classes.Sum(each => each.Support * each.Precision) / confusion.Total;
        WeightedRecall = Classes.Sum(each => each.Support * each.Recall) / confusion.Total;
        ChanceUnweightedRecall = 1.0 / Classes.Count(each => each.Support > 0);
        MajorityAccuracy = (double)Classes.Max(each => each.Support) / confusion.Total;
    }

    /// <summary>What was counted.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>Measures of the K classes, in their order.</summary>
    public IReadOnlyList<ClassMetrics> Classes { get; }

    /// <summary>The number of test rows.</summary>
    public int Rows => Confusion.Total;

    /// <summary>WA, "weighted accuracy" in the field's words: the share of rows that were given their class.</summary>
    public double Accuracy { get; }

    /// <summary>UA or UAR, unweighted average recall: the mean of the classes' recalls. The field's headline.</summary>
    public double UnweightedRecall { get; }

    /// <summary>Mean of the classes' F1.</summary>
    public double MacroF1 { get; }

    /// <summary>Mean of the classes' precisions, weighted by support.</summary>
    public double WeightedPrecision { get; }

    /// <summary>Mean of the classes' recalls, weighted by support; the same number as <see cref="Accuracy"/>.</summary>
    public double WeightedRecall { get; }

    /// <summary>Mean of the classes' F1, weighted by support.</summary>
    public double WeightedF1 { get; }

    /// <summary>The unweighted recall of guessing, whatever the guesser's habits: 1 / (classes that have test rows).</summary>
    public double ChanceUnweightedRecall { get; }

    /// <summary>The accuracy of always naming the largest class.</summary>
    public double MajorityAccuracy { get; }

    /// <summary>Measures labels.</summary>
    /// <param name="classes">The K classes, each once.</param>
    /// <param name="actual">N labels, at least one.</param>
    /// <param name="predicted">N labels.</param>
    /// <exception cref="ArgumentException">There is no row, the lists differ in length, or a label is no class.</exception>
    public static ClassificationMetrics Compute(IReadOnlyList<string> classes, IReadOnlyList<string> actual, IReadOnlyList<string> predicted) =>
        Of(ConfusionMatrix.Count(classes, actual, predicted));

    /// <summary>Measures predictions, each counted as often as it has copies.</summary>
    /// <param name="classes">The K classes, each once.</param>
    /// <param name="predictions">The test rows, of one fold or pooled over folds; at least one.</param>
    /// <exception cref="ArgumentException">There is no row, or one names a class that is not there.</exception>
    public static ClassificationMetrics Compute(IReadOnlyList<string> classes, IEnumerable<Prediction> predictions) =>
        Of(ConfusionMatrix.Count(classes, predictions));

    /// <summary>Measures what was counted.</summary>
    /// <param name="confusion">At least one row.</param>
    /// <exception cref="ArgumentException">There is no row.</exception>
    public static ClassificationMetrics Of(ConfusionMatrix confusion) =>
        confusion.Total > 0 ? new ClassificationMetrics(confusion) : throw new ArgumentException("no test row to measure", nameof(confusion));

    private static ClassMetrics OfClass(ConfusionMatrix confusion, int index)
    {
        var hits = confusion[index, index];
        var support = confusion.Support(index);
        var predicted = confusion.PredictedTotal(index);
        return new ClassMetrics(
            confusion.Classes[index],
            Measures.Ratio(hits, predicted),
            Measures.Ratio(hits, support),
            Measures.Ratio(2 * hits, support + predicted),
            support,
            predicted);
    }
}
