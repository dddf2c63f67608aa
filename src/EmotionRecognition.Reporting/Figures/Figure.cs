using System.Globalization;
using EmotionRecognition.Reporting.Page;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>A drawn figure: a block of the page, and three files in <c>report/figures</c>. Created by <see cref="Canvas.Draw"/>.</summary>
public sealed record Figure : Block
{
    private readonly Lazy<byte[]> _png;
    private readonly Lazy<byte[]> _pdf;

    internal Figure(string name, string description, string svg, int width, Func<byte[]> drawPng, Func<byte[]> drawPdf)
    {
        Name = name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            ? name
            : throw new ArgumentException($"figure name \"{name}\" has more than letters, digits, - and _");
        Description = Shown(description, $"figure {name}");
        Svg = svg;
        Width = width.ToString(CultureInfo.InvariantCulture);
        _png = new Lazy<byte[]>(drawPng);
        _pdf = new Lazy<byte[]>(drawPdf);
    }

    /// <summary>Its file name without extension, and the start of its ids in the page.</summary>
    public string Name { get; }

    /// <summary>A description for readers who cannot see it.</summary>
    public string Description { get; }

    /// <summary>The drawing as an SVG document that scales.</summary>
    public string Svg { get; }

    /// <summary>Its width in points, at which its text has the size of the page's.</summary>
    public string Width { get; }

    /// <inheritdoc/>
    public override string Kind => "figure";

    /// <summary>The drawing in pixels, two per point of the SVG.</summary>
    public byte[] Png() => _png.Value;

    /// <summary>The drawing as a PDF document of one page, for papers.</summary>
    public byte[] Pdf() => _pdf.Value;
}
