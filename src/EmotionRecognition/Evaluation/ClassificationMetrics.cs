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

/// <summary>How well one class is recognized.</summary>
/// <param name="Class">The class.</param>
/// <param name="Precision">The share of the rows predicted as this class that belong to it; 0 if there are none.</param>
/// <param name="Recall">The share of its rows that were predicted as this class; 0 if it has no test rows (it is then excluded from averages).</param>
/// <param name="F1">Harmonic mean of the two: 2 TP / (2 TP + FP + FN); 0 if the class neither occurs nor is predicted.</param>
/// <param name="Support">The number of test rows of the class.</param>
/// <param name="Predicted">The number of test rows predicted as the class.</param>
public sealed record ClassMetrics(string Class, double Precision, double Recall, double F1, int Support, int Predicted);

/// <summary>A measure under the name that the study prints, and what it really is.</summary>
/// <param name="Printed">The study's name for it.</param>
/// <param name="Is">What the study's code computes.</param>
/// <param name="Field">The standard name, and what the printed name usually stands for.</param>
public sealed record PrintedMetric(string Printed, string Is, string Field)
{
    /// <summary>The five numbers that the study's evaluation prints.</summary>
    public static IReadOnlyList<PrintedMetric> OfTheStudy { get; } =
    [
        new("UA", "accuracy over all test rows", "WA; UA normally means the mean of the per-class recalls (UAR), which the study does not print"),
        new("WA", "accuracy over all test rows, identical to UA", "WA"),
        new("precision", "mean of the per-class precisions, weighted by support", "weighted precision"),
        new("recall", "mean of the per-class recalls, weighted by support: equals accuracy", "weighted recall, which equals WA"),
        new("F1", "mean of the per-class F1 scores, weighted by support", "weighted F1; macro F1 weights classes equally"),
    ];
}
