using EmotionRecognition.Reporting.Page;

namespace EmotionRecognition.Reporting.Tests;

public sealed class ExampleSectionTests
{
    [Fact]
    public void Catalog_WithTheAssemblyOfAnotherSection_PutsItOnThePage()
    {
        PlugIns.Add(typeof(ExampleSection).Assembly);

        var page = HtmlReport.Render(ReportPage.Build(SampleReport.Small(), ReportSections.Catalog.All));

        Assert.Contains("<li><a href=\"#experiment-synthetic-speakers\">Errors by speaker</a></li>", page, StringComparison.Ordinal);
        Assert.Contains("<h3 id=\"experiment-synthetic-speakers\">Errors by speaker</h3>", page, StringComparison.Ordinal);
        Assert.Contains("Share of wrong predictions by speaker", page, StringComparison.Ordinal);
        Assert.InRange(
            page.IndexOf("<h3 id=\"experiment-synthetic-speakers\"", StringComparison.Ordinal),
            page.IndexOf("<h3 id=\"experiment-synthetic-confusion\"", StringComparison.Ordinal),
            page.IndexOf("<h3 id=\"experiment-synthetic-folds\"", StringComparison.Ordinal));
    }
}
