namespace EmotionRecognition.Recognition;

/// <summary>The color of each emotion, the same in every figure, timeline, and page.</summary>
/// <remarks>
/// Okabe and Ito's palette (Color Universal Design, 2008), which people with any kind of color vision can tell apart, and gray; its yellow is darker, because
/// curves have to be seen on white.
/// </remarks>
public static class EmotionColors
{
    // The emotions of most corpora by the first letters of their names.
    private static readonly string[][] _emotions =
        [["fea", "anx", "angst"], ["ang", "wut"], ["hap", "joy", "freud"], ["sad", "trau"], ["neu"], ["dis", "ekel"], ["sur"], ["bor", "lang", "cal", "fru"]];

    private static readonly string[] _colors = ["#CC79A7", "#D55E00", "#E69F00", "#0072B2", "#8A94A0", "#009E73", "#56B4E9", "#C9B800"];

    /// <summary>
    /// The colors of classes as <c>#RRGGBB</c>: an emotion has its own, whatever the corpus calls it. Other classes get the colors that are left, in order;
    /// from the ninth class on, colors repeat.
    /// </summary>
    /// <param name="classes">Names of the K classes.</param>
    /// <returns>K colors.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> classes)
    {
        var known = classes.Select(name => Array.FindIndex(_emotions, stems => stems.Any(stem => name.StartsWith(stem, StringComparison.OrdinalIgnoreCase))))
            .ToArray();
        var places = known.Index().Select(each => each.Item >= 0 && Array.IndexOf(known, each.Item) == each.Index ? each.Item : -1).ToArray();
        var left = new Queue<int>(Enumerable.Range(0, _emotions.Length).Reverse().Where(place => !places.Contains(place)));
        return [.. places.Index().Select(each => _colors[each.Item >= 0 ? each.Item : left.Count > 0 ? left.Dequeue() : each.Index % _colors.Length])];
    }
}
