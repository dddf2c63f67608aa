using System.Globalization;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Models.Resampling;

/// <summary>What generators made in the training of one model: the table <c>resampling.csv</c> in its folder, one line per class and generator.</summary>
public static class SyntheticTable
{
    /// <summary>The table's name in the model's folder.</summary>
    public const string Name = "resampling.csv";

    private static readonly string[] _columns = ["rows", "class", "real", "synthetic", "variance", "distance"];

    /// <summary>Writes the table.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="lines">Its lines.</param>
    public static void Write(string path, IEnumerable<SyntheticLine> lines) => CsvFile.Write(path, _columns, lines.Select(line => (string[])
    [
        line.Rows, line.Made.Class, line.Made.Real.ToString(CultureInfo.InvariantCulture), line.Made.Synthetic.ToString(CultureInfo.InvariantCulture),
        Text(line.Made.Variance), Text(line.Made.Distance),
    ]));

    /// <summary>Reads a table written by <see cref="Write"/>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file is missing or malformed.</exception>
    public static IReadOnlyList<SyntheticLine> Read(string path) =>
    [
        .. CsvFile.Read(path, _columns).Select(row => new SyntheticLine(
            row.Text("rows"),
            new SyntheticClass(row.Text("class"), row.Integer("real"), row.Integer("synthetic"))
            {
                Variance = row.OptionalNumber("variance"),
                Distance = row.OptionalNumber("distance"),
            })),
    ];

    private static string Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>What one generator made of one class.</summary>
/// <param name="Rows">What it was fitted on: <c>training rows</c>, or <c>training rows of inner fold 2</c>.</param>
/// <param name="Made">What it made.</param>
public sealed record SyntheticLine(string Rows, SyntheticClass Made);

/// <summary>Collects what generators make while a model is trained.</summary>
internal sealed class SyntheticLog
{
    private readonly List<SyntheticLine> _lines = [];

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<SyntheticLine> Lines => _lines;

    /// <summary>Adds what one generator made.</summary>
    public void Add(string rows, IEnumerable<SyntheticClass> classes) => _lines.AddRange(classes.Select(made => new SyntheticLine(rows, made)));
}
