using System.Text.RegularExpressions;
using System.Xml.Linq;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting;

namespace EmotionRecognition.Reporting.Tests;

public sealed partial class HtmlReportTests
{
    private static readonly Lazy<string> _small = new(() => HtmlReport.Render(SampleReport.Small()));

    [Fact]
    public void Render_Twice_GivesTheSameText() => Assert.Equal(_small.Value, HtmlReport.Render(SampleReport.Small()));

    [Fact]
    public void Render_AnyContent_AsksNobodyForAnything()
    {
        var addresses = Attribute().Matches(_small.Value).Select(match => match.Groups[1].Value).Distinct();

        Assert.All(addresses, address => Assert.StartsWith("#", address, StringComparison.Ordinal));
        Assert.DoesNotContain("<script", _small.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", _small.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("url(http", _small.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Links_LeadToIdsThatAreThereOnce()
    {
        var ids = Id().Matches(_small.Value).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.All(
            Attribute().Matches(_small.Value)
                .Select(match => match.Groups[1].Value[1..])
                .Where(target => !target.StartsWith("arrow", StringComparison.Ordinal)),
            target => Assert.Contains(target, ids));
        Assert.All(Reference().Matches(_small.Value).Select(match => match.Groups[1].Value), target => Assert.Contains(target, ids));
    }

    [Fact]
    public void Render_Page_IsWellFormed()
    {
        // Void elements and attributes without a value are valid HTML but not XML; the rest of the page nests like XML.
        var page = VoidElement().Replace(_small.Value.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "<$1$2/>")
            .Replace("<details open>", "<details open=\"\">", StringComparison.Ordinal);

        var root = XDocument.Parse(page).Root!;

        Assert.Equal("html", root.Name.LocalName);
    }

    [Fact]
    public void Render_Tables_HaveCaptionsAndHeadersThatFit()
    {
        var page = VoidElement().Replace(_small.Value.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "<$1$2/>")
            .Replace("<details open>", "<details open=\"\">", StringComparison.Ordinal);
        var tables = XDocument.Parse(page).Descendants("table").ToList();

        Assert.NotEmpty(tables);
        Assert.All(tables, table =>
        {
            Assert.NotEmpty(table.Element("caption")!.Value);
            var columns = table.Descendants("thead").Descendants("th").Count();
            Assert.All(table.Descendants("tbody").Elements("tr"), row => Assert.Equal(columns, row.Elements().Count()));
        });
    }

    [Fact]
    public void Render_Figures_SayWhatTheyShow()
    {
        var drawings = Drawing().Matches(_small.Value);

        Assert.NotEmpty(drawings);
        Assert.All(drawings, drawing => Assert.Contains("aria-label=\"", drawing.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_CorpusWithNotice_ShowsItInTheHeadlineInTheExperimentAndInEachFigure()
    {
        var notice = SampleReport.Small().Corpora[0].Notice!;

        Assert.True(Regex.Count(_small.Value, $"<p class=\"[a-z-]*notice\"[^>]*>{Regex.Escape(notice)}") >= 3);
        Assert.All(ReportFigures.Draw(SampleReport.Small()), figure => Assert.Contains("Synthetic speech: these", figure.Svg, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_TextWithMarkup_ShowsItAsText()
    {
        var content = SampleReport.Small() with { Title = "<b>5 > 3 & \"quotes\"</b>" };

        var page = HtmlReport.Render(content);

        Assert.Contains("<h1>&lt;b&gt;5 &gt; 3 &amp; &quot;quotes&quot;&lt;/b&gt;</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NoStudyNoAuditNoCurves_LeavesTheirSectionsOut()
    {
        var content = SampleReport.Small();
        content = content with { Study = [], Experiments = [content.Experiments[0] with { Audit = [], Curves = [], Settings = [] }] };

        var page = HtmlReport.Render(content);

        Assert.DoesNotContain("id=\"study\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"audit\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("-training\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OneSystem_ComparesNothing()
    {
        var content = SampleReport.Small();
        var metrics = content.Experiments[0].Metrics;
        var one = content.Experiments[0] with { Metrics = metrics with { Systems = [metrics.Systems[2]], Comparisons = [] } };

        Assert.DoesNotContain("McNemar", HtmlReport.Render(content with { Experiments = [one] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NoTrustedProtocol_SaysSoInsteadOfAHeadline()
    {
        var content = SampleReport.Small();
        content = content with { Protocols = [.. content.Protocols.Select(protocol => protocol with { Trusted = false })] };

        var page = HtmlReport.Render(content);

        Assert.DoesNotContain("class=\"card\"", page, StringComparison.Ordinal);
        Assert.Contains("No experiment was tested by a protocol", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ClassWithoutTestRows_SaysSo()
    {
        var content = SampleReport.Small();
        var metrics = content.Experiments[0].Metrics;
        var system = metrics.Systems[0] with { Pooled = ClassificationMetrics.Compute(metrics.Classes, ["anger", "sadness"], ["anger", "anger"]) };
        var experiment = content.Experiments[0] with { Metrics = metrics with { Systems = [system] }, Curves = [] };

        var page = HtmlReport.Render(content with { Experiments = [experiment] });

        Assert.Contains(">no test row<", page, StringComparison.Ordinal);
        Assert.Contains(">never given<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ExperimentOfUnknownCorpus_Throws()
    {
        var error = Assert.Throws<ArgumentException>(() => HtmlReport.Render(SampleReport.Small() with { Corpora = [] }));

        Assert.Contains("0 corpora are named synthetic, expected 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ProtocolWithoutNote_Throws() =>
        Assert.Throws<ArgumentException>(() => HtmlReport.Render(SampleReport.Small() with { Protocols = [] }));

    [Fact]
    public Task Render_SmallReport_ReadsAsAccepted() => Verify(Text(_small.Value));

    /// <summary>The page as plain text: one line per block, cells separated by bars, no drawings.</summary>
    private static string Text(string page)
    {
        page = Regex.Replace(page, "<style>.*?</style>|<svg.*?</svg>", "", RegexOptions.Singleline);
        page = Regex.Replace(page, "</t[hd]>(?=<t[hd])", " | ");
        page = Regex.Replace(page, "<small>", " ~ ");
        page = Regex.Replace(page, "<[^>]*>", "");
        return Regex.Replace(System.Net.WebUtility.HtmlDecode(page), "\n[ \n]*\n", "\n").Trim() + "\n";
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Id();

    [GeneratedRegex("url\\(#([^)]*)\\)")]
    private static partial Regex Reference();

    [GeneratedRegex("<(meta)([^>]*)>")]
    private static partial Regex VoidElement();

    [GeneratedRegex("<svg[^>]*>")]
    private static partial Regex Drawing();
}
