using EmotionRecognition.Cli.Output.Drawing;
using SkiaSharp;

namespace EmotionRecognition.Cli.Tests;

public class PixelCanvasTests
{
    [Fact]
    public void Write_BoxOnAPixelAndAHalf_MixesItsColorWithWhite()
    {
        var canvas = new PixelCanvas(4, 3);
        canvas.Box(1, 1, 0.75, 1, "#FF0000");

        using var picture = Picture(canvas);

        Assert.Equal((8, 6), (picture.Width, picture.Height));
        Assert.Equal(new SKColor(255, 0, 0), picture.GetPixel(2, 2));
        Assert.InRange(picture.GetPixel(3, 3).Green, 80, 175);
        Assert.Equal(SKColors.White, picture.GetPixel(1, 2));
        Assert.Equal(SKColors.White, picture.GetPixel(4, 2));
        Assert.Equal(SKColors.White, picture.GetPixel(2, 4));
    }

    [Fact]
    public void Write_BoxesSideBySide_LeaveNoSeamAndTheLaterOneIsOnTop()
    {
        var canvas = new PixelCanvas(10, 2);
        for (var i = 0; i < 30; i++)
        {
            canvas.Box(i / 3.0, 0, 1 / 3.0, 2, "#0072B2");
        }

        canvas.Box(9, 0, 1, 2, "#F0E442");
        using var picture = Picture(canvas);

        Assert.All(Enumerable.Range(0, 18), x => Assert.Equal(new SKColor(0, 0x72, 0xB2), picture.GetPixel(x, 1)));
        Assert.Equal(new SKColor(0xF0, 0xE4, 0x42), picture.GetPixel(19, 1));
    }

    [Fact]
    public void Write_Area_IsBetweenItsCurves()
    {
        var canvas = new PixelCanvas(100, 100);
        canvas.Area([new AreaPoint(0, 50, 50), new AreaPoint(100, 0, 100)], "#000000");

        using var picture = Picture(canvas);

        var dark = from x in Enumerable.Range(0, 200) from y in Enumerable.Range(0, 200) select 1 - (picture.GetPixel(x, y).Red / 255.0);
        Assert.Equal(20000, dark.Sum(), 100.0);
        Assert.Equal(SKColors.Black, picture.GetPixel(100, 100));
        Assert.Equal(SKColors.White, picture.GetPixel(100, 40));
    }

    [Theory]
    [InlineData(TextAnchor.Start, 50, 90)]
    [InlineData(TextAnchor.Middle, 30, 70)]
    [InlineData(TextAnchor.End, 10, 50)]
    public void Write_Text_StandsOnItsLineAtItsAnchor(object anchor, int left, int right)
    {
        var canvas = new PixelCanvas(100, 30);
        canvas.Text(50, 20, (TextAnchor)anchor, "HHHH", "#000000");

        using var picture = Picture(canvas);

        var pixels = from x in Enumerable.Range(0, picture.Width) from y in Enumerable.Range(0, picture.Height) select (x, y);
        var ink = pixels.Where(each => picture.GetPixel(each.x, each.y).Red < 128).ToList();
        Assert.Equal(20, ink.Max(each => each.y) / 2.0, 1.0);
        Assert.Equal(10, ink.Min(each => each.y) / 2.0, 1.0);
        Assert.Equal(left, ink.Min(each => each.x) / 2.0, 4.0);
        Assert.Equal(right, ink.Max(each => each.x) / 2.0, 4.0);
    }

    [Fact]
    public void Width_LettersWithAccentsAndOthers_AreThatOfWhatIsDrawn()
    {
        Assert.Equal(StrokeFont.Strokes("Oe n ?", 10), StrokeFont.Strokes("Öe\u0301 ñ \u8A9E", 10));
        Assert.Equal(StrokeFont.Width("Oe n ?", 10), StrokeFont.Width("Öe\u0301 ñ \u8A9E", 10));
        Assert.Empty(StrokeFont.Strokes(" ", 10));
        Assert.All(Enumerable.Range('!', 94), each => Assert.NotEmpty(StrokeFont.Strokes(((char)each).ToString(), 10)));
    }

    private static SKBitmap Picture(PixelCanvas canvas)
    {
        using var stream = new MemoryStream();
        canvas.Write(stream);
        return SKBitmap.Decode(stream.ToArray());
    }
}
