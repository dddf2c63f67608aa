using System.Text.RegularExpressions;
using System.Xml.Linq;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Page;

namespace EmotionRecognition.Reporting.Tests;

public sealed partial class HtmlReportTests
{
    private static readonly Lazy<string> _small = new(() => Render(SampleReport.Small()));

    [Fact]
    public void Render_Twice_GivesTheSameText() => Assert.Equal(_small.Value, Render(SampleReport.Small()));

    [Fact]
    public void Render_AnyContent_AsksNobodyForAnything()
    {
        var addresses = Attribute().Matches(_small.Value).Select(match => match.Groups[1].Value).Distinct();

        Assert.All(addresses, address => Assert.Matches("^(#|figures/[a-z0-9-]+[.](svg|png|pdf)$|tables/[a-z_-]+[.](csv|md|tex)$)", address));
        Assert.DoesNotContain("src=", _small.Value, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(_small.Value, "<script"));
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
                .Select(match => match.Groups[1].Value)
                .Where(target => target.StartsWith('#'))
                .Select(target => target[1..]),
            target => Assert.Contains(target, ids));
        Assert.All(Reference().Matches(_small.Value).Select(match => match.Groups[1].Value), target => Assert.Contains(target, ids));
    }

    [Fact]
    public void Render_Page_IsWellFormed()
    {
        Assert.Equal("html", Xml(_small.Value).Root!.Name.LocalName);
    }

    [Fact]
    public void Render_Tables_HaveCaptionsAndHeadersThatFit()
    {
        var tables = Xml(_small.Value).Descendants("table").ToList();

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
    public void Render_CorpusWithNotice_ShowsItOnceAndOnTop()
    {
        var notice = SampleReport.Small().Corpora[0].Notice!;

        Assert.Single(Regex.Matches(_small.Value, Regex.Escape(notice)));
        Assert.Equal(notice, Xml(_small.Value).Descendants("header").Elements("p").Last().Value);
    }

    [Fact]
    public void Render_SeveralCorpora_SaysWhichOneANoticeIsAbout()
    {
        var content = SampleReport.Large();

        Assert.Contains($">Synthetic speech: {content.Corpora[0].Notice}</p>", Render(content), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Script_IsTheOnlyOneThatThePageLetsRun()
    {
        var script = Regex.Match(_small.Value, "<script>(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(script)));

        Assert.Contains($"script-src 'sha256-{hash}'\"", _small.Value, StringComparison.Ordinal);
        Assert.Contains("content=\"default-src 'none';", _small.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_GivenModels_SaysSoWhereverNumbersAre()
    {
        const string Notice = "The models were not trained by this run: given from /models.";
        var content = SampleReport.Small();
        var origin = new ModelOrigin(Notice, [new ModelMemoryNote("honest", "resnet1d", 3, "2026-11-20", 1, 120, 0, 0, 7)]);

        var page = Xml(Render(content with { Experiments = [content.Experiments[0] with { Origin = origin }] }));

        string[] places = ["headline", "audit", "experiment-synthetic", "methods", "provenance"];
        var sections = page.Descendants("section").Where(section => section.Value.Contains(Notice, StringComparison.Ordinal));
        Assert.Equal(places, sections.Select(section => section.Attribute("id")!.Value));
        Assert.Contains(page.Descendants("header").Elements("p"), line => line.Value == Notice);
        Assert.Contains(page.Descendants("div").Where(each => (string?)each.Attribute("class") == "card").Elements("p"), line => line.Value == Notice);
        var row = page.Descendants("tr").Single(line => line.Value.Contains("2026-11-20", StringComparison.Ordinal));
        Assert.EndsWith("name, sound, features; by name only: 1 of 3", row.Value.Trim());
        Assert.DoesNotContain("not trained by this run", _small.Value);
    }

    [Fact]
    public void Render_Headings_GoDownOneLevelAtATime()
    {
        var levels = Level().Matches(_small.Value).Select(match => match.Groups[1].Value[0] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second, 2, pair.First + 1));
    }

    [Fact]
    public void Render_Contents_ListEverySectionInOrder()
    {
        var page = Xml(_small.Value);
        var linked = page.Descendants("nav").Descendants("a").Select(link => link.Attribute("href")!.Value[1..]).ToList();
        var sections = page.Descendants().Where(element => element.Name.LocalName is "section" or "h3" && element.Attribute("id") is not null)
            .Select(element => element.Attribute("id")!.Value).ToList();

        Assert.Equal(sections, linked);
        Assert.Equal(["headline", "audit", "study", "experiment-synthetic", "experiment-synthetic-results"], linked.Take(5));
        Assert.Equal("stages", linked[^1]);
    }

    [Fact]
    public void Render_Percentages_KeepTheirSignOnTheLine() => Assert.DoesNotMatch(
        "[0-9] %",
        Regex.Replace(_small.Value, "<svg.*?</svg>|<style>.*?</style>|<script>.*?</script>", "", RegexOptions.Singleline));

    [Fact]
    public void Render_TextWithMarkup_ShowsItAsText()
    {
        var content = SampleReport.Small() with { Title = "<b>5 > 3 & \"quotes\"</b>" };

        var page = Render(content);

        Assert.Contains("<h1>&lt;b&gt;5 &gt; 3 &amp; &quot;quotes&quot;&lt;/b&gt;</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NetworkWithoutValidationRows_SaysSoInsteadOfDrawingZeros()
    {
        var content = SampleReport.Small();
        var curve = new TrainingCurve("honest", "minilm", "1", "validation", 2, [new(1, 1.5, 0.4, null, null), new(2, 1.2, 0.5, null, null)]);
        content = content with { Experiments = [content.Experiments[0] with { Curves = [curve] }] };

        var page = Render(content);

        Assert.Contains("training rows from 1.50 to 1.20, no validation rows", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NoStudyNoAuditNoCurves_LeavesTheirSectionsOut()
    {
        var content = SampleReport.Small();
        content = content with { Study = [], Experiments = [content.Experiments[0] with { Audits = [], Curves = [], Settings = [] }] };

        var page = Render(content);

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

        Assert.DoesNotContain("McNemar", Render(content with { Experiments = [one] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NoTrustedProtocol_SaysSoInsteadOfAHeadline()
    {
        var content = SampleReport.Small();
        content = content with { Protocols = [.. content.Protocols.Select(protocol => protocol with { Trusted = false })] };

        var page = Render(content);

        Assert.DoesNotContain("class=\"card\"", page, StringComparison.Ordinal);
        Assert.Contains("No experiment gives an estimate of performance on unseen speakers.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ClassWithoutTestRows_SaysSo()
    {
        var content = SampleReport.Small();
        var metrics = content.Experiments[0].Metrics;
        var system = metrics.Systems[0] with { Pooled = ClassificationMetrics.Compute(metrics.Classes, ["anger", "sadness"], ["anger", "anger"]) };
        var experiment = content.Experiments[0] with { Metrics = metrics with { Systems = [system] }, Curves = [] };

        var page = Render(content with { Experiments = [experiment] });

        Assert.Contains(">no test row<", page, StringComparison.Ordinal);
        Assert.Contains(">never predicted<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OneClassOneSpeakerOneRow_SaysWhyNothingIsDrawn()
    {
        var page = Text(Render(OddReports.OneRow()));

        Assert.Contains("Its scores say nothing: all test rows are anger, so there is nothing to tell apart.", page, StringComparison.Ordinal);
        Assert.Contains("The figure of all systems is not drawn: all test rows are anger", page, StringComparison.Ordinal);
        Assert.Contains("Confusion matrices are not drawn: all test rows are anger", page, StringComparison.Ordinal);
        Assert.Contains("The distribution is not drawn: there is one class.", page, StringComparison.Ordinal);
        Assert.Contains("With 1 test row, neither scores nor intervals say much.", page, StringComparison.Ordinal);
        Assert.Contains("With one speaker, no score says anything about other speakers.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("not drawn", Text(_small.Value), StringComparison.Ordinal);
        Assert.DoesNotContain("say much", Text(_small.Value), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_TextThatTurnsItsSurroundings_DoesNot()
    {
        var page = Render(SampleReport.Small() with { Title = "a \u202e\u2066b\u0001 c" });

        Assert.Contains("<h1>a b c</h1>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ExperimentOfUnknownCorpus_Throws()
    {
        var error = Assert.Throws<ArgumentException>(() => Render(SampleReport.Small() with { Corpora = [] }));

        Assert.Contains("0 corpora are named synthetic, expected 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ProtocolWithoutNote_Throws() =>
        Assert.Throws<ArgumentException>(() => Render(SampleReport.Small() with { Protocols = [] }));

    [Fact]
    public Task Render_SmallReport_ReadsAsAccepted() => Verify(Text(_small.Value));

    /// <summary>The page as plain text: one line per block, cells separated by bars, no drawings.</summary>
    private static string Text(string page)
    {
        page = Regex.Replace(page, "<style>.*?</style>|<script>.*?</script>|<svg.*?</svg>", "", RegexOptions.Singleline);
        page = Regex.Replace(page, "</t[hd]>(?=<t[hd])", " | ");
        page = Regex.Replace(page, "<small>", " ~ ");
        page = Regex.Replace(page, "<[^>]*>", "");
        return Regex.Replace(System.Net.WebUtility.HtmlDecode(page), "\n[ \n]*\n", "\n").Trim() + "\n";
    }

    private static string Render(ReportContent content) => HtmlReport.Render(ReportPage.Build(content, SampleReport.Sections));

    /// <summary>Void elements and attributes without a value are HTML's, not XML's; the rest of the page nests as XML does.</summary>
    private static XDocument Xml(string page) => XDocument.Parse(
        VoidElement().Replace(Regex.Replace(page, "<!DOCTYPE html>|<script>.*?</script>", "", RegexOptions.Singleline), "<$1$2/>")
            .Replace(" open>", " open=\"\">", StringComparison.Ordinal));

    [GeneratedRegex("<h([1-6])[ >]")]
    private static partial Regex Level();

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
