using System.Xml.Linq;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using ScottPlot;
using SkiaSharp;

namespace EmotionRecognition.Reporting.Tests;

public sealed class FigureTests
{
    private static readonly Lazy<IReadOnlyList<Figure>> _small = new(Draw);

    [Fact]
    public void Draw_SmallReport_NamesItsFigures() => Assert.Equal(
        [
            "summary",
            "synthetic-uar",
            "synthetic-spread",
            "synthetic-pairs",
            "synthetic-gaps",
            "synthetic-speakers",
            "synthetic-classes",
            "synthetic-distribution",
            "synthetic-honest-logistic-regression-audio-text-confusion",
            "synthetic-published-logistic-regression-audio-text-confusion",
            "synthetic-published-resnet1d-audio-text-confusion",
            "synthetic-recall",
            "synthetic-honest-resnet1d-audio-text-confusion",
            "synthetic-f1",
            "synthetic-roc",
            "synthetic-pr",
            "synthetic-honest-folds",
            "synthetic-published-resnet1d-audio-text-loss",
            "synthetic-published-resnet1d-audio-text-accuracy",
            "synthetic-honest-resnet1d-audio-text-loss",
            "synthetic-honest-resnet1d-audio-text-accuracy",
        ],
        _small.Value.Select(figure => figure.Name));

    [Fact]
    public void Draw_Twice_GivesTheSameBytes()
    {
        var again = Draw();

        Assert.Equal(_small.Value.Select(figure => figure.Svg), again.Select(figure => figure.Svg));
        Assert.Equal(_small.Value[1].Png(), again[1].Png());
    }

    [Fact]
    public void Pdf_Twice_GivesTheSameBytesWhateverElseIsDrawn()
    {
        var (once, again) = (Draw(), Draw());
        Assert.All(once, figure => figure.Png());

        Assert.All(once.Zip(again), pair => Assert.Equal(pair.First.Pdf(), pair.Second.Pdf()));
        Assert.Equal(again[1].Png(), once[1].Png());
    }

    [Fact]
    public void Pdf_EveryFigure_IsOnePageOfTextWithATitleAndNoDate() => Assert.All(_small.Value, figure =>
    {
        var pdf = System.Text.Encoding.Latin1.GetString(figure.Pdf());

        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(pdf, @"/Type /Page\b"));
        Assert.Contains("/Title ", pdf, StringComparison.Ordinal);
        Assert.Contains("/FontFile2", pdf, StringComparison.Ordinal);
        Assert.DoesNotContain("Date", pdf, StringComparison.Ordinal);
        Assert.InRange(pdf.Length, 1000, 200_000);
    });

    [Fact]
    public void Draw_Text_KeepsItsSpaceInAnyFont() => Assert.All(_small.Value, figure =>
    {
        var root = XDocument.Parse(figure.Svg).Root!;
        var texts = root.Descendants(XName.Get("text", "http://www.w3.org/2000/svg")).ToList();

        Assert.EndsWith("sans-serif", root.Attribute("font-family")!.Value, StringComparison.Ordinal);
        Assert.NotEmpty(texts);
        Assert.All(texts, text =>
        {
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
    public void Draw_TextThatTheFontLacks_IsInTheDrawing()
    {
        string[] names = ["غضب", "حزن", "😀", "plain"];
        var canvas = Canvas.Of("A title with 怒り", "x", "");
        canvas.NameRows(names);

        var drawing = XDocument.Parse(canvas.Draw("some", "what it shows", 600, 200).Svg);

        var texts = drawing.Descendants(XName.Get("text", "http://www.w3.org/2000/svg")).Select(text => text.Value).ToList();
        Assert.All(names.Append("A title with 怒り"), name => Assert.Contains(name, texts));
    }

    [Fact]
    public void Draw_ClipAreas_AreWrittenOnce() => Assert.All(_small.Value, figure =>
    {
        var areas = XDocument.Parse(figure.Svg).Descendants(XName.Get("clipPath", "http://www.w3.org/2000/svg")).Select(clip => string.Concat(clip.Nodes()));

        Assert.Distinct(areas);
    });

    [Fact]
    public void Png_Figure_HasInkWhereTheTitleIs()
    {
        using var bitmap = SKBitmap.Decode(_small.Value[0].Png());

        Assert.Equal(2 * Number(_small.Value[0].Width), bitmap.Width);
        var dark = Enumerable.Range(0, bitmap.Width * 80).Count(pixel => bitmap.GetPixel(pixel % bitmap.Width, pixel / bitmap.Width).Red < 100);
        Assert.InRange(dark, 500, bitmap.Width * 20);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a b")]
    public void Draw_NameThatIsNoFileName_Throws(string name) =>
        Assert.Throws<ArgumentException>(() => Canvas.Of("title", "x", "y").Draw(name, "what it shows", 300, 200));

    [Fact]
    public void AddBars_NumberThatIsNotFinite_Throws() =>
        Assert.Throws<ArgumentException>(() => Canvas.Of("title", "x", "").AddBars("bars", 0, [(0, 0, double.NaN)], 0.5));

    [Fact]
    public void AddIntervals_ShareNearTheLowEnd_IsNearTheLeftEndOfItsBar()
    {
        var canvas = Canvas.Of("title", "x", "");
        canvas.NameRows(["one"]);
        canvas.AddIntervals("", 0, [(0, 0.3, new Interval(0.25, 0.65))]);
        canvas.ShowPercents(0.25, 0.65);

        var drawing = XDocument.Parse(canvas.Draw("some", "what it shows", 600, 200).Svg);

        var mark = Number(drawing.Descendants(XName.Get("ellipse", "http://www.w3.org/2000/svg")).Single().Attribute("cx")!.Value);
        var bar = drawing.Descendants(XName.Get("path", "http://www.w3.org/2000/svg")).Single(path => path.Attribute("stroke")?.Value == "#0072B2");
        var ends = bar.Attribute("d")!.Value.Split('M', 'L').Where(point => point.Length > 0).Select(point => Number(point.Trim().Split(' ')[0])).ToList();
        Assert.Equal(0.05 / 0.4, (mark - ends.Min()) / (ends.Max() - ends.Min()), 2);
    }

    [Fact]
    public void AddIntervals_NumberThatIsNotFinite_Throws() => Assert.Throws<ArgumentException>(
        () => Canvas.Of("title", "x", "").AddIntervals("", 0, [(0, double.NaN, new Interval(0, 1))]));

    /// <summary>#5596C2 is a cell on which white has a contrast of 3.22 and black one of more than 4.5.</summary>
    [Fact]
    public void TextOn_AnyCell_HasContrastOfFourAndAHalf()
    {
        var cell = Color.FromHex("#5596C2");

        Assert.Equal(3.22, FigureColors.Contrast(cell, Colors.White), 2);
        Assert.All(Enumerable.Range(0, 101), share =>
        {
            var shade = FigureColors.Heat(share / 100.0);
            Assert.InRange(FigureColors.Contrast(shade, FigureColors.TextOn(shade)), 4.5, 21);
        });
    }

    private static IReadOnlyList<Figure> Draw() => ReportPage.Build(SampleReport.Small(), SampleReport.Sections).Figures;

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
