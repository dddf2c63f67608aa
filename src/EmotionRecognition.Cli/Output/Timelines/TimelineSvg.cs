using System.Globalization;
using System.Text;
using System.Xml.Linq;
using EmotionRecognition.Recognition.Timelines;

namespace EmotionRecognition.Cli.Output.Timelines;

/// <summary>A timeline as a drawing: the waveform with the segments of speech behind it, and the stacked probabilities below.</summary>
internal static class TimelineSvg
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

    private static readonly double[] _ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    /// <summary>Draws it: a document of 1000 points in width that scales.</summary>
    public static XElement Draw(Timeline timeline)
    {
        var rows = (timeline.Classes.Count + LegendColumns - 1) / LegendColumns;
        var height = LegendTop + (rows * LegendRow);
        var marks = new ClassMarks(timeline.Classes);
        return new XElement(
            _svg + "svg",
            new XAttribute("viewBox", $"0 0 {Text(Width)} {Text(height)}"),
            new XAttribute("role", "img"),
            new XAttribute("font-family", "Segoe UI, Helvetica, Arial, sans-serif"),
            new XAttribute("font-size", 14),
            new XElement(_svg + "title", $"Waveform of {Path.GetFileName(timeline.File)}, and over time: {string.Join(", ", timeline.Classes)}"),
            new XElement(_svg + "rect", new XAttribute("width", Text(Width)), new XAttribute("height", Text(height)), new XAttribute("fill", "#FFFFFF")),
            Label(Left, 18, Path.GetFileName(timeline.File)),
            timeline.Segments.Select(each => Box(timeline, each.Start, each.End, WaveTop, WaveHeight, "#DDE3EA")),
            new XElement(_svg + "path", new XAttribute("d", Wave(timeline)), new XAttribute("fill", "#1F2933")),
            new XElement(
                _svg + "rect",
                new XAttribute("x", Text(Left)), new XAttribute("y", Text(StackTop)), new XAttribute("width", Text(Right - Left)),
                new XAttribute("height", Text(StackHeight)), new XAttribute("fill", "none"), new XAttribute("stroke", "#DDE3EA")),
            timeline.Stretches.SelectMany(stretch => Stack(timeline, stretch)),
            Axis(timeline),
            timeline.Classes.Select((name, index) => Legend(marks, name, index)));
    }

    private static double At(Timeline timeline, double seconds) => Left + ((Right - Left) * Math.Min(1, seconds / timeline.Duration));

    private static XElement Box(Timeline timeline, double start, double end, double top, double height, string color) => new(
        _svg + "rect",
        new XAttribute("x", Text(At(timeline, start))), new XAttribute("y", Text(top)),
        new XAttribute("width", Text(At(timeline, end) - At(timeline, start))), new XAttribute("height", Text(height)), new XAttribute("fill", color));

    private static IEnumerable<XElement> Stack(Timeline timeline, EmotionStretch stretch)
    {
        var top = StackTop;
        foreach (var (index, probability) in stretch.Probabilities.Index())
        {
            if (probability >= 0.002)
            {
                yield return Box(timeline, stretch.Start, stretch.End, top, probability * StackHeight, ClassMarks.Color(index));
            }

            top += probability * StackHeight;
        }
    }

    // Down along the greatest values, back along the least ones.
    private static string Wave(Timeline timeline)
    {
        var envelope = timeline.Envelope;
        var peak = Math.Max(1e-4f, Math.Max(envelope.Greatest.Max(), -envelope.Least.Min()));
        var path = new StringBuilder();
        string Point(int i, float value) => $"{Text(At(timeline, (i + 0.5) * envelope.Seconds))} {Text(WaveTop + (WaveHeight / 2 * (1 - (value / peak))))}";
        for (var i = 0; i < envelope.Greatest.Count; i++)
        {
            path.Append(i == 0 ? 'M' : 'L').Append(Point(i, envelope.Greatest[i]));
        }

        for (var i = envelope.Least.Count - 1; i >= 0; i--)
        {
            path.Append('L').Append(Point(i, envelope.Least[i]));
        }

        return path.Append('Z').ToString();
    }

    private static IEnumerable<XElement> Axis(Timeline timeline)
    {
        var step = _ticks.FirstOrDefault(each => timeline.Duration / each <= 10, Math.Ceiling(timeline.Duration / 36000) * 3600);
        for (var i = 0; i * step <= timeline.Duration; i++)
        {
            var x = At(timeline, i * step);
            yield return new XElement(
                _svg + "path", new XAttribute("d", $"M{Text(x)} {Text(AxisTop)}v6"), new XAttribute("stroke", "#1F2933"));
            var label = Label(x, AxisTop + 20, Clock.Of(i * step, step < 1));
            label.SetAttributeValue("text-anchor", i == 0 ? "start" : x > Right - 30 ? "end" : "middle");
            yield return label;
        }
    }

    private static IEnumerable<XElement> Legend(ClassMarks marks, string name, int index)
    {
        var (x, y) = (Left + (index % LegendColumns * (Right - Left) / LegendColumns), LegendTop + (index / LegendColumns * LegendRow));
        yield return new XElement(
            _svg + "rect",
            new XAttribute("x", Text(x)), new XAttribute("y", Text(y)), new XAttribute("width", 14), new XAttribute("height", 14),
            new XAttribute("fill", ClassMarks.Color(index)));
        yield return Label(x + 20, y + 12, $"{marks.Letter(index)} {name}");
    }

    private static XElement Label(double x, double y, string text) =>
        new(_svg + "text", new XAttribute("x", Text(x)), new XAttribute("y", Text(y)), new XAttribute("fill", "#1F2933"), text);

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
