namespace EmotionRecognition.Evaluation;

/// <summary>Predictions reduced to what measures need: each row's cell of the confusion matrix and how often it counts.</summary>
internal sealed class CountedRows
{
    private readonly int _classes;
    private readonly (int Cell, int Copies)[] _rows;

    private CountedRows(int classes, (int Cell, int Copies)[] rows)
    {
        _classes = classes;
        _rows = rows;
    }

    /// <summary>Reduces predictions, in their order.</summary>
    /// <exception cref="ArgumentException">One names a class that is not there.</exception>
    public static CountedRows Of(IReadOnlyList<string> classes, IReadOnlyList<Prediction> predictions)
    {
        var indexOf = ClassIndex.Of(classes);
        return new CountedRows(
            classes.Count, [.. predictions.Select(row => ((indexOf[row.Actual] * classes.Count) + indexOf[row.Predicted], row.Copies))]);
    }

    /// <summary>The K x K confusion counts, row by row, of some of the rows; a row may come often.</summary>
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
