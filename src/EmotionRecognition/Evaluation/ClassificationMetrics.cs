namespace EmotionRecognition.Evaluation;

/// <summary>
/// The measures of one confusion matrix, all from 0 to 1 and never NaN. Absent classes are treated as in scikit-learn 1.2:
/// unweighted recall averages over the classes that have test rows (<c>balanced_accuracy_score</c>), macro F1 over the classes
/// that have test rows or were predicted (<c>f1_score(average="macro")</c>), and 0 / 0 is 0 (<c>zero_division=0</c>).
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

    /// <summary>The underlying counts.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>The measures of the K classes, in order.</summary>
    public IReadOnlyList<ClassMetrics> Classes { get; }

    /// <summary>The number of test rows.</summary>
    public int Rows => Confusion.Total;

    /// <summary>WA, called "weighted accuracy" in this field: the share of correctly classified rows.</summary>
    public double Accuracy { get; }

    /// <summary>UA or UAR, unweighted average recall: the mean recall of the classes. The usual headline measure of this field.</summary>
    public double UnweightedRecall { get; }

    /// <summary>The mean F1 of the classes.</summary>
    public double MacroF1 { get; }

    /// <summary>The mean precision of the classes, weighted by support.</summary>
    public double WeightedPrecision { get; }

    /// <summary>The mean recall of the classes, weighted by support; equal to <see cref="Accuracy"/>.</summary>
    public double WeightedRecall { get; }

    /// <summary>The mean F1 of the classes, weighted by support.</summary>
    public double WeightedF1 { get; }

    /// <summary>The expected unweighted recall of any guessing strategy: 1 / (number of classes that have test rows).</summary>
    public double ChanceUnweightedRecall { get; }

    /// <summary>The accuracy of always predicting the largest class.</summary>
    public double MajorityAccuracy { get; }

    /// <summary>Computes the measures of labels.</summary>
    /// <param name="classes">The K classes, each once.</param>
    /// <param name="actual">N labels, at least one.</param>
    /// <param name="predicted">N labels.</param>
    /// <exception cref="ArgumentException">There are no rows, the lists differ in length, or a label is not one of the classes.</exception>
    public static ClassificationMetrics Compute(IReadOnlyList<string> classes, IReadOnlyList<string> actual, IReadOnlyList<string> predicted) =>
        Of(ConfusionMatrix.Count(classes, actual, predicted));

    /// <summary>Computes the measures of predictions, each counted once per copy.</summary>
    /// <param name="classes">The K classes, each once.</param>
    /// <param name="predictions">The test rows, of one fold or pooled over folds; at least one.</param>
    /// <exception cref="ArgumentException">There are no rows, or a row has an unknown class.</exception>
    public static ClassificationMetrics Compute(IReadOnlyList<string> classes, IEnumerable<Prediction> predictions) =>
        Of(ConfusionMatrix.Count(classes, predictions));

    /// <summary>Computes the measures of a confusion matrix.</summary>
    /// <param name="confusion">The counts, with at least one row.</param>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static ClassificationMetrics Of(ConfusionMatrix confusion) =>
        confusion.Total > 0 ? new ClassificationMetrics(confusion) : throw new ArgumentException("there are no test rows to measure", nameof(confusion));

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
