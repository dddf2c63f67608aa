namespace EmotionRecognition.Evaluation;

/// <summary>Counts test rows and correct predictions by value and class: all that recalls and accuracies need, cheap enough to bootstrap.</summary>
internal sealed class ValueHits
{
    private readonly int _classes;
    private readonly int _values;
    private readonly (int Cell, int Rows, int Hits)[] _rows;

    /// <summary>Reduces predictions, in order.</summary>
    /// <param name="classes">The K classes.</param>
    /// <param name="predictions">N predictions.</param>
    /// <param name="valueOf">The index of each prediction's value.</param>
    /// <param name="values">The number of values, V.</param>
    public ValueHits(IReadOnlyList<string> classes, IReadOnlyList<Prediction> predictions, IReadOnlyList<int> valueOf, int values)
    {
        var indexOf = ClassIndex.Of(classes);
        (_classes, _values) = (classes.Count, values);
        _rows =
        [
            .. predictions.Select((row, index) => (
                2 * ((valueOf[index] * classes.Count) + indexOf[row.Actual]), row.Copies, row.Actual == row.Predicted ? row.Copies : 0)),
        ];
    }

    /// <summary>Counts a selection of rows; a row may occur repeatedly.</summary>
    /// <returns>V x K pairs: rows of the value and class, and how many of them are predicted correctly.</returns>
    public int[] Count(IEnumerable<int> drawn)
    {
        var counts = new int[2 * _values * _classes];
        foreach (var row in drawn)
        {
            counts[_rows[row].Cell] += _rows[row].Rows;
            counts[_rows[row].Cell + 1] += _rows[row].Hits;
        }

        return counts;
    }

    /// <summary>The unweighted recall of a value, over the classes that occur; null if none does.</summary>
    public double? Recall(int[] counts, int value) =>
        Enumerable.Range(0, _classes).Where(index => Of(counts, value, index).Rows > 0).Average(index => (double?)Ratio(Of(counts, value, index)));

    /// <summary>The accuracy of a value; null if it has no rows.</summary>
    public double? Accuracy(int[] counts, int value)
    {
        var classes = Enumerable.Range(0, _classes).Select(index => Of(counts, value, index)).ToList();
        var rows = classes.Sum(each => each.Rows);
        return rows == 0 ? null : Measures.Ratio(classes.Sum(each => each.Hits), rows);
    }

    /// <summary>The number of classes that occur with a value and without it.</summary>
    public int Shared(int[] counts, int value) => SharedClasses(counts, value).Count();

    /// <summary>The unweighted recall of a value minus that of all others, over the classes that occur with both; null if there are none.</summary>
    public double? Difference(int[] counts, int value) =>
        SharedClasses(counts, value).Select(index => (double?)(Ratio(Of(counts, value, index)) - Ratio(Others(counts, value, index)))).Average();

    private IEnumerable<int> SharedClasses(int[] counts, int value) =>
        Enumerable.Range(0, _classes).Where(index => Of(counts, value, index).Rows > 0 && Others(counts, value, index).Rows > 0);

    private (int Rows, int Hits) Of(int[] counts, int value, int index)
    {
        var cell = 2 * ((value * _classes) + index);
        return (counts[cell], counts[cell + 1]);
    }

    private (int Rows, int Hits) Others(int[] counts, int value, int index)
    {
        var (rows, hits) = (0, 0);
        for (var other = 0; other < _values; other++)
        {
            var (ownRows, ownHits) = other == value ? (0, 0) : Of(counts, other, index);
            (rows, hits) = (rows + ownRows, hits + ownHits);
        }

        return (rows, hits);
    }

    private static double Ratio((int Rows, int Hits) counts) => Measures.Ratio(counts.Hits, counts.Rows);
}
