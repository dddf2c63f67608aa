using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EmotionRecognition.Server.Page;

/// <summary>The files of the page, which are part of the program.</summary>
internal static class PageFiles
{
    private static readonly (string Path, string Name, string Type)[] _files =
    [
        ("/", "index.html", "text/html; charset=utf-8"),
        ("/page.css", "page.css", "text/css; charset=utf-8"),
        ("/page.js", "page.js", "text/javascript; charset=utf-8"),
        ("/recorder.js", "recorder.js", "text/javascript; charset=utf-8"),
        ("/timeline.js", "timeline.js", "text/javascript; charset=utf-8"),
        ("/tap.js", "tap.js", "text/javascript; charset=utf-8"),
    ];

    /// <summary>Serves them; there is nothing else to be had.</summary>
    public static void Map(WebApplication application)
    {
        foreach (var (path, name, type) in _files)
        {
            var content = Read(name);
            application.MapGet(path, () => Results.Bytes(content, type)).ExcludeFromDescription();
        }
    }

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"page/{name}")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
