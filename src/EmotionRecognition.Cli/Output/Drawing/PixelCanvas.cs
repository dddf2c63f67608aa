using System.Globalization;

namespace EmotionRecognition.Cli.Output.Drawing;

/// <summary>Draws a picture: on a grid of palette numbers that is finer than the picture, each of whose pixels is the mean of the cells in it.</summary>
internal sealed class PixelCanvas : ICanvas
{
    private const int PixelsPerPoint = 2;
    private const int CellsPerPixel = 3;
    private const int CellsPerPoint = PixelsPerPoint * CellsPerPixel;
    private const double Capital = 10;
    private const double HalfPen = 0.65;

    private readonly int _columns;
    private readonly int _rows;
    private readonly byte[] _cells;
    private readonly List<string> _palette = ["#FFFFFF"];

    /// <summary>Creates a white canvas.</summary>
    /// <param name="width">Points, each of them two pixels.</param>
    /// <param name="height">Points.</param>
    public PixelCanvas(double width, double height)
    {
        (_columns, _rows) = ((int)Math.Ceiling(width) * CellsPerPoint, (int)Math.Ceiling(height) * CellsPerPoint);
        _cells = new byte[_columns * _rows];
    }

    /// <inheritdoc/>
    public void Box(double left, double top, double width, double height, string color)
    {
        var index = Index(color);
        var (first, end) = (Cell(left, _columns), Cell(left + width, _columns));
        for (var row = Cell(top, _rows); row < Cell(top + height, _rows); row++)
        {
            _cells.AsSpan((row * _columns) + first, end - first).Fill(index);
        }
    }

    /// <inheritdoc/>
    public void Area(IReadOnlyList<AreaPoint> points, string color)
    {
        var index = Index(color);
        foreach (var (from, to) in points.Zip(points.Skip(1)))
        {
            for (var column = Cell(from.X, _columns); column < Cell(to.X, _columns); column++)
            {
                var share = (((column + 0.5) / CellsPerPoint) - from.X) / (to.X - from.X);
                var (top, bottom) = (from.Top + (share * (to.Top - from.Top)), from.Bottom + (share * (to.Bottom - from.Bottom)));
                for (var row = Cell(top, _rows); row < Cell(bottom, _rows); row++)
                {
                    _cells[(row * _columns) + column] = index;
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Text(double x, double baseline, TextAnchor anchor, string text, string color)
    {
        var index = Index(color);
        var left = x - (StrokeFont.Width(text, Capital) * anchor switch { TextAnchor.Start => 0, TextAnchor.Middle => 0.5, _ => 1 });
        foreach (var stroke in StrokeFont.Strokes(text, Capital))
        {
            Line(new Stroke(left + stroke.X1, baseline + stroke.Y1, left + stroke.X2, baseline + stroke.Y2), index);
        }
    }

    /// <summary>Writes the picture as a PNG file.</summary>
    public void Write(Stream stream)
    {
        var colors = _palette.ConvertAll(color => int.Parse(color.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        var width = _columns / CellsPerPixel;
        PngFile.Write(stream, width, _rows / CellsPerPixel, (row, pixels) =>
        {
            for (var column = 0; column < width; column++)
            {
                var (red, green, blue) = (0, 0, 0);
                for (var i = 0; i < CellsPerPixel * CellsPerPixel; i++)
                {
                    var cell = (((row * CellsPerPixel) + (i / CellsPerPixel)) * _columns) + (column * CellsPerPixel) + (i % CellsPerPixel);
                    var color = colors[_cells[cell]];
                    (red, green, blue) = (red + (color >> 16), green + ((color >> 8) & 255), blue + (color & 255));
                }

                (pixels[3 * column], pixels[(3 * column) + 1], pixels[(3 * column) + 2]) = (Mean(red), Mean(green), Mean(blue));
            }
        });
    }

    private static byte Mean(int sum) => (byte)((sum + (CellsPerPixel * CellsPerPixel / 2)) / (CellsPerPixel * CellsPerPixel));

    // The first cell whose middle is not before a place.
    private static int Cell(double points, int count) => (int)Math.Clamp(Math.Ceiling((points * CellsPerPoint) - 0.5), 0, count);

    private byte Index(string color)
    {
        if (_palette.IndexOf(color) is >= 0 and var index)
        {
            return (byte)index;
        }

        _palette.Add(color);
        return (byte)(_palette.Count - 1);
    }

    // Cells whose middle is within half a pen of the line.
    private void Line(Stroke line, byte index)
    {
        var (dx, dy) = (line.X2 - line.X1, line.Y2 - line.Y1);
        var (left, right) = (Math.Min(line.X1, line.X2) - HalfPen, Math.Max(line.X1, line.X2) + HalfPen);
        for (var row = Cell(Math.Min(line.Y1, line.Y2) - HalfPen, _rows); row < Cell(Math.Max(line.Y1, line.Y2) + HalfPen, _rows); row++)
        {
            for (var column = Cell(left, _columns); column < Cell(right, _columns); column++)
            {
                var (x, y) = (((column + 0.5) / CellsPerPoint) - line.X1, ((row + 0.5) / CellsPerPoint) - line.Y1);
                var along = dx == 0 && dy == 0 ? 0 : Math.Clamp(((x * dx) + (y * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
                var (offX, offY) = (x - (along * dx), y - (along * dy));
                if ((offX * offX) + (offY * offY) <= HalfPen * HalfPen)
                {
                    _cells[(row * _columns) + column] = index;
                }
            }
        }
    }
}
