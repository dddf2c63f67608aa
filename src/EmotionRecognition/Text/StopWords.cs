using System.Collections.Frozen;

namespace EmotionRecognition.Text;

/// <summary>The words that are dropped before terms are formed.</summary>
public enum StopWords
{
    /// <summary>No words are dropped.</summary>
    None,

    /// <summary>The 318 English words of scikit-learn 1.2.1 (<c>ENGLISH_STOP_WORDS</c>).</summary>
    English,
}

/// <summary>The words of each <see cref="StopWords"/> list.</summary>
public static class StopWordList
{
    private const string EnglishResource = "english_stop_words.txt";

    private static readonly Lazy<FrozenSet<string>> _english = new(ReadEnglish);

    /// <summary>The words of a list, in lower case.</summary>
    public static IReadOnlySet<string> Of(StopWords list) => list switch
    {
        StopWords.None => FrozenSet<string>.Empty,
        StopWords.English => _english.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, "not a list of stop words"),
    };

    private static FrozenSet<string> ReadEnglish()
    {
        using var stream = typeof(StopWordList).Assembly.GetManifestResourceStream(EnglishResource)
            ?? throw new InvalidOperationException($"the library was built without its resource {EnglishResource}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();
    }
}
