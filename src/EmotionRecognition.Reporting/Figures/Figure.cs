using System.Text;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>A drawn figure.</summary>
public sealed class Figure
{
    private readonly Func<byte[]> _drawPng;

    internal Figure(string name, string description, string svg, int width, Func<byte[]> drawPng)
    {
        Name = name;
        Description = description;
        Svg = svg;
        Width = width;
        _drawPng = drawPng;
    }

    /// <summary>Its file name without extension, and the start of its ids in the page.</summary>
    public string Name { get; }

    /// <summary>What can be seen in it, for readers who cannot.</summary>
    public string Description { get; }

    /// <summary>The drawing as an SVG document that scales.</summary>
    public string Svg { get; }

    /// <summary>Its width in points, at which its text has the size of a page's.</summary>
    public int Width { get; }

    /// <summary>The drawing in pixels, two a point of the SVG.</summary>
    public byte[] DrawPng() => _drawPng();

    /// <summary>Writes the drawing as an SVG and as a PNG file.</summary>
    /// <param name="folder">An existing folder.</param>
    public void Write(string folder)
    {
        File.WriteAllText(Path.Combine(folder, Name + ".svg"), Svg, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.WriteAllBytes(Path.Combine(folder, Name + ".png"), DrawPng());
    }
}
