using System.Globalization;
using System.Text;
using EmotionRecognition.Recognition.Timelines;

namespace EmotionRecognition.Cli.Output.Timelines;

/// <summary>A timeline for people: a strip with a cell per stretch of time, a legend, and a table of turns.</summary>
/// <param name="timeline">The timeline.</param>
/// <param name="width">Columns of the terminal.</param>
/// <param name="colored">Whether cells have colors; they have letters in any case.</param>
internal sealed class TimelineText(Timeline timeline, int width, bool colored)
{
    private const int MostRows = 8;
    private const int MostTurns = 40;
    private const char Pause = '·';

    private static readonly double[] _cells = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600];

    private readonly ClassMarks _marks = new(timeline.Classes);

    /// <summary>Writes it.</summary>
    public void Write(TextWriter output)
    {
        var count = timeline.Segments.Count;
        output.WriteLine(count == 0
            ? $"{timeline.File}: {Clock.Of(timeline.Duration, true)}, no speech"
            : $"{timeline.File}: {Clock.Of(timeline.Duration, true)}, {Clock.Of(timeline.Speech, true)} of speech in {count} segment{(count == 1 ? "" : "s")}");
        if (count > 0)
        {
            output.WriteLine();
            WriteStrip(output);
            output.WriteLine();
            WriteLegend(output);
            output.WriteLine();
            WriteTurns(output);
        }
    }

    private void WriteStrip(TextWriter output)
    {
        var margin = Clock.Of(timeline.Duration).Length + 2;
        var columns = Math.Max(10, width - margin);
        var cell = _cells.FirstOrDefault(each => timeline.Duration / each <= columns * MostRows, _cells[^1]);

        // A short recording takes one row, so it is spread over all of it.
        cell = timeline.Duration / cell <= columns && cell == _cells[0] ? Math.Max(0.02, timeline.Duration / columns) : cell;
        var cells = Cells(cell);
        for (var first = 0; first < cells.Count; first += columns)
        {
            output.Write(Clock.Of(first * cell).PadLeft(margin - 2));
            output.Write("  ");
            output.WriteLine(Strip(cells.Skip(first).Take(columns)));
        }
    }

    // The class that the most of a cell's speech has; null where less than a quarter of it is speech.
    private List<int?> Cells(double length)
    {
        List<int?> cells = [];
        var first = 0;
        for (var i = 0; i == 0 || i * length < timeline.Duration - 1e-6; i++)
        {
            var (from, to) = (i * length, (i + 1) * length);
            var seconds = new double[timeline.Classes.Count];
            while (first < timeline.Stretches.Count && timeline.Stretches[first].End <= from)
            {
                first++;
            }

            for (var k = first; k < timeline.Stretches.Count && timeline.Stretches[k].Start < to; k++)
            {
                var stretch = timeline.Stretches[k];
                seconds[stretch.Best] += Math.Min(to, stretch.End) - Math.Max(from, stretch.Start);
            }

            cells.Add(seconds.Sum() < length / 4 ? null : Array.IndexOf(seconds, seconds.Max()));
        }

        return cells;
    }

    private string Strip(IEnumerable<int?> cells)
    {
        var text = new StringBuilder();
        foreach (var cell in cells)
        {
            text.Append(cell is { } index ? Mark(index) : Pause.ToString());
        }

        return text.ToString();
    }

    private string Mark(int index)
    {
        if (!colored)
        {
            return _marks.Letter(index).ToString();
        }

        var (red, green, blue) = _marks.Rgb(index);
        return string.Create(CultureInfo.InvariantCulture, $"\u001b[48;2;{red};{green};{blue}m\u001b[38;2;0;0;0m{_marks.Letter(index)}\u001b[0m");
    }

    // Classes by their share of the speech; those that never come up are left out.
    private void WriteLegend(TextWriter output)
    {
        var shares = timeline.Classes
            .Select((name, index) => (name, index, Seconds: timeline.Stretches.Where(each => each.Best == index).Sum(each => each.End - each.Start)))
            .Where(each => each.Seconds > 0).OrderByDescending(each => each.Seconds).ToList();
        var used = 0;
        foreach (var (name, index, seconds) in shares)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $" {name} {seconds / timeline.Speech:0 %}");
            if (used > 0 && used + text.Length + 4 > width)
            {
                output.WriteLine();
                used = 0;
            }

            output.Write((used > 0 ? "   " : "") + Mark(index) + text);
            used += text.Length + (used > 0 ? 4 : 1);
        }

        output.WriteLine(used + 12 > width ? $"\n{Pause} no speech" : $"   {Pause} no speech");
    }

    private void WriteTurns(TextWriter output)
    {
        var turns = Turn.Of(timeline);
        var time = Math.Max(5, Clock.Of(timeline.Duration, true).Length);
        output.WriteLine($"{"start".PadLeft(time)}  {"end".PadLeft(time)}");
        foreach (var turn in turns.Take(MostTurns))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Clock.Of(turn.Start, true).PadLeft(time)}  {Clock.Of(turn.End, true).PadLeft(time)}  "
                    + $"{Mark(turn.Class)} {timeline.Classes[turn.Class]} {turn.Probability:0 %}"));
        }

        if (turns.Count > MostTurns)
        {
            output.WriteLine($"... and {turns.Count - MostTurns} more: write them to a file with --csv, --rttm, or --textgrid");
        }
    }
}
