using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Gate;

/// <summary>What is known of a table: enough to tell that it has changed, and where.</summary>
/// <param name="Table">Its path in the workspace.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Columns">Its columns in order.</param>
public sealed record TableSnapshot(string Table, int Rows, string Hash, IReadOnlyList<ColumnSnapshot> Columns)
{
    private const int FewValues = 20;
    private const int Digits = 9;

    /// <summary>Takes a snapshot of a table.</summary>
    /// <param name="table">Its path in the workspace.</param>
    /// <param name="path">Where it lies.</param>
    /// <exception cref="InputException">It is missing or is not a table.</exception>
    public static TableSnapshot Of(string table, string path)
    {
        var names = CsvFile.ReadHeader(path);
        var columns = names.Select(_ => new List<string>()).ToArray();
        foreach (var row in CsvFile.Read(path))
        {
            for (var column = 0; column < columns.Length; column++)
            {
                columns[column].Add(row[names[column]]);
            }
        }

        using var stream = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        return new(table, columns.Length == 0 ? 0 : columns[0].Count, hash, [.. names.Zip(columns, (name, fields) => Describe(name, fields, columns[0]))]);
    }

    /// <summary>Whether the table holds no measured numbers, so that it is the same on every machine.</summary>
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

    // Between -1 and 1, by chance but the same everywhere.
    private static double Weight(string key) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key))) / Math.Pow(2, 63);

    private static double Round(double value) =>
        double.Parse(value.ToString($"G{Digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

/// <summary>What is known of one column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Empty">How many fields are empty.</param>
/// <param name="Distinct">How many different texts it holds; 0 for a column of numbers.</param>
/// <param name="Values">How often each text comes, where there are few; else null.</param>
/// <param name="Mean">Mean of a column of numbers.</param>
/// <param name="Deviation">Population standard deviation of a column of numbers.</param>
/// <param name="Least">Smallest number.</param>
/// <param name="Greatest">Largest number.</param>
/// <param name="Weighted">Mean of the numbers, each with a weight that is drawn from its row's first field: another where rows have changed places.</param>
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
