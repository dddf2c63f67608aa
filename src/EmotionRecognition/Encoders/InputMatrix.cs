namespace EmotionRecognition.Encoders;

/// <summary>A model's input: one row per utterance, one named column per feature.</summary>
public sealed class InputMatrix
{
    /// <summary>Creates a matrix over existing values, which are not copied.</summary>
    /// <param name="columns">Names of the D columns.</param>
    /// <param name="values">N x D finite values, row by row.</param>
    /// <exception cref="ArgumentException">The values do not fill whole rows, or a value is not finite.</exception>
    public InputMatrix(IReadOnlyList<string> columns, float[] values)
    {
        if (columns.Count == 0 || values.Length % columns.Count != 0)
        {
            throw new ArgumentException($"{values.Length} values, expected rows of {columns.Count}", nameof(values));
        }

        if (Array.FindIndex(values, value => !float.IsFinite(value)) is >= 0 and var place)
        {
            var (row, column) = Math.DivRem(place, columns.Count);
            throw new ArgumentException($"{values[place]} in row {row}, column {columns[column]}", nameof(values));
        }

        Columns = columns;
        Values = values;
    }

    /// <summary>Names of the D columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>N x D values, row by row.</summary>
    public float[] Values { get; }

    /// <summary>N.</summary>
    public int RowCount => Values.Length / Columns.Count;

    /// <summary>The D values of a row.</summary>
    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * Columns.Count, Columns.Count);
}
