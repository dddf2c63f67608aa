using System.Globalization;
using EmotionRecognition.Cli.Clips;
using EmotionRecognition.Recognition;

namespace EmotionRecognition.Cli.Output.Answers;

/// <summary>How text for people is laid out.</summary>
/// <param name="Width">Columns of the terminal.</param>
/// <param name="Clips">How many clips there are: one is shown with all classes, several with a line each.</param>
/// <param name="Folder">The folder that all clips are in; its name is not repeated.</param>
/// <param name="LongestName">Columns of the longest name of a clip in it.</param>
internal sealed record TextLayout(int Width, int Clips, string Folder, int LongestName)
{
    /// <summary>The level of sets of classes.</summary>
    public required double Level { get; init; }

    /// <summary>What the model is, in a few lines at the end.</summary>
    public required string Model { get; init; }
}

/// <summary>Answers for people: one clip with a bar per class, several with a line each.</summary>
/// <param name="output">Where to write.</param>
/// <param name="layout">How it is laid out.</param>
internal sealed class TextAnswers(TextWriter output, TextLayout layout) : IAnswerWriter
{
    private const int LongestBar = 40;
    private const string Eighths = "▏▎▍▌▋▊▉";
    private const string Cut = "…";

    private bool _started;

    /// <inheritdoc/>
    public void Write(ClipAnswer answer)
    {
        if (answer.Prediction is not { } prediction)
        {
            return;
        }

        WriteFolder();
        if (layout.Clips > 1)
        {
            output.WriteLine(Line(answer.Clip.File[layout.Folder.Length..], prediction));
            return;
        }

        // What a set of classes claims holds for clips like those that the model was trained on.
        var isSure = prediction.Warnings.Count == 0;
        output.WriteLine($"{answer.Clip.File}: {(isSure ? "" : "unsure, closest to ")}{prediction.Emotion}");
        var width = prediction.Classes.Max(name => name.Length);
        var room = Math.Clamp(layout.Width - width - "    100 %  ".Length, 8, LongestBar);
        foreach (var (name, probability) in Sorted(prediction))
        {
            output.WriteLine($"  {name.PadRight(width)}  {Percent(probability),5}  {Bar(probability * room)}".TrimEnd());
        }

        if (isSure && prediction.Set(layout.Level) is { } set)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  with {layout.Level:0.## %} confidence: {InWords(set)}"));
        }

        foreach (var warning in prediction.Warnings)
        {
            output.WriteLine($"  Warning: {warning}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_started)
        {
            output.WriteLine();
            output.WriteLine(layout.Model);
        }
    }

    private void WriteFolder()
    {
        if (!_started && layout.Folder.Length > 0)
        {
            output.WriteLine(layout.Folder);
        }

        _started = true;
    }

    // As many classes as fit, down to one in a thousand.
    private string Line(string file, EmotionPrediction prediction)
    {
        var longest = "  boredom 100 %".Length;
        var room = Math.Clamp(layout.Width - (3 * longest), 20, Math.Max(20, layout.LongestName));
        var line = (file.Length > room ? Cut + file[^(room - 1)..] : file).PadRight(room);
        foreach (var (name, probability) in Sorted(prediction))
        {
            var next = $"  {name} {Percent(probability)}";
            if (probability < 0.005 || line.Length + next.Length > layout.Width)
            {
                break;
            }

            line += next;
        }

        return prediction.Warnings.Count > 0 && line.Length + 2 <= layout.Width ? line + " !" : line;
    }

    private static string InWords(IReadOnlyList<string> set) => set.Count == 1 ? set[0] : $"{string.Join(", ", set.Take(set.Count - 1))}, or {set[^1]}";

    private static string Bar(float cells)
    {
        var whole = (int)cells;
        var eighths = (int)((cells - whole) * (Eighths.Length + 1));
        return new string('█', whole) + (eighths > 0 ? Eighths[eighths - 1] : "");
    }

    private static IEnumerable<(string Name, float Probability)> Sorted(EmotionPrediction prediction) =>
        prediction.Classes.Zip(prediction.Probabilities).OrderByDescending(each => each.Second);

    private static string Percent(float probability) => probability.ToString("0 %", CultureInfo.InvariantCulture);
}
