using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using EmotionRecognition.Recognition.Timelines;

namespace EmotionRecognition.Cli.Output.Timelines;

/// <summary>
/// A timeline as a table: <c>start,end,speech,emotion</c> and a probability per class. The rows cover the recording without gaps; those without speech have
/// no emotion and no probabilities.
/// </summary>
internal static class TimelineCsv
{
    private static readonly CsvConfiguration _format = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    /// <summary>Writes it.</summary>
    public static void Write(Timeline timeline, TextWriter output)
    {
        using var csv = new CsvWriter(output, _format, leaveOpen: true);
        Line(csv, ["start", "end", "speech", "emotion", .. timeline.Classes]);
        var end = 0.0;
        foreach (var stretch in timeline.Stretches)
        {
            Silence(csv, end, stretch.Start, timeline.Classes.Count);
            Line(csv, [Text(stretch.Start), Text(stretch.End), "1", timeline.LabelOf(stretch), .. stretch.Probabilities.Select(each => Text(each))]);
            end = stretch.End;
        }

        Silence(csv, end, timeline.Duration, timeline.Classes.Count);
    }

    private static void Silence(CsvWriter csv, double start, double end, int classes)
    {
        if (end > start)
        {
            Line(csv, [Text(start), Text(end), "0", "", .. Enumerable.Repeat("", classes)]);
        }
    }

    private static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static void Line(CsvWriter csv, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        csv.NextRecord();
    }
}
