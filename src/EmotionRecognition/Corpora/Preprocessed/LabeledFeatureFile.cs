using System.Globalization;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora.Preprocessed;

/// <summary>
/// A table in the study's format: <c>wav_file</c>, <c>label</c>, and numeric columns, in any order. An utterance may have several
/// rows.
/// </summary>
/// <param name="Columns">Names of the D features.</param>
/// <param name="Rows">The rows, in the order of the file.</param>
public sealed record LabeledFeatureFile(IReadOnlyList<string> Columns, IReadOnlyList<LabeledFeatureRow> Rows)
{
    private const string UtteranceColumn = "wav_file";
    private const string LabelColumn = "label";

    /// <summary>Reads a table with all its columns, in the order of the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="classes">The number of classes; labels are from 0 to this number minus 1.</param>
    /// <exception cref="InputException">
    /// The file is missing, lacks <c>wav_file</c>, <c>label</c>, or any feature, or has no rows; or a label is out of range, or a feature is
    /// missing, NaN, or infinite. The message names line and column.
    /// </exception>
    public static LabeledFeatureFile Read(string path, int classes)
    {
        var csv = WideCsv.Open(path, UtteranceColumn, LabelColumn);
        if (csv.NumberColumns.Count == 0)
        {
            throw new InputException(
                $"{path} line 1", "no features", $"columns other than {UtteranceColumn} and {LabelColumn}", "restore the file");
        }

        var rows = csv.Rows()
            .Select(row => new LabeledFeatureRow(row.Line, Utterance(path, row), Label(path, row, classes), row.Numbers))
            .ToList();
        return rows.Count > 0
            ? new LabeledFeatureFile(csv.NumberColumns, rows)
            : throw new InputException(path, "no rows", "at least one", "restore the file");
    }

    /// <summary>The same rows with the given columns in the given order.</summary>
    /// <param name="path">The file, for the error.</param>
    /// <param name="columns">Names of the requested features.</param>
    /// <exception cref="InputException">The file lacks one of them.</exception>
    internal LabeledFeatureFile Select(string path, IReadOnlyList<string> columns)
    {
        if (columns.SequenceEqual(Columns))
        {
            return this;
        }

        var indexOf = Columns.Select((name, index) => (name, index)).ToDictionary(column => column.name, column => column.index);
        var missing = columns.Where(name => !indexOf.ContainsKey(name)).ToList();
        if (missing.Count > 0)
        {
            var found = $"no column {string.Join(',', missing.Take(8))}" + (missing.Count > 8 ? $",... ({missing.Count} missing)" : "");
            throw new InputException($"{path} line 1", found, $"the {columns.Count} features by name", "rename the columns");
        }

        var picks = columns.Select(name => indexOf[name]).ToArray();
        return new LabeledFeatureFile(
            columns, Rows.Select(row => row with { Features = Array.ConvertAll(picks, index => row.Features[index]) }).ToList());
    }

    private static string Utterance(string path, WideRow row) => row.Texts[0].Length > 0
        ? row.Texts[0]
        : throw new InputException($"{path} line {row.Line}, column {UtteranceColumn}", "nothing", "an utterance id", "fix the line");

    private static int Label(string path, WideRow row, int classes) =>
        int.TryParse(row.Texts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var label) && label < classes
            ? label
            : throw new InputException(
                $"{path} line {row.Line}, column {LabelColumn}",
                $"\"{row.Texts[1]}\"",
                $"a class from 0 to {classes - 1}",
                "fix the label");
}
