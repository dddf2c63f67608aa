using System.Globalization;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Protocols.Audit;

/// <summary>
/// Reads and writes <c>audit.csv</c>: for each finding a line with an empty class, then a line per class.
/// </summary>
public static class AuditTable
{
    private static readonly string[] _columns =
        ["protocol", "finding", "severity", "class", "rows", "of_rows", "share", "groups", "example", "accuracy", "accuracy_without"];

    /// <summary>Writes an audit.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="report">The audit's result.</param>
    public static void Write(string path, AuditReport report) =>
        CsvFile.Write(path, _columns, report.Findings.SelectMany(finding => Lines(report.Protocol, finding)));

    /// <summary>Reads an audit.</summary>
    /// <param name="path">A table written by <see cref="Write"/>, with at least one finding.</param>
    /// <exception cref="InputException">The file is missing, empty, or malformed.</exception>
    public static AuditReport Read(string path)
    {
        var findings = new List<AuditFinding>();
        var protocol = "";
        foreach (var row in CsvFile.Read(path, _columns))
        {
            protocol = row.Text("protocol");
            var kind = Named(row, "finding", Enum.GetValues<AuditKind>(), AuditKinds.Id);
            if (row["class"].Length == 0)
            {
                findings.Add(Finding(row, kind));
            }
            else if (findings is [.., var last] && last.Kind == kind)
            {
                var count = new AuditClassCount(row["class"], row.Integer("rows"), row.Integer("of_rows"));
                findings[^1] = last with { ByClass = [.. last.ByClass, count] };
            }
            else
            {
                throw new InputException(row.Place("class"), row["class"], "the finding's own line first", "run the target Audit");
            }
        }

        return findings.Count > 0
            ? new AuditReport(protocol, findings)
            : throw new InputException(path, "no finding", "the findings of an audit", "run the target Audit");
    }

    private static AuditFinding Finding(CsvRow row, AuditKind kind) => new(
        kind,
        Named(row, "severity", Enum.GetValues<AuditSeverity>(), Name),
        row.Integer("rows"),
        row.Integer("of_rows"),
        row.Integer("groups"),
        row["example"],
        [],
        row.OptionalNumber("accuracy"),
        row.OptionalNumber("accuracy_without"));

    private static IEnumerable<string[]> Lines(string protocol, AuditFinding finding)
    {
        string[] start = [protocol, finding.Kind.Id(), Name(finding.Severity)];
        yield return
        [
            .. start, "", Number(finding.Rows), Number(finding.OfRows), Number(finding.Share), Number(finding.Groups), finding.Example,
            Optional(finding.Accuracy), Optional(finding.AccuracyWithout),
        ];
        foreach (var count in finding.ByClass)
        {
            var share = count.OfRows == 0 ? 0 : (double)count.Rows / count.OfRows;
            yield return [.. start, count.Class, Number(count.Rows), Number(count.OfRows), Number(share), "", "", "", ""];
        }
    }

    private static T Named<T>(CsvRow row, string column, IReadOnlyList<T> values, Func<T, string> nameOf)
        where T : struct, Enum
    {
        var found = values.Where(value => nameOf(value) == row[column]).ToList();
        return found.Count == 1
            ? found[0]
            : throw new InputException(
                row.Place(column), $"\"{row[column]}\"", $"one of {string.Join(", ", values.Select(nameOf))}", "run the target Audit");
    }

    private static string Name(AuditSeverity severity) => severity.ToString().ToLowerInvariant();

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Optional(double? value) => value is { } number ? Number(number) : "";
}
