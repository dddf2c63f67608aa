namespace EmotionRecognition.Evaluation;

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
