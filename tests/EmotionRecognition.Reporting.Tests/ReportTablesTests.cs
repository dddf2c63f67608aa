using EmotionRecognition.Reporting;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Reporting.Tests;

public sealed class ReportTablesTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"tables-{Guid.NewGuid():N}");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public Task Write_SmallReport_WritesWhatWasAccepted()
    {
        ReportTables.Write(SampleReport.Small(), _folder);

        var tables = Directory.GetFiles(_folder).Order(StringComparer.Ordinal).Where(path => Path.GetFileName(path) != "curves.csv");
        return Verify(string.Join("\n", tables.Select(path => $"{Path.GetFileName(path)}\n{File.ReadAllText(path)}")));
    }

    [Fact]
    public void Write_Curves_MarksTheChosenEpoch()
    {
        ReportTables.Write(SampleReport.Small(), _folder);

        var rows = CsvFile.Read(Path.Combine(_folder, "curves.csv")).ToList();

        Assert.Equal(4 * 40, rows.Count);
        Assert.Equal(4, rows.Count(row => row["chosen"] == "yes"));
    }

    [Fact]
    public void Write_Confusion_AddsUpToTheTestRows()
    {
        ReportTables.Write(SampleReport.Small(), _folder);

        var results = CsvFile.Read(Path.Combine(_folder, "results.csv")).ToDictionary(row => (row["protocol"], row["system"]), row => row.Integer("rows"));
        var sums = CsvFile.Read(Path.Combine(_folder, "confusion.csv")).GroupBy(row => (row["protocol"], row["system"]))
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Integer("rows")));

        Assert.Equal(results, sums);
    }
}
