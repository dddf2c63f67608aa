using Microsoft.Playwright;
using Browser;

namespace EmotionRecognition.Reporting.Tests.Browser;

/// <summary>The checks find what they are for.</summary>
public sealed class PageChecksTests
{
    private const string Faulty =
        """
        <body style="margin: 0; background: #fff">
        <p style="color: #949494">pale words</p><p style="color: #595959">dark words</p>
        <div style="background: #222"><p style="color: #777">words on dark</p></div>
        <p style="width: 90px; overflow-wrap: normal">averyveryverylongwordthatdoesnotbreak</p>
        <div style="width: 700px; height: 9px"></div>
        <figure><svg viewBox="0 0 400 100" width="200"><path d="M0 0H400V50H0Z" fill="#5596C2"/>
        <text x="10" y="20" font-size="30" fill="white">on blue</text><text x="10" y="90" font-size="12">small</text></svg></figure>
        <a href="#nowhere">link</a><a href="missing.csv">link</a><img src="data:image/png;base64,AAAA">
        </body>
        """;

    [Fact]
    public async Task Checks_FaultyPage_NameEachFault()
    {
        await using var browser = await OpenBrowser.Start();
        var page = await browser.Window(400);
        await page.SetContentAsync(Faulty);

        var contrasts = await PageChecks.LowContrasts(page);
        var overflows = await PageChecks.Overflows(page, mayScroll: true, smallest: 9);

        Assert.Equal(["3.03", "3.55", "3.22"], contrasts.Select(fault => fault[..4]));
        Assert.Contains("the page is 700 wide, the window 400", overflows);
        Assert.Contains(overflows, fault => fault.StartsWith("beyond the page: DIV", StringComparison.Ordinal));
        Assert.Contains(overflows, fault => fault.StartsWith("wider than its box: P", StringComparison.Ordinal));
        Assert.Contains(overflows, fault => fault.StartsWith("6.0 px: text", StringComparison.Ordinal));
        Assert.Equal(["#nowhere", "data:image/png;base64,AAAA", "missing.csv"], await PageChecks.BrokenLinks(page, "/nowhere"));
    }
}
