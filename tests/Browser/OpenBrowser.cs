using Microsoft.Playwright;

namespace Browser;

/// <summary>A headless Chromium of this machine, with a microphone that beeps. Tests that start one are skipped where there is none.</summary>
public sealed class OpenBrowser : IAsyncDisposable
{
    private static readonly string[] _browsers =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private OpenBrowser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Starts one, or skips the test.</summary>
    public static async Task<OpenBrowser> Start() => await TryStart() ?? Skip();

    /// <summary>Starts one; null if this machine has none.</summary>
    public static async Task<OpenBrowser?> TryStart()
    {
        if (_browsers.FirstOrDefault(File.Exists) is not { } file)
        {
            return null;
        }

        var playwright = await Playwright.CreateAsync();
        return new OpenBrowser(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = file,
            Args = ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
        }));
    }

    /// <summary>Skips the test.</summary>
    public static OpenBrowser Skip()
    {
        Assert.Skip($"no browser: install Chromium as one of {string.Join(", ", _browsers)}");
        throw new InvalidOperationException("skipped");
    }

    /// <summary>An empty page.</summary>
    /// <param name="width">Of the window.</param>
    /// <param name="runsScripts">Whether pages may run scripts.</param>
    public async Task<IPage> Window(int width, bool runsScripts = true)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = runsScripts,
        });
        return await context.NewPageAsync();
    }

    /// <summary>Takes a picture, if EMOTIONRECOGNITION_PICTURES names a folder for it.</summary>
    /// <param name="page">Of which.</param>
    /// <param name="name">Its file name without extension.</param>
    public static async Task Look(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("EMOTIONRECOGNITION_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
