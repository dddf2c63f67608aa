using System.Globalization;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Reproduction;

/// <summary>A number that a publication prints, and what this project says about it: a row of a table in <c>experiments/printed/</c>.</summary>
/// <param name="Place">The file and line.</param>
/// <param name="Source">The publication, as <c>experiments/printed/README.md</c> names it.</param>
/// <param name="Result">Which of its results.</param>
/// <param name="Measure">Which measure of it.</param>
/// <param name="Printed">The number in percent, as printed.</param>
/// <param name="Protocol">How the publication divided its rows.</param>
/// <param name="Ours">The result of this project that it is compared with; null if there is none.</param>
/// <param name="Verdict">What the comparison gives.</param>
/// <param name="Note">How alike the two are, or why there is no comparison.</param>
public sealed record PrintedResult(
    string Place,
    string Source,
    string Result,
    ReproducedMeasure Measure,
    string Printed,
    string Protocol,
    OwnResult? Ours,
    PrintedVerdict Verdict,
    string Note)
{
    /// <summary>The folder of the tables, relative to the workspace.</summary>
    public const string Folder = "experiments/printed";

    private static readonly string[] _columns =
        ["source", "result", "measure", "printed", "protocol", "experiment", "our_protocol", "system", "verdict", "note"];

    /// <summary>The number, from 0 to 1.</summary>
    public double Share => double.Parse(Printed, CultureInfo.InvariantCulture) / 100;

    /// <summary>Half a unit of the last digit printed, as a share.</summary>
    public double Rounding => 0.5 * Math.Pow(10, -(Printed.Length - 1 - Printed.IndexOf('.'))) / 100;

    /// <summary>All tables of a workspace.</summary>
    /// <exception cref="InputException">A table is malformed.</exception>
    public static IReadOnlyList<PrintedResult> All(Workspace workspace)
    {
        var folder = workspace.PathOf(Folder);
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal)
                .SelectMany(path => CsvFile.Read(path, _columns).Select(row => Of(path, row)))]
            : [];
    }

    /// <summary>What a comparison with a result of this project gives.</summary>
    /// <param name="accepted">The accepted metrics of the experiment.</param>
    /// <exception cref="InputException">They lack the protocol or system.</exception>
    public PrintedVerdict Judge(ExperimentMetrics accepted)
    {
        var interval = Measure.IntervalOf(Find(accepted).RowIntervals)
            ?? throw new InputException(Place, $"{Measure.Name}, which has no interval", "a measure with an interval", "leave our result open");
        return Share >= interval.Low - Rounding && Share <= interval.High + Rounding ? PrintedVerdict.Reproduced : PrintedVerdict.Refuted;
    }

    /// <summary>The system's metrics in those of the experiment.</summary>
    /// <exception cref="InputException">They lack the protocol or system.</exception>
    public SystemMetrics Find(ExperimentMetrics metrics) =>
        metrics.Systems.FirstOrDefault(each => each.Protocol == Ours!.Protocol && each.System == Ours.System) ?? throw new InputException(
            Place, $"{Ours!.Protocol} {Ours.System}",
            $"one of {string.Join(", ", metrics.Systems.Select(each => $"{each.Protocol} {each.System}"))}", "fix the row");

    private static PrintedResult Of(string path, CsvRow row)
    {
        var printed = row.Text("printed");
        var isNumber = double.TryParse(printed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent);
        if (!isNumber || percent is < 0 or > 100 || !printed.Contains('.'))
        {
            throw new InputException(row.Place("printed"), $"\"{printed}\"", "a percentage with decimals, as printed", "fix the field");
        }

        var result = new PrintedResult(
            $"{path} line {row.Line}", row.Text("source"), row.Text("result"), ReproducedMeasure.Named(row.Text("measure"), row.Place("measure")), printed,
            row.Text("protocol"), row["experiment"].Length == 0 ? null : new OwnResult(row["experiment"], row.Text("our_protocol"), row.Text("system")),
            VerdictOf(row), row["note"]);
        return (result.Ours is null) == (result.Verdict == PrintedVerdict.Open)
            ? result
            : throw new InputException(row.Place("verdict"), row["verdict"], "open without an experiment, a verdict with one", "fix the row");
    }

    private static PrintedVerdict VerdictOf(CsvRow row) => Enum.TryParse<PrintedVerdict>(row.Text("verdict"), ignoreCase: true, out var verdict)
        && row["verdict"].All(char.IsAsciiLetterLower)
        ? verdict
        : throw new InputException(row.Place("verdict"), row["verdict"], "reproduced, refuted, or open", "fix the field");
}

/// <summary>A result of this project.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Protocol">One of its protocols.</param>
/// <param name="System">One of its systems.</param>
public sealed record OwnResult(string Experiment, string Protocol, string System);

/// <summary>What this project says about a printed number.</summary>
public enum PrintedVerdict
{
    /// <summary>Nothing: it has no result to compare with.</summary>
    Open,

    /// <summary>It is within the 95 % interval, over test rows, of the project's result.</summary>
    Reproduced,

    /// <summary>It is outside of that interval.</summary>
    Refuted,
}
