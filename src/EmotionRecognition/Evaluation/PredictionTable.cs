using System.Globalization;
using EmotionRecognition.Models.Calibration;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Evaluation;

/// <summary>
/// The predictions of one experiment as the file <c>predictions.csv</c>:
/// <c>protocol,system,fold,utterance,actual,predicted,copies,p_&lt;class&gt;...</c>, in the order of the rows.
/// </summary>
public sealed class PredictionTable
{
    private const string ProbabilityPrefix = "p_";

    private static readonly string[] _fixedColumns = ["protocol", "system", "fold", "utterance", "actual", "predicted", "copies"];

    /// <summary>Creates a table of rows that match its classes.</summary>
    /// <param name="classes">The K classes, each once.</param>
    /// <param name="rows">The predictions; each has K finite probabilities, and its actual and predicted class are among the classes.</param>
    /// <exception cref="ArgumentException">A row does not match the classes, or has fewer than one copy.</exception>
    public PredictionTable(IReadOnlyList<string> classes, IReadOnlyList<Prediction> rows)
    {
        var known = classes.ToHashSet();
        if (known.Count != classes.Count)
        {
            throw new ArgumentException($"classes {string.Join(',', classes)}: duplicate class", nameof(classes));
        }

        foreach (var row in rows)
        {
            if (row.Probabilities.Length != classes.Count || !row.Probabilities.All(float.IsFinite))
            {
                throw new ArgumentException($"{row.Utterance}: expected {classes.Count} finite probabilities", nameof(rows));
            }

            if (!known.Contains(row.Actual) || !known.Contains(row.Predicted) || row.Copies < 1)
            {
                throw new ArgumentException(
                    $"{row.Utterance}: {row.Actual} as {row.Predicted} x {row.Copies}, expected classes among {string.Join(',', classes)}, at least once",
                    nameof(rows));
            }
        }

        Classes = classes;
        Rows = rows;
    }

    /// <summary>The K classes.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The predictions.</summary>
    public IReadOnlyList<Prediction> Rows { get; }

    /// <summary>The predictions of one system under one protocol, in their order.</summary>
    /// <param name="protocol">The protocol's name.</param>
    /// <param name="system">The system's name.</param>
    public IReadOnlyList<Prediction> RowsOf(string protocol, string system) =>
        [.. Rows.Where(row => row.Protocol == protocol && row.System == system)];

    /// <summary>Writes the table. Probabilities read back as the same floats.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    public void Write(string path) =>
        CsvFile.Write(path, [.. _fixedColumns, .. Classes.Select(name => ProbabilityPrefix + name)], Rows.Select(Fields));

    /// <summary>Reads a table that <see cref="Write"/> wrote, or one without the <c>copies</c> column (each row then counts once).</summary>
    /// <param name="path">The file to read; its columns <c>p_&lt;class&gt;</c> determine the classes and their order.</param>
    /// <exception cref="InputException">The file or a column is missing, a class is unknown, or a number is malformed.</exception>
    public static PredictionTable Read(string path)
    {
        var classes = CsvFile.ReadHeader(path)
            .Where(column => column.StartsWith(ProbabilityPrefix, StringComparison.Ordinal))
            .Select(column => column[ProbabilityPrefix.Length..])
            .ToList();
        if (classes.Count == 0)
        {
            throw new InputException($"{path} line 1", "no probability column", "one column p_<class> per class", "run the target Evaluate");
        }

        return new PredictionTable(classes, [.. CsvFile.Read(path, [.. _fixedColumns[..^1]]).Select(row => ReadRow(row, classes))]);
    }

    private static IReadOnlyList<string> Fields(Prediction row) =>
    [
        row.Protocol, row.System, row.Fold, row.Utterance, row.Actual, row.Predicted, row.Copies.ToString(CultureInfo.InvariantCulture),
        .. row.Probabilities.Select(probability => probability.ToString("R", CultureInfo.InvariantCulture)),
    ];

    private static Prediction ReadRow(CsvRow row, IReadOnlyList<string> classes)
    {
        var copies = row.Has("copies") ? row.Integer("copies") : 1;
        if (copies < 1)
        {
            throw new InputException(row.Place("copies"), $"{copies}", "1 or more", "remove rows that are not tested");
        }

        return new Prediction(
            row["protocol"],
            row["system"],
            row["fold"],
            row.Text("utterance"),
            ReadClass(row, "actual", classes),
            ReadClass(row, "predicted", classes),
            [.. classes.Select(name => (float)row.Number(ProbabilityPrefix + name))],
            copies);
    }

    private static string ReadClass(CsvRow row, string column, IReadOnlyList<string> classes) =>
        classes.Contains(row[column])
            ? row[column]
            : throw new InputException(
                row.Place(column), $"\"{row[column]}\"", $"one of {string.Join(',', classes)}", "fix the field or add the column p_<class>");
}

/// <summary>The prediction of one trained system for one test row.</summary>
/// <param name="Protocol">The protocol that divided the rows: <c>published</c>, <c>honest</c>.</param>
/// <param name="System">The name of the system, such as <c>resnet1d audio+text</c>.</param>
/// <param name="Fold">The fold in which the row is tested.</param>
/// <param name="Utterance">The id of the utterance.</param>
/// <param name="Actual">The class of its label.</param>
/// <param name="Predicted">The class that the system predicts.</param>
/// <param name="Probabilities">One probability per class, in the order of the table's classes.</param>
/// <param name="Copies">How often the row occurs in the test part: more than once only if the protocol copies rows before splitting them.</param>
public sealed record Prediction(
    string Protocol,
    string System,
    string Fold,
    string Utterance,
    string Actual,
    string Predicted,
    float[] Probabilities,
    int Copies = 1)
{
    /// <summary>What else a calibrated model says about the row, which is not in the table; null: the model is not calibrated.</summary>
    public CalibratedPrediction? Calibrated { get; init; }
}
