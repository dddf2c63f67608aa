using System.Xml.Linq;
using EmotionRecognition.Cli.Output.Drawing;
using EmotionRecognition.Recognition.Timelines;

namespace EmotionRecognition.Cli.Output.Timelines;

/// <summary>A timeline as a drawing: the waveform with the segments of speech behind it, and the stacked probabilities below.</summary>
internal static class TimelineDrawing
{
    private const double Width = 1000;
    private const double Left = 10;
    private const double Right = 990;
    private const double WaveTop = 30;
    private const double WaveHeight = 90;
    private const double StackTop = 140;
    private const double StackHeight = 160;
    private const double AxisTop = StackTop + StackHeight;
    private const double LegendTop = AxisTop + 34;
    private const double LegendRow = 22;
    private const int LegendColumns = 5;
    private const double Hairline = 0.25;
    private const string Ink = "#1F2933";
    private const string Pale = "#DDE3EA";

    private static readonly double[] _ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

    /// <summary>The drawing as an SVG document, 1000 points wide.</summary>
    public static XElement Svg(Timeline timeline)
    {
        var canvas = new SvgCanvas(
            Width, Height(timeline), $"Waveform of {Path.GetFileName(timeline.File)}, and over time: {string.Join(", ", timeline.Classes)}");
        Draw(timeline, canvas);
        return canvas.Document;
    }

    /// <summary>Writes the drawing as a PNG file, 2000 pixels wide.</summary>
    public static void WritePng(Timeline timeline, Stream stream)
    {
        var canvas = new PixelCanvas(Width, Height(timeline));
        Draw(timeline, canvas);
        canvas.Write(stream);
    }

    private static double Height(Timeline timeline) => LegendTop + ((timeline.Classes.Count + LegendColumns - 1) / LegendColumns * LegendRow);

    private static double At(Timeline timeline, double seconds) => Left + ((Right - Left) * Math.Min(1, seconds / timeline.Duration));

    private static void Draw(Timeline timeline, ICanvas canvas)
    {
        canvas.Text(Left, 18, TextAnchor.Start, Path.GetFileName(timeline.File), Ink);
        foreach (var segment in timeline.Segments)
        {
            Box(timeline, canvas, segment.Start, segment.End, WaveTop, WaveHeight, Pale);
        }

        canvas.Area([.. Wave(timeline)], Ink);
        var marks = new ClassMarks(timeline.Classes);
        foreach (var stretch in timeline.Stretches)
        {
            Stack(timeline, canvas, stretch, marks);
        }

        Axis(timeline, canvas);
        foreach (var (index, name) in timeline.Classes.Index())
        {
            var (x, y) = (Left + (index % LegendColumns * (Right - Left) / LegendColumns), LegendTop + (index / LegendColumns * LegendRow));
            canvas.Box(x, y, 14, 14, marks.Color(index));
            canvas.Text(x + 20, y + 12, TextAnchor.Start, $"{marks.Letter(index)} {name}", Ink);
        }
    }

    private static void Box(Timeline timeline, ICanvas canvas, double start, double end, double top, double height, string color) =>
        canvas.Box(At(timeline, start), top, At(timeline, end) - At(timeline, start), height, color);

    private static void Stack(Timeline timeline, ICanvas canvas, EmotionStretch stretch, ClassMarks marks)
    {
        var top = StackTop;
        foreach (var (index, probability) in stretch.Probabilities.Index())
        {
            if (probability >= 0.002)
            {
                Box(timeline, canvas, stretch.Start, stretch.End, top, probability * StackHeight, marks.Color(index));
            }

            top += probability * StackHeight;
        }
    }

    private static IEnumerable<AreaPoint> Wave(Timeline timeline)
    {
        var envelope = timeline.Envelope;
        var peak = Math.Max(1e-4f, Math.Max(envelope.Greatest.Max(), -envelope.Least.Min()));
        double Y(float value) => WaveTop + (WaveHeight / 2 * (1 - (value / peak)));
        return envelope.Greatest.Zip(envelope.Least)
            .Select((extremes, i) => new AreaPoint(At(timeline, (i + 0.5) * envelope.Seconds), Y(extremes.First) - Hairline, Y(extremes.Second) + Hairline));
    }

    private static void Axis(Timeline timeline, ICanvas canvas)
    {
        var step = _ticks.FirstOrDefault(each => timeline.Duration / each <= 10, Math.Ceiling(timeline.Duration / 36000) * 3600);
        canvas.Box(Left, AxisTop, Right - Left, 1, Ink);
        for (var i = 0; i * step <= timeline.Duration; i++)
        {
            var x = At(timeline, i * step);
            canvas.Box(x - 0.5, AxisTop, 1, 6, Ink);
            var anchor = i == 0 ? TextAnchor.Start : x > Right - 30 ? TextAnchor.End : TextAnchor.Middle;
            canvas.Text(x, AxisTop + 20, anchor, Clock.Of(i * step, step < 1), Ink);
        }
    }
}
