using System.Globalization;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Protocols;

/// <summary>Reads and writes <c>splits.csv</c>: <c>utterance,fold,role,copies</c>.</summary>
public static class SplitTable
{
    private static readonly string[] _columns = ["utterance", "fold", "role", "copies"];

    /// <summary>Writes a split, sorted by fold, side, and utterance.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="rows">The split.</param>
    public static void Write(string path, IEnumerable<SplitRow> rows) => CsvFile.Write(
        path,
        _columns,
        rows.InOrder().Select(row => (string[])
            [row.Utterance, Number(row.Fold), Name(row.Role), Number(row.Copies)]));

    /// <summary>Reads a split.</summary>
    /// <param name="path">A table written by <see cref="Write"/>.</param>
    /// <exception cref="InputException">
    /// The file is missing or malformed, a fold or a number of copies is below 1, a role is unknown, or an utterance is a duplicate on one side
    /// of a fold.
    /// </exception>
    public static IReadOnlyList<SplitRow> Read(string path)
    {
        var rows = new List<SplitRow>();
        var seen = new HashSet<(string, int, Role)>();
        foreach (var line in CsvFile.Read(path, _columns))
        {
            var row = new SplitRow(line.Text("utterance"), Positive(line, "fold"), RoleOf(line), Positive(line, "copies"));
            if (!seen.Add((row.Utterance, row.Fold, row.Role)))
            {
                throw new InputException(
                    line.Place("utterance"),
                    $"duplicate {row.Utterance} as {Name(row.Role)} of fold {row.Fold}",
                    "one line with the number of copies",
                    "merge the lines");
            }

            rows.Add(row);
        }

        return rows;
    }

    private static int Positive(CsvRow line, string column) => line.Integer(column) is >= 1 and var number
        ? number
        : throw new InputException(line.Place(column), line[column], "1 or more", "fix the field");

    private static Role RoleOf(CsvRow line)
    {
        var roles = Enum.GetValues<Role>();
        return roles.Any(role => Name(role) == line["role"])
            ? roles.First(role => Name(role) == line["role"])
            : throw new InputException(
                line.Place("role"), $"\"{line["role"]}\"", $"one of {string.Join(", ", roles.Select(Name))}", "fix the field");
    }

    private static string Name(Role role) => role.ToString().ToLowerInvariant();

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
