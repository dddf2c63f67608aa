using Microsoft.Playwright;
using Browser;

namespace EmotionRecognition.Reporting.Tests.Browser;

/// <summary>The page as a headless Chromium of this machine shows it; skipped where there is none.</summary>
public sealed class ReportPageTests(ReportPageTests.Written written) : IClassFixture<ReportPageTests.Written>
{
    // A4 less margins of 14 mm, at 96 pixels per inch.
    private const int Paper = 688;

    private const double SmallestOnScreen = 9;
    private const double SmallestOnPaper = 6;

    private const string Given = "given";

    private static readonly string[] _names = ["small", "hostile", "one-row", .. GivenFolder is null ? [] : new[] { Given }];

    // Any other report can be looked at as well.
    private static string? GivenFolder => Environment.GetEnvironmentVariable("EMOTIONRECOGNITION_REPORT") is { Length: > 0 } folder ? folder : null;

    /// <summary>Three reports and one browser for all tests.</summary>
    public sealed class Written : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();
        private OpenBrowser? _browser;

        public OpenBrowser Browser => _browser ?? OpenBrowser.Skip();

        public async ValueTask InitializeAsync()
        {
            _browser = await OpenBrowser.TryStart();
            HtmlReport.Write(SampleReport.Small(), SampleReport.Sections, Of("small"));
            HtmlReport.Write(OddReports.Hostile(), SampleReport.Sections, Of("hostile"));
            HtmlReport.Write(OddReports.OneRow(), SampleReport.Sections, Of("one-row"));
        }

        public string Of(string name) => name == Given ? Path.GetFullPath(GivenFolder!) : Path.Combine(_folder.Root, name);

        public async ValueTask DisposeAsync()
        {
            _folder.Dispose();
            if (_browser is not null)
            {
                await _browser.DisposeAsync();
            }
        }
    }

    public static TheoryData<string, int, ColorScheme> Screens =>
    [
        .. from report in _names
           from width in new[] { 400, 800, 1280 }
           from scheme in new[] { ColorScheme.Light, ColorScheme.Dark }
           select (report, width, scheme),
    ];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Page_Screen_FitsAndCanBeRead(string report, int width, ColorScheme scheme)
    {
        var page = await written.Browser.Window(width);
        var complaints = await Visit(page, report, scheme, Media.Screen);
        await OpenBrowser.Look(page, $"report-{report}-{width}-{scheme}".ToLowerInvariant());
        var closed = await PageChecks.Overflows(page, mayScroll: true, SmallestOnScreen);

        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(group => group.open = true)");

        Assert.InRange(await PageChecks.Texts(page), 100, 100_000);
        None(closed);
        None(await PageChecks.Overflows(page, mayScroll: true, SmallestOnScreen));
        None(await PageChecks.LowContrasts(page));
        None(await PageChecks.BrokenLinks(page, written.Of(report)));
        None(complaints);
    }

    public static TheoryData<string> Reports => [.. _names];

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Page_Print_FitsOnPaperAndIsAllOpen(string report)
    {
        var page = await written.Browser.Window(Paper);
        var complaints = await Visit(page, report, ColorScheme.Light, Media.Print);
        await OpenBrowser.Look(page, $"report-{report}-print");

        None(await PageChecks.Overflows(page, mayScroll: false, SmallestOnPaper));
        None(await PageChecks.LowContrasts(page));
        None(await page.EvaluateAsync<string[]>(
            """
            () => [
              ...[...document.querySelectorAll("td")].filter(cell => cell.closest(".not-printed, .on-screen") === null && cell.getClientRects().length === 0),
              ...[...document.querySelectorAll("nav, .filter, .on-screen")].filter(each => each.getClientRects().length > 0),
              ...[...document.querySelectorAll(".experiment:has(.on-screen)")].filter(each => !each.querySelector(":scope > .in-print")?.checkVisibility()),
            ].map(each => `${each.tagName} ${each.textContent}`)
            """));
        None(complaints);
    }

    [Fact]
    public async Task Page_WideTableOnAPhone_SaysThatItScrolls()
    {
        var page = await written.Browser.Window(400);
        await Visit(page, "small", ColorScheme.Light, Media.Screen);

        var box = page.Locator("#headline .scroll", new PageLocatorOptions { Has = page.Locator("table") });

        await Assertions.Expect(box).ToHaveClassAsync("scroll wide");
        Assert.Equal("0", await box.GetAttributeAsync("tabindex"));
        Assert.Contains("scroll sideways", await box.EvaluateAsync<string>("box => getComputedStyle(box, '::before').content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ClickOnAColumn_SortsItUpDownAndBack()
    {
        var page = await written.Browser.Window(1280);
        await Visit(page, "small", ColorScheme.Light, Media.Screen);
        var table = page.Locator("#experiment-synthetic-results ~ .scroll table").First;
        async Task<IReadOnlyList<string>> Recalls() => await table.Locator("tbody tr td:nth-child(3)").EvaluateAllAsync<string[]>(
            "cells => cells.map(cell => cell.firstChild.textContent.trim())");
        var before = await Recalls();
        var sorted = before.OrderBy(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var button = table.Locator("thead button").Nth(2);

        await button.ClickAsync();
        Assert.Equal(sorted, await Recalls());
        await button.ClickAsync();
        Assert.Equal(Enumerable.Reverse(sorted), await Recalls());
        Assert.Equal("descending", await table.Locator("thead th").Nth(2).GetAttributeAsync("aria-sort"));
        await button.ClickAsync();
        Assert.Equal(before, await Recalls());
    }

    [Fact]
    public async Task Page_WordsInAFilter_LeaveTheRowsWithThem()
    {
        var page = await written.Browser.Window(1280);
        await Visit(page, "hostile", ColorScheme.Light, Media.Screen);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(group => group.open = true)");
        var bar = page.Locator(".filter").First;
        var rows = page.Locator(".filter + .scroll table").First.Locator("tbody tr");
        var all = await rows.CountAsync();
        var word = (await rows.Nth(all - 1).Locator("td").First.InnerTextAsync()).Trim();

        await bar.Locator("input").FillAsync(word);

        var shown = await rows.EvaluateAllAsync<int>("rows => rows.filter(row => !row.hidden).length");
        Assert.InRange(shown, 1, all - 1);
        Assert.Equal($"{shown} of {all} rows", await bar.Locator("span").InnerTextAsync());
    }

    [Fact]
    public async Task Page_WithoutScripts_ShowsTheSameTables()
    {
        var (with, without) = (await written.Browser.Window(1280), await written.Browser.Window(1280, runsScripts: false));
        await Visit(with, "small", ColorScheme.Light, Media.Screen);
        await Visit(without, "small", ColorScheme.Light, Media.Screen);

        Assert.Equal(0, await without.Locator("button, input").CountAsync());
        Assert.Equal(await with.Locator("td:visible").CountAsync(), await without.Locator("td:visible").CountAsync());
    }

    [Fact]
    public async Task Page_HostileTexts_AreShownAsText()
    {
        var page = await written.Browser.Window(1280);
        var opened = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            opened.Add(dialog.Message);
            await dialog.DismissAsync();
        };

        var complaints = await Visit(page, "hostile", ColorScheme.Light, Media.Screen);

        None(opened);
        None(complaints);
        Assert.Equal(1, await page.Locator("script").CountAsync());
        Assert.Equal(1, await page.Locator("style").CountAsync());
        Assert.Equal(0, await page.Locator("main img").CountAsync());
        Assert.Equal(OddReports.Hostile().Title, await page.Locator("h1").TextContentAsync());
        var words = await page.Locator("main").TextContentAsync();
        Assert.All(OddReports.Texts, text => Assert.Contains(text, words, StringComparison.Ordinal));
    }

    private static void None(IEnumerable<string> faults) => Assert.True(!faults.Any(), string.Join('\n', faults));

    /// <summary>Opens a report.</summary>
    /// <returns>What the browser complains of, now and later.</returns>
    private async Task<IReadOnlyList<string>> Visit(IPage page, string report, ColorScheme scheme, Media media)
    {
        List<string> complaints = [];
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        page.RequestFailed += (_, request) => complaints.Add(request.Url);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, Media = media });
        await page.GotoAsync(new Uri(Path.Combine(written.Of(report), "index.html")).AbsoluteUri);
        return complaints;
    }
}
