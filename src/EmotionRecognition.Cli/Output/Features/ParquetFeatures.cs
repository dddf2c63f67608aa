using Parquet;
using Parquet.Schema;

namespace EmotionRecognition.Cli.Output.Features;

/// <summary>Features as an Apache Parquet file: <c>file</c>, text, and a column of 32-bit numbers per feature, in groups of 1024 rows.</summary>
internal sealed class ParquetFeatures : IFeatureRows
{
    private const int GroupRows = 1024;

    private readonly DataField<string> _file = new("file", nullable: false);
    private readonly IReadOnlyList<DataField<float>> _columns;
    private readonly ParquetWriter _writer;
    private readonly List<(string File, float[] Values)> _rows = [];

    /// <summary>Starts the file.</summary>
    /// <param name="stream">Receives it.</param>
    /// <param name="columns">Names of the D features.</param>
    public ParquetFeatures(Stream stream, IReadOnlyList<string> columns)
    {
        _columns = [.. columns.Select(name => new DataField<float>(name, nullable: false))];
        _writer = ParquetWriter.CreateAsync(new ParquetSchema([_file, .. _columns]), stream).GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Add(string file, float[] values)
    {
        _rows.Add((file, values));
        if (_rows.Count == GroupRows)
        {
            WriteGroup().GetAwaiter().GetResult();
        }
    }

    /// <inheritdoc/>
    public void End()
    {
        WriteGroup().GetAwaiter().GetResult();
        _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private async Task WriteGroup()
    {
        if (_rows.Count == 0)
        {
            return;
        }

        using var group = _writer.CreateRowGroup();
        await group.WriteAsync(_file, _rows.ConvertAll(row => row.File));
        var values = new float[_rows.Count];
        foreach (var (column, field) in _columns.Index())
        {
            for (var row = 0; row < values.Length; row++)
            {
                values[row] = _rows[row].Values[column];
            }

            await group.WriteAsync<float>(field, values);
        }

        group.CompleteValidate();
        _rows.Clear();
    }
}
