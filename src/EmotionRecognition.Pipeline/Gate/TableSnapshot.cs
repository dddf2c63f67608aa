using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Gate;

/// <summary>A summary of a table that shows whether, and in which column, the table has changed.</summary>
/// <param name="Table">Its path in the workspace.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Columns">Its columns in order.</param>
public sealed record TableSnapshot(string Table, int Rows, string Hash, IReadOnlyList<ColumnSnapshot> Columns)
{
    private const int FewValues = 20;
    private const int Digits = 9;

    /// <summary>Hashes of the rows, some to a line, by which <see cref="RowGate"/> names those that differ; null where they were not recorded.</summary>
    public IReadOnlyList<string>? RowHashes { get; init; }

    /// <summary>The first fields of the rows, each once; they stay out of files, because they are the contents of a corpus.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> RowNames { get; init; } = [];

    /// <summary>Takes a snapshot of a table.</summary>
    /// <param name="table">Its path in the workspace.</param>
    /// <param name="path">Its full path.</param>
    /// <exception cref="InputException">It is missing or is not a table.</exception>
    public static TableSnapshot Of(string table, string path)
    {
        var names = CsvFile.ReadHeader(path);
        var columns = names.Select(_ => new List<string>()).ToArray();
        var rows = new RowHashes();
        foreach (var row in CsvFile.Read(path))
        {
            for (var column = 0; column < columns.Length; column++)
            {
                columns[column].Add(row[names[column]]);
            }

            rows.Add([.. columns.Select(column => column[^1])]);
        }

        using var stream = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        var (rowNames, rowHashes) = rows.Finish();
        return new(table, columns.Length == 0 ? 0 : columns[0].Count, hash, [.. names.Zip(columns, (name, fields) => Describe(name, fields, columns[0]))])
        {
            RowHashes = rowHashes,
            RowNames = rowNames,
        };
    }

    /// <summary>Whether the table is the same on every machine because it contains no acoustic features.</summary>
    public bool IsExact => !Table.Contains("/features/", StringComparison.Ordinal);

    private static ColumnSnapshot Describe(string name, List<string> fields, List<string> keys)
    {
        var filled = fields.Where(field => field.Length > 0).ToList();
        var numbers = filled
            .Select(field => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)
            .ToArray();
        if (numbers.Length > 0 && !numbers.Any(double.IsNaN))
        {
            var mean = numbers.Average();
            var deviation = Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean)));
            var weighted = keys.Zip(fields).Where(row => row.Second.Length > 0).Zip(numbers, (row, number) => Weight(row.First) * number).Average();
            return new(name, fields.Count - filled.Count, 0, null, Round(mean), Round(deviation), Round(numbers.Min()), Round(numbers.Max()), Round(weighted));
        }

        var counts = filled.CountBy(field => field).ToDictionary();
        var values = counts.Count <= FewValues ? new SortedDictionary<string, int>(counts, StringComparer.Ordinal) : null;
        return new(name, fields.Count - filled.Count, counts.Count, values, null, null, null, null, null);
    }

    // A pseudo-random weight between -1 and 1, the same on every machine.
    private static double Weight(string key) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key))) / Math.Pow(2, 63);

    private static double Round(double value) =>
        double.Parse(value.ToString($"G{Digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

/// <summary>A summary of one column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Empty">The number of empty fields.</param>
/// <param name="Distinct">The number of distinct texts; 0 for a numeric column.</param>
/// <param name="Values">The count of each distinct text; null if there are many.</param>
/// <param name="Mean">Mean of a numeric column.</param>
/// <param name="Deviation">Population standard deviation of a numeric column.</param>
/// <param name="Least">Minimum of a numeric column.</param>
/// <param name="Greatest">Maximum of a numeric column.</param>
/// <param name="Weighted">Weighted mean of a numeric column, with weights derived from each row's first field; it changes if rows are swapped.</param>
public sealed record ColumnSnapshot(
    string Name,
    int Empty,
    int Distinct,
    IReadOnlyDictionary<string, int>? Values,
    double? Mean,
    double? Deviation,
    double? Least,
    double? Greatest,
    double? Weighted);
