using System.Globalization;
using System.Net;
using System.Xml.Linq;
using EmotionRecognition.Recognition.Timelines;

namespace EmotionRecognition.Cli.Output.Timelines;

/// <summary>A timeline as a page of its own: the drawing, and a table of turns for those who cannot see it.</summary>
internal static class TimelinePage
{
    private const string Style = """
        body { font: 16px/1.5 "Segoe UI", Helvetica, Arial, sans-serif; margin: 1rem auto; max-width: 1000px; padding: 0 1rem }
        body { color: #1F2933; background: #fff }
        .scroll { overflow-x: auto } svg { display: block; min-width: 640px; width: 100% }
        table { border-collapse: collapse } th, td { padding: .2rem .8rem .2rem 0; text-align: left }
        td.n { text-align: right; font-variant-numeric: tabular-nums }
        tbody tr { border-top: 1px solid #DDE3EA } i { display: inline-block; width: .8em; height: .8em; margin-right: .4em }
        """;

    /// <summary>Writes it.</summary>
    public static void Write(Timeline timeline, TextWriter output)
    {
        var name = WebUtility.HtmlEncode(Path.GetFileName(timeline.File));
        var speech = timeline.Segments.Count == 0 ? "no speech" : $"{Clock.Of(timeline.Speech, true)} of speech";
        output.WriteLine($"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>{name}: emotions over time</title><style>
            {Style}
            </style></head><body><main>
            <h1>{name}</h1>
            <p>{Clock.Of(timeline.Duration, true)} long; {speech}. What somebody sounds like to the model is not what they feel.</p>
            <div class="scroll" tabindex="0" aria-label="Drawing">{TimelineDrawing.Svg(timeline).ToString(SaveOptions.DisableFormatting)}</div>
            <h2>Turns</h2>
            <div class="scroll" tabindex="0" aria-label="Table"><table>
            <thead><tr><th scope="col">Start</th><th scope="col">End</th><th scope="col">Emotion</th><th scope="col">Probability</th></tr></thead><tbody>
            """);
        var marks = new ClassMarks(timeline.Classes);
        foreach (var turn in Turn.Of(timeline))
        {
            output.Write($"<tr>{Cell(Clock.Of(turn.Start, true))}{Cell(Clock.Of(turn.End, true))}");
            output.Write($"<td><i style=\"background:{marks.Color(turn.Class)}\"></i>{WebUtility.HtmlEncode(timeline.Classes[turn.Class])}</td>");
            output.WriteLine($"{Cell(turn.Probability.ToString("0 %", CultureInfo.InvariantCulture))}</tr>");
        }

        output.WriteLine("</tbody></table></div></main></body></html>");
    }

    private static string Cell(string text) => $"<td class=\"n\">{text}</td>";
}
