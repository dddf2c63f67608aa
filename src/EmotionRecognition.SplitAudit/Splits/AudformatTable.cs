using System.Globalization;
using EmotionRecognition.Tables;
using Parquet;
using Parquet.Schema;

namespace EmotionRecognition.SplitAudit.Splits;

/// <summary>A table of audformat, as CSV or, by default since audformat 1.3, as Apache Parquet.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Columns">The names of its columns.</param>
internal sealed record AudformatTable(string Path, IReadOnlyList<string> Columns)
{
    private const int MostRows = 10_000_000;
    private const long NanosecondsPerTick = 100;
    private const long BytesPerSecond = 1_000_000;

    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(8);

    private bool IsParquet => Path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens a table.</summary>
    /// <exception cref="InputException">It is malformed.</exception>
    public static AudformatTable Open(string path)
    {
        var table = new AudformatTable(path, []);
        return table with
        {
            Columns = table.IsParquet
                ? table.Parquet(reader => Task.FromResult<IReadOnlyList<string>>([.. reader.Schema.DataFields.Select(field => field.Name)]))
                : CsvFile.ReadHeader(path),
        };
    }

    /// <summary>Reads columns of all rows.</summary>
    /// <param name="columns">The names; null stands for a column that the table does not have.</param>
    /// <returns>The place of each row and its fields in the order of <paramref name="columns"/>; empty without a value.</returns>
    /// <exception cref="InputException">The table is malformed, or lacks a column.</exception>
    public IEnumerable<(string Place, IReadOnlyList<string> Fields)> Read(params IReadOnlyList<string?> columns)
    {
        if (columns.FirstOrDefault(column => column is not null && !Columns.Contains(column)) is { } missing)
        {
            throw new InputException(Path, $"no column {missing} among {string.Join(", ", Columns.Take(8))}", $"a column {missing}", "save the table again");
        }

        return IsParquet
            ? Parquet(reader => RowsOf(reader, columns)).Select((row, index) => ($"{Path} row {index + 1}", row))
            : CsvFile.Read(Path).Select(row => (
                $"{Path} line {row.Line}", (IReadOnlyList<string>)[.. columns.Select(column => column is null ? "" : row[column].Trim())]));
    }

    // In a damaged file, the library may look for the end of a number forever: hence a limit.
    private T Parquet<T>(Func<ParquetReader, Task<T>> read)
    {
        try
        {
            return Task.Run(async () =>
            {
                await using var reader = await ParquetReader.CreateAsync(Path);
                return await read(reader);
            }).WaitAsync(_longest + TimeSpan.FromSeconds(new FileInfo(Path).Length / BytesPerSecond)).GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is not (InputException or OutOfMemoryException))
        {
            // The library has no exception of its own for most of what can be wrong with a file.
            throw new InputException(
                Path, $"not a table of Apache Parquet ({error.Message.TrimEnd('.')})", "a table that audformat wrote", "save the database again");
        }
    }

    private async Task<IReadOnlyList<IReadOnlyList<string>>> RowsOf(ParquetReader reader, IReadOnlyList<string?> columns)
    {
        var rows = new List<IReadOnlyList<string>>();
        for (var index = 0; index < reader.RowGroupCount; index++)
        {
            using var group = reader.OpenRowGroupReader(index);
            if (group.RowCount > MostRows - rows.Count)
            {
                throw new InputException(Path, $"more than {MostRows:N0} rows", "a row per clip", "save the database again");
            }

            var texts = new List<string[]>();
            foreach (var column in columns)
            {
                texts.Add(column is null
                    ? [.. Enumerable.Repeat("", (int)group.RowCount)]
                    : await TextsOf(group, reader.Schema.DataFields.First(field => field.Name == column)));
            }

            rows.AddRange(Enumerable.Range(0, (int)group.RowCount).Select(row => (IReadOnlyList<string>)[.. texts.Select(text => text[row])]));
        }

        return rows;
    }

    private async Task<string[]> TextsOf(ParquetRowGroupReader group, DataField field)
    {
        if (field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[group.RowCount];
            await group.ReadAsync(field, texts.AsMemory()!);
            return Array.ConvertAll(texts, text => text?.Trim() ?? "");
        }

        if (field.ClrType == typeof(long))
        {
            var numbers = new long?[group.RowCount];
            await group.ReadAsync<long>(field, numbers.AsMemory());
            var isTime = field.Name is "start" or "end";
            return Array.ConvertAll(numbers, number => number is { } value ? isTime ? Duration(value) : value.ToString(CultureInfo.InvariantCulture) : "");
        }

        throw new InputException(
            $"{Path}, column {field.Name}", $"values of type {field.ClrType.Name}", "text or 64-bit whole numbers", "save the database as CSV");
    }

    // Arrow keeps durations as nanoseconds. In audformat's CSV files, they are written as pandas writes them: 0 days 00:00:01.500000.
    private static string Duration(long nanoseconds)
    {
        var whole = TimeSpan.FromTicks(nanoseconds / NanosecondsPerTick);
        var rest = nanoseconds % 1_000_000_000;
        var fraction = rest == 0 ? "" : rest % 1000 == 0 ? $".{rest / 1000:000000}" : $".{rest:000000000}";
        return string.Create(CultureInfo.InvariantCulture, $"{whole.Days} days {whole:hh\\:mm\\:ss}{fraction}");
    }
}
