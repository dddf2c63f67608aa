using System.Xml.Linq;
using EmotionRecognition.Reporting;
using EmotionRecognition.Reporting.Figures;
using SkiaSharp;

namespace EmotionRecognition.Reporting.Tests;

public sealed class ReportFiguresTests
{
    private static readonly Lazy<IReadOnlyList<Figure>> _small = new(() => ReportFigures.Draw(SampleReport.Small()));

    [Fact]
    public void Draw_SmallReport_NamesItsFigures() => Assert.Equal(
        [
            "synthetic-classes",
            "synthetic-uar",
            "synthetic-recall",
            "synthetic-published-logistic-regression-audio-text-confusion",
            "synthetic-published-resnet1d-audio-text-confusion",
            "synthetic-honest-logistic-regression-audio-text-confusion",
            "synthetic-honest-resnet1d-audio-text-confusion",
            "synthetic-published-resnet1d-audio-text-loss",
            "synthetic-published-resnet1d-audio-text-accuracy",
            "synthetic-honest-resnet1d-audio-text-loss",
            "synthetic-honest-resnet1d-audio-text-accuracy",
        ],
        _small.Value.Select(figure => figure.Name));

    [Fact]
    public void Draw_Twice_GivesTheSameBytes()
    {
        var again = ReportFigures.Draw(SampleReport.Small());

        Assert.Equal(_small.Value.Select(figure => figure.Svg), again.Select(figure => figure.Svg));
        Assert.Equal(_small.Value[1].DrawPng(), again[1].DrawPng());
    }

    [Fact]
    public void Draw_Text_KeepsItsSpaceInAnyFont() => Assert.All(_small.Value, figure =>
    {
        var texts = XDocument.Parse(figure.Svg).Descendants(XName.Get("text", "http://www.w3.org/2000/svg")).ToList();

        Assert.NotEmpty(texts);
        Assert.All(texts, text =>
        {
            Assert.EndsWith("sans-serif", text.Attribute("font-family")!.Value, StringComparison.Ordinal);
            Assert.True(double.Parse(text.Attribute("textLength")!.Value, System.Globalization.CultureInfo.InvariantCulture) > 0);
            Assert.DoesNotContain(',', text.Attribute("x")!.Value);
        });
    });

    [Fact]
    public void Draw_Text_LiesWithinTheDrawing() => Assert.All(_small.Value, figure =>
    {
        var root = XDocument.Parse(figure.Svg).Root!;
        var width = Number(root.Attribute("width")!.Value);
        var level = root.Descendants(XName.Get("text", "http://www.w3.org/2000/svg"))
            .Where(text => text.Attribute("transform")!.Value.StartsWith("translate(", StringComparison.Ordinal));
        foreach (var text in level)
        {
            var shift = Number(text.Attribute("transform")!.Value.Split('(', ' ')[1]);
            var start = shift + Number(text.Attribute("x")!.Value);
            Assert.InRange(start, 0, width);
            Assert.InRange(start + Number(text.Attribute("textLength")!.Value), 0, width);
        }
    });

    [Fact]
    public void DrawPng_Figure_HasInkWhereTheTitleIs()
    {
        using var bitmap = SKBitmap.Decode(_small.Value[0].DrawPng());

        Assert.Equal(2 * _small.Value[0].Width, bitmap.Width);
        var dark = Enumerable.Range(0, bitmap.Width * 80).Count(pixel => bitmap.GetPixel(pixel % bitmap.Width, pixel / bitmap.Width).Red < 100);
        Assert.InRange(dark, 500, bitmap.Width * 20);
    }

    [Fact]
    public void Draw_SystemsWhoseNamesGiveOneFileName_Throws()
    {
        var content = SampleReport.Small();
        var experiment = content.Experiments[0];
        var systems = experiment.Metrics.Systems.Append(experiment.Metrics.Systems[0] with { System = "logistic regression: audio/text" });

        var error = Assert.Throws<ArgumentException>(() => ReportFigures.Draw(
            content with { Experiments = [experiment with { Metrics = experiment.Metrics with { Systems = [.. systems] } }] }));

        Assert.Contains("2 figures are named synthetic-published-logistic-regression-audio-text-confusion", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SmallReport_WritesTwoFilesAFigure()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"figures-{Guid.NewGuid():N}");
        try
        {
            ReportFigures.Write(SampleReport.Small() with { Experiments = [SampleReport.Small().Experiments[0] with { Curves = [] }] }, folder);

            Assert.Equal(7, Directory.GetFiles(folder, "*.svg").Length);
            Assert.Equal(7, Directory.GetFiles(folder, "*.png").Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
