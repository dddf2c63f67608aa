using ScottPlot;
using SkiaSharp;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>Draws a plot as a PDF document of one page, with text as text. The same plot gives the same bytes: the document has no date.</summary>
internal static class PdfDrawing
{
    // 96 points of a drawing are an inch, as in a browser; a PDF's are 72.
    private const float Scale = 72f / 96;

    private static readonly SKDocumentPdfMetadata _metadata = new() { RasterDpi = 300, EncodingQuality = 101 };

    public static byte[] Of(Plot plot, string title, int width, int height)
    {
        using var bytes = new MemoryStream();
        using (var document = SKDocument.CreatePdf(bytes, _metadata with { Title = title }))
        {
            var page = document.BeginPage(width * Scale, height * Scale);
            page.Scale(Scale);
            plot.ScaleFactor = 1;
            plot.Render(page, width, height);
            document.EndPage();
            document.Close();
        }

        return bytes.ToArray();
    }
}
