using System.Globalization;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Graphs;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Encoders.Acoustics;

/// <summary>A fitted scaler: (value - offset) / scale, column by column.</summary>
public sealed class ColumnScaler
{
    private readonly double[] _offsets;
    private readonly double[] _scales;

    /// <summary>Creates a scaler from its numbers, which <see cref="MinMaxScaler"/> and <see cref="StandardScaler"/> fit.</summary>
    /// <param name="columns">Names of the D columns.</param>
    /// <param name="offsets">D finite numbers.</param>
    /// <param name="scales">D finite numbers above 0.</param>
    /// <exception cref="ArgumentException">The lengths differ, a number is not finite, or a scale is not above 0.</exception>
    public ColumnScaler(IReadOnlyList<string> columns, IReadOnlyList<double> offsets, IReadOnlyList<double> scales)
    {
        if (offsets.Count != columns.Count || scales.Count != columns.Count)
        {
            throw new ArgumentException($"{columns.Count} columns, {offsets.Count} offsets, {scales.Count} scales", nameof(columns));
        }

        if (!offsets.All(double.IsFinite) || !scales.All(scale => double.IsFinite(scale) && scale > 0))
        {
            throw new ArgumentException("an offset that is not finite, or a scale that is not a finite number above 0", nameof(scales));
        }

        Columns = columns;
        _offsets = [.. offsets];
        _scales = [.. scales];
    }

    /// <summary>Names of the D columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Reads a scaler written by <see cref="Save"/>.</summary>
    /// <param name="path">A table with the columns <c>column,offset,scale</c>.</param>
    /// <exception cref="InputException">The file is missing or malformed, or a scale is not above 0.</exception>
    public static ColumnScaler Load(string path)
    {
        var rows = CsvFile.Read(path, "column", "offset", "scale").ToList();
        if (rows.FirstOrDefault(row => row.Number("scale") <= 0) is { } wrong)
        {
            throw new InputException(wrong.Place("scale"), wrong["scale"], "a number above 0", "restore the model's folder, or train the model again");
        }

        return new ColumnScaler(
            [.. rows.Select(row => row.Text("column"))],
            [.. rows.Select(row => row.Number("offset"))],
            [.. rows.Select(row => row.Number("scale"))]);
    }

    /// <summary>Scales one row.</summary>
    /// <param name="row">D values.</param>
    /// <param name="destination">D scaled values; may be the row itself.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Transform(ReadOnlySpan<float> row, Span<float> destination)
    {
        if (row.Length != _offsets.Length || destination.Length != _offsets.Length)
        {
            throw new ArgumentException($"{row.Length} values into {destination.Length}, expected {_offsets.Length}", nameof(row));
        }

        for (var column = 0; column < row.Length; column++)
        {
            destination[column] = (float)((row[column] - _offsets[column]) / _scales[column]);
        }
    }

    /// <summary>Adds what <see cref="Transform"/> computes to a graph, with the same rounding.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="rows">// [N, D]</param>
    /// <param name="name">What is scaled, for the names of the numbers.</param>
    /// <returns>// [N, D]</returns>
    internal GraphValue ToGraph(GraphBuilder graph, GraphValue rows, string name)
    {
        var offsets = graph.Constant(StoredTensor.Of([_offsets.Length], _offsets), $"{name}.offset");
        var scales = graph.Constant(StoredTensor.Of([_scales.Length], _scales), $"{name}.scale");
        var shifted = graph.Combine("Sub", graph.Cast(rows, ElementType.Float64), offsets);
        return graph.Cast(graph.Combine("Div", shifted, scales), ElementType.Float32);
    }

    /// <summary>The opposite of <see cref="Transform"/>: value * scale + offset.</summary>
    /// <param name="row">D scaled values, which are replaced.</param>
    internal void Restore(Span<float> row)
    {
        for (var column = 0; column < row.Length; column++)
        {
            row[column] = (float)((row[column] * _scales[column]) + _offsets[column]);
        }
    }

    /// <summary>A scaler whose scaled values are those of this one divided by a number.</summary>
    /// <param name="divisor">A finite number above 0.</param>
    public ColumnScaler DividedBy(double divisor) => new(Columns, _offsets, [.. _scales.Select(scale => scale * divisor)]);

    /// <summary>Writes the table <c>column,offset,scale</c>; the numbers are read back bit for bit.</summary>
    /// <param name="path">The file to write.</param>
    public void Save(string path) => CsvFile.Write(
        path,
        ["column", "offset", "scale"],
        Columns.Select((name, column) => (string[])[name, Text(_offsets[column]), Text(_scales[column])]));

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
