using Microsoft.Playwright;
using Browser;

namespace EmotionRecognition.Server.Tests;

/// <summary>The page in a headless Chromium of this machine; skipped where there is none.</summary>
public class PageTests
{
    [Fact]
    public async Task Page_ClipIsDropped_ShowsProbabilitiesAndFeatures()
    {
        await using var server = await RunningServer.Start();
        await using var browser = await OpenBrowser.Start();
        var page = await Visit(browser, server.Address, 1280);
        List<string> complaints = [];
        page.Console += (_, message) => complaints.Add(message.Text);

        await page.SetInputFilesAsync("#file", new FilePayload { Name = "clip.wav", MimeType = "audio/wav", Buffer = RunningServer.Wave(2) });
        await Assertions.Expect(page.Locator("#classes tbody tr")).ToHaveCountAsync(7);
        await page.ClickAsync("#features summary");
        await page.SelectOptionAsync("#set", "study-276");
        await Assertions.Expect(page.Locator("#features tbody tr")).ToHaveCountAsync(276);

        var best = await page.Locator("#classes tbody th").First.TextContentAsync();
        Assert.EndsWith(best, await page.Locator("#emotion").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal("2.0 s, 16000 Hz, mono", await page.Locator("#sound").TextContentAsync());
        Assert.Empty(complaints);
        await OpenBrowser.Look(page, "clip");
    }

    [Fact]
    public async Task Page_LongClip_ShowsEmotionsOverTime()
    {
        await using var server = await RunningServer.Start();
        await using var browser = await OpenBrowser.Start();
        var page = await Visit(browser, server.Address, 1280);
        List<string> complaints = [];
        page.Console += (_, message) => complaints.Add(message.Text);

        await page.SetInputFilesAsync("#file", new FilePayload { Name = "clip.wav", MimeType = "audio/wav", Buffer = RunningServer.Wave(8) });
        await Assertions.Expect(page.Locator("#timeline")).ToBeVisibleAsync();

        await Assertions.Expect(page.Locator("#timeline li")).ToHaveCountAsync(7);
        Assert.InRange(await page.Locator("#timeline g").CountAsync(), 2, 9);
        Assert.InRange(await page.Locator("#waveform rect").CountAsync(), 1, 9);
        Assert.Equal("0:08", await page.Locator("#timeline .axis span").Last.TextContentAsync());
        var description = await page.Locator("#timeline svg").GetAttributeAsync("aria-label");
        Assert.StartsWith("Emotions over time: 0:00 ", description, StringComparison.Ordinal);
        Assert.Empty(complaints);
        await OpenBrowser.Look(page, "timeline");

        await page.SetInputFilesAsync("#file", new FilePayload { Name = "clip.wav", MimeType = "audio/wav", Buffer = RunningServer.Wave(2) });
        await Assertions.Expect(page.Locator("#timeline")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#waveform rect")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Page_TextFile_ShowsTheError()
    {
        await using var server = await RunningServer.Start();
        await using var browser = await OpenBrowser.Start();
        var page = await Visit(browser, server.Address, 500);

        await page.SetInputFilesAsync("#file", new FilePayload { Name = "clip.wav", MimeType = "audio/wav", Buffer = "words, not sound"u8.ToArray() });

        await Assertions.Expect(page.Locator("#error")).ToContainTextAsync("the upload: a text file");
        Assert.False(await page.Locator("#result").IsVisibleAsync());
        await OpenBrowser.Look(page, "error");
    }

    [Fact]
    public async Task Page_Recording_IsRecognized()
    {
        await using var server = await RunningServer.Start();
        await using var browser = await OpenBrowser.Start();
        var page = await Visit(browser, server.Address, 800);

        await page.ClickAsync("#record");
        await Assertions.Expect(page.Locator("#record")).ToHaveTextAsync("Stop");
        await page.WaitForTimeoutAsync(1500);
        await page.ClickAsync("#record");

        await Assertions.Expect(page.Locator("#classes tbody tr")).ToHaveCountAsync(7);
        await Assertions.Expect(page.Locator("#sound")).ToContainTextAsync("mono");
        await OpenBrowser.Look(page, "recording");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task Page_AnyWidth_IsNotScrolledSideways(int width)
    {
        await using var server = await RunningServer.Start();
        await using var browser = await OpenBrowser.Start();
        var page = await Visit(browser, server.Address, width);

        await page.SetInputFilesAsync("#file", new FilePayload { Name = "clip.wav", MimeType = "audio/wav", Buffer = RunningServer.Wave(1) });
        await Assertions.Expect(page.Locator("#classes tbody tr")).ToHaveCountAsync(7);

        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await OpenBrowser.Look(page, $"width-{width}");
    }

    private static async Task<IPage> Visit(OpenBrowser browser, Uri address, int width)
    {
        var page = await browser.Window(width);
        await page.GotoAsync(address.ToString());
        await Assertions.Expect(page.Locator("#model")).ToContainTextAsync("EMO-DB");
        return page;
    }
}
