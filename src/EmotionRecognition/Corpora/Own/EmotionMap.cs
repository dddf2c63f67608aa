namespace EmotionRecognition.Corpora.Own;

/// <summary>Which class each emotion of a corpus becomes.</summary>
internal static class EmotionMap
{
    /// <summary>Reads <c>W=anger,L=boredom,X=</c>; what becomes nothing is left out.</summary>
    /// <exception cref="InputException">It is malformed, or an emotion occurs twice.</exception>
    public static IReadOnlyDictionary<string, string?> Parse(string text, string place)
    {
        var map = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var part in text.Split(','))
        {
            if (part.Split('=') is not [var emotion, var name] || emotion.Trim().Length == 0)
            {
                throw new InputException(place, $"\"{part}\"", "EMOTION=CLASS,EMOTION=CLASS; EMOTION= leaves an emotion out", "fix the option");
            }

            if (!map.TryAdd(emotion.Trim(), name.Trim() is { Length: > 0 } given ? given : null))
            {
                throw new InputException(place, $"duplicate {emotion.Trim()}", "each emotion once", "remove one");
            }
        }

        return map;
    }
}
