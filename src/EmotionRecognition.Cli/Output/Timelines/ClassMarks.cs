namespace EmotionRecognition.Cli.Output.Timelines;

/// <summary>A letter and a color per class.</summary>
/// <param name="classes">Names of the classes.</param>
internal sealed class ClassMarks(IReadOnlyList<string> classes)
{
    // Okabe and Ito's palette (2008), which people with any kind of color vision can tell apart, and gray; letters tell what repeats after eight.
    private static readonly string[] _palette = ["#D55E00", "#56B4E9", "#009E73", "#CC79A7", "#E69F00", "#0072B2", "#F0E442", "#8A96A3"];

    private readonly IReadOnlyList<char> _letters = Letters(classes);

    /// <summary>The letter of a class: the first one of its name that no class before it has, as a capital.</summary>
    public char Letter(int index) => _letters[index];

    /// <summary>The color of a class: <c>#RRGGBB</c>.</summary>
    public static string Color(int index) => _palette[index % _palette.Length];

    /// <summary>Red, green, and blue of a class, 0 to 255.</summary>
    public static (int Red, int Green, int Blue) Rgb(int index)
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
