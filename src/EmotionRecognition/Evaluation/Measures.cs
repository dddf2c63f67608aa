namespace EmotionRecognition.Evaluation;

/// <summary>The four measures that get an interval, computed from a confusion matrix without the table of classes: cheap enough to bootstrap.</summary>
/// <param name="Accuracy">The share of correctly classified rows, 0 to 1.</param>
/// <param name="UnweightedRecall">The mean recall of the classes that have rows, 0 to 1.</param>
/// <param name="MacroF1">The mean F1 of the classes that occur or were predicted, 0 to 1.</param>
/// <param name="WeightedF1">The mean F1, weighted by the number of rows of each class, 0 to 1.</param>
public readonly record struct Measures(double Accuracy, double UnweightedRecall, double MacroF1, double WeightedF1)
{
    /// <summary>Measures a matrix that has at least one row; absent classes are treated as in <see cref="ClassificationMetrics"/>.</summary>
    public static Measures Of(ConfusionMatrix confusion) => Of([.. confusion.ToRows().SelectMany(row => row)], confusion.Classes.Count);

    /// <summary>Measures a K x K matrix given row by row.</summary>
    public static Measures Of(ReadOnlySpan<int> cells, int classes)
    {
        int total = 0, correct = 0, withSupport = 0, present = 0;
        double recalls = 0, f1s = 0, weightedF1 = 0;
        for (var index = 0; index < classes; index++)
        {
            int support = 0, predicted = 0;
            for (var other = 0; other < classes; other++)
            {
                support += cells[(index * classes) + other];
                predicted += cells[(other * classes) + index];
            }

            var hits = cells[(index * classes) + index];
            var f1 = Ratio(2 * hits, support + predicted);
            total += support;
            correct += hits;
            withSupport += support > 0 ? 1 : 0;
            present += support + predicted > 0 ? 1 : 0;
            recalls += Ratio(hits, support);
            f1s += f1;
            weightedF1 += support * f1;
        }

        return new Measures(Ratio(correct, total), recalls / withSupport, f1s / present, weightedF1 / total);
    }

    /// <summary>A ratio of counts; 0 if the whole is 0.</summary>
    public static double Ratio(int part, int whole) => whole > 0 ? (double)part / whole : 0;
}

/// <summary>Predictions reduced to what the measures need: the confusion matrix cell of each row, and how often the row counts.</summary>
internal sealed class CountedRows
{
    private readonly int _classes;
    private readonly (int Cell, int Copies)[] _rows;

    private CountedRows(int classes, (int Cell, int Copies)[] rows)
    {
        _classes = classes;
        _rows = rows;
    }

    /// <summary>Reduces predictions, in order.</summary>
    /// <exception cref="ArgumentException">A prediction has an unknown class.</exception>
    public static CountedRows Of(IReadOnlyList<string> classes, IReadOnlyList<Prediction> predictions)
    {
        var indexOf = ClassIndex.Of(classes);
        return new CountedRows(
            classes.Count, [.. predictions.Select(row => ((indexOf[row.Actual] * classes.Count) + indexOf[row.Predicted], row.Copies))]);
    }

    /// <summary>The K x K confusion counts, row by row, of a selection of rows; a row may occur repeatedly.</summary>
    public int[] Cells(IEnumerable<int> drawn)
    {
        var cells = new int[_classes * _classes];
        foreach (var row in drawn)
        {
            cells[_rows[row].Cell] += _rows[row].Copies;
        }

        return cells;
    }
}
