using System.Globalization;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora;

/// <summary>The part of a given split that an utterance belongs to.</summary>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Fold">From 1; a single split has only fold 1.</param>
/// <param name="Part"><c>train</c>, <c>dev</c> or <c>test</c>.</param>
public sealed record GivenPart(string Utterance, int Fold, string Part);

/// <summary><c>given.csv</c>: <c>utterance,fold,part</c>, the split published by a corpus's authors.</summary>
public static class GivenPartTable
{
    private static readonly string[] _columns = ["utterance", "fold", "part"];
    private static readonly string[] _parts = ["train", "dev", "test"];

    /// <summary>Writes the table in the order given.</summary>
    public static void Write(string path, IEnumerable<GivenPart> parts) => CsvFile.Write(
        path, _columns, parts.Select(part => new[] { part.Utterance, part.Fold.ToString(CultureInfo.InvariantCulture), part.Part }));

    /// <summary>Reads the table.</summary>
    /// <exception cref="InputException">It is missing or malformed, a fold is below 1, or a part is unknown.</exception>
    public static IReadOnlyList<GivenPart> Read(string path) => [.. CsvFile.Read(path, _columns).Select(FromRow)];

    private static GivenPart FromRow(CsvRow row)
    {
        if (row.Integer("fold") < 1)
        {
            throw new InputException(row.Place("fold"), row["fold"], "1 or more", "fix the field");
        }

        return _parts.Contains(row["part"])
            ? new GivenPart(row.Text("utterance"), row.Integer("fold"), row["part"])
            : throw new InputException(row.Place("part"), $"\"{row["part"]}\"", $"one of {string.Join(", ", _parts)}", "fix the field");
    }
}
