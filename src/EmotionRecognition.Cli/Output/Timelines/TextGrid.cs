using System.Globalization;
using EmotionRecognition.Recognition.Timelines;

namespace EmotionRecognition.Cli.Output.Timelines;

/// <summary>A timeline for Praat: a TextGrid in the long text format with the interval tiers <c>speech</c> and <c>emotion</c>.</summary>
internal static class TextGrid
{
    /// <summary>Writes it.</summary>
    public static void Write(Timeline timeline, TextWriter output)
    {
        output.WriteLine("File type = \"ooTextFile\"");
        output.WriteLine("Object class = \"TextGrid\"");
        output.WriteLine();
        output.WriteLine("xmin = 0");
        output.WriteLine($"xmax = {Text(timeline.Duration)}");
        output.WriteLine("tiers? <exists>");
        output.WriteLine("size = 2");
        output.WriteLine("item []:");
        Tier(output, 1, "speech", timeline.Duration, timeline.Segments.Select(each => (each.Start, each.End, "speech")));
        Tier(output, 2, "emotion", timeline.Duration, Turn.Of(timeline).Select(each => (each.Start, each.End, timeline.Classes[each.Class])));
    }

    private static void Tier(TextWriter output, int number, string name, double duration, IEnumerable<(double Start, double End, string Label)> labels)
    {
        List<(double Start, double End, string Label)> intervals = [];
        var end = 0.0;
        foreach (var label in labels)
        {
            if (label.Start > end)
            {
                intervals.Add((end, label.Start, ""));
            }

            intervals.Add(label);
            end = label.End;
        }

        if (end < duration)
        {
            intervals.Add((end, duration, ""));
        }

        output.WriteLine($"    item [{number}]:");
        output.WriteLine("        class = \"IntervalTier\"");
        output.WriteLine($"        name = \"{name}\"");
        output.WriteLine("        xmin = 0");
        output.WriteLine($"        xmax = {Text(duration)}");
        output.WriteLine($"        intervals: size = {intervals.Count}");
        foreach (var (index, interval) in intervals.Index())
        {
            output.WriteLine($"        intervals [{index + 1}]:");
            output.WriteLine($"            xmin = {Text(interval.Start)}");
            output.WriteLine($"            xmax = {Text(interval.End)}");
            output.WriteLine($"            text = \"{interval.Label.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }
    }

    private static string Text(double seconds) => seconds.ToString("0.######", CultureInfo.InvariantCulture);
}
