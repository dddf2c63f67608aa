using EmotionRecognition.Recognition;

namespace EmotionRecognition.Cli.Output.Timelines;

/// <summary>A letter and a color per class.</summary>
/// <param name="classes">Names of the classes.</param>
internal sealed class ClassMarks(IReadOnlyList<string> classes)
{
    private readonly IReadOnlyList<char> _letters = Letters(classes);
    private readonly IReadOnlyList<string> _colors = EmotionColors.Of(classes);

    /// <summary>The letter of a class: the first one of its name that no class before it has, as a capital.</summary>
    public char Letter(int index) => _letters[index];

    /// <summary>The color of a class: <c>#RRGGBB</c>.</summary>
    public string Color(int index) => _colors[index];

    /// <summary>Red, green, and blue of a class, 0 to 255.</summary>
    public (int Red, int Green, int Blue) Rgb(int index)
    {
        var value = Convert.ToInt32(Color(index)[1..], 16);
        return (value >> 16, (value >> 8) & 255, value & 255);
    }

    private static List<char> Letters(IReadOnlyList<string> classes)
    {
        List<char> letters = [];
        foreach (var name in classes)
        {
            var free = (name + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789").ToUpperInvariant().Where(each => char.IsLetterOrDigit(each) && !letters.Contains(each));
            letters.Add(free.FirstOrDefault('?'));
        }

        return letters;
    }
}
