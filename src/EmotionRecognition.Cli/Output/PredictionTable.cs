using System.Globalization;
using EmotionRecognition.Cli.Clips;

namespace EmotionRecognition.Cli.Output;

/// <summary>Answers as text for people: one clip with a bar per class, several with a line each.</summary>
internal static class PredictionTable
{
    private const int Bar = 40;
    private const int Shown = 3;

    /// <summary>One clip: a line per class, most probable first.</summary>
    public static IEnumerable<string> Detailed(ClipAnswer answer)
    {
        var prediction = answer.Prediction!;
        yield return answer.Clip.File;
        var width = prediction.Classes.Max(name => name.Length);
        foreach (var (name, probability) in Sorted(answer))
        {
            yield return $"  {name.PadRight(width)} {Percent(probability)}  {new string('█', (int)Math.Round(probability * Bar))}".TrimEnd();
        }
    }

    /// <summary>One clip of many: its name and the most probable classes in one line.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="width">Columns of the name.</param>
    public static string Line(ClipAnswer answer, int width) =>
        $"{answer.Clip.File.PadRight(width)}  {string.Join("  ", Sorted(answer).Take(Shown).Select(each => $"{each.Name} {Percent(each.Probability).Trim()}"))}";

    private static IEnumerable<(string Name, float Probability)> Sorted(ClipAnswer answer) =>
        answer.Prediction!.Classes.Zip(answer.Prediction.Probabilities).OrderByDescending(each => each.Second);

    private static string Percent(float probability) => probability.ToString("0 %", CultureInfo.InvariantCulture).PadLeft(5);
}
