using EmotionRecognition.Tables;

namespace EmotionRecognition.Reporting.Tests;

/// <summary>The files beside the page.</summary>
public sealed class HtmlReportFilesTests(HtmlReportFilesTests.Written written) : IClassFixture<HtmlReportFilesTests.Written>
{
    /// <summary>A small report, written once for all tests.</summary>
    public sealed class Written : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Written() => HtmlReport.Write(SampleReport.Small(), SampleReport.Sections, _folder.Root);

        public string Root => _folder.Root;

        public void Dispose() => _folder.Dispose();
    }

    private string Tables => Path.Combine(written.Root, "tables");

    [Fact]
    public Task Write_SmallReport_WritesTheTablesThatWereAccepted()
    {
        var tables = Directory.GetFiles(Tables).Order(StringComparer.Ordinal)
            .Where(path => Path.GetFileName(path) is not ("curves.csv" or "class_curves.csv" or "tables.md" or "tables.tex"));
        return Verify(string.Join("\n", tables.Select(path => $"{Path.GetFileName(path)}\n{File.ReadAllText(path)}")));
    }

    [Fact]
    public void Write_Curves_MarksTheChosenEpoch()
    {
        var rows = CsvFile.Read(Path.Combine(Tables, "curves.csv")).ToList();

        Assert.Equal(4 * 40, rows.Count);
        Assert.Equal(4, rows.Count(row => row["chosen"] == "yes"));
    }

    [Fact]
    public void Write_Confusion_AddsUpToTheTestRows()
    {
        var results = CsvFile.Read(Path.Combine(Tables, "results.csv")).ToDictionary(row => (row["protocol"], row["system"]), row => row.Integer("rows"));
        var sums = CsvFile.Read(Path.Combine(Tables, "confusion.csv")).GroupBy(row => (row["protocol"], row["system"]))
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Integer("rows")));

        Assert.Equal(results, sums);
    }

    [Fact]
    public void Write_Figures_AreTheDrawingsOfThePage()
    {
        var page = File.ReadAllText(Path.Combine(written.Root, "index.html"));
        var drawings = Directory.GetFiles(Path.Combine(written.Root, "figures"), "*.svg").Select(File.ReadAllText).ToList();

        Assert.Equal(21, drawings.Count);
        Assert.Equal(21, Directory.GetFiles(Path.Combine(written.Root, "figures"), "*.png").Length);
        Assert.Equal(21, Directory.GetFiles(Path.Combine(written.Root, "figures"), "*.pdf").Length);
        Assert.Equal(20, drawings.Count(drawing => page.Contains(drawing, StringComparison.Ordinal)));
    }

    [Fact]
    public void Write_Links_LeadToFilesThatExist()
    {
        var page = File.ReadAllText(Path.Combine(written.Root, "index.html"));
        var links = System.Text.RegularExpressions.Regex.Matches(page, "href=\"([^#\"][^\"]*)\"").Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(written.Root, link)), link));
    }
}
