namespace EmotionRecognition.Text;

/// <summary>
/// How texts are turned into TF-IDF terms. The defaults are the study's: scikit-learn's
/// <c>TfidfVectorizer(sublinear_tf=True, min_df=5, norm="l2", ngram_range=(1,2), stop_words="english")</c>.
/// </summary>
public sealed record TfidfOptions
{
    /// <summary>The study's options, which are the defaults.</summary>
    public static TfidfOptions Study { get; } = new();

    /// <summary>What terms are made of.</summary>
    public TermAnalyzer Analyzer { get; init; } = TermAnalyzer.Word;

    /// <summary>The number of words in the shortest terms, at least 1.</summary>
    public int MinWords { get; init; } = 1;

    /// <summary>The number of words in the longest terms, at least <see cref="MinWords"/>.</summary>
    public int MaxWords { get; init; } = 2;

    /// <summary>The number of characters in the shortest terms of <see cref="TermAnalyzer.Character"/>, at least 1; words have no effect then.</summary>
    public int MinCharacters { get; init; } = 2;

    /// <summary>The number of characters in the longest of those terms, at least <see cref="MinCharacters"/>.</summary>
    public int MaxCharacters { get; init; } = 5;

    /// <summary>Whether <c>?</c> and <c>!</c> count as words.</summary>
    public bool Marks { get; init; }

    /// <summary>The number of texts in which a term must occur to be kept, at least 1.</summary>
    public int MinTexts { get; init; } = 5;

    /// <summary>The words that are dropped before terms of several words are formed.</summary>
    public StopWords StopWords { get; init; } = StopWords.English;

    /// <summary>How the number of occurrences of a term in a text is weighted.</summary>
    public TermFrequency Frequency { get; init; } = TermFrequency.Sublinear;

    /// <summary>Checks that the options are consistent.</summary>
    /// <exception cref="InputException">A count is below 1, or a largest one is below the least.</exception>
    public void Check()
    {
        if (MinWords < 1 || MaxWords < MinWords)
        {
            throw new InputException(
                "input tfidf, options",
                $"terms of {MinWords} to {MaxWords} words",
                "1 <= least <= most",
                "fix \"minWords\" or \"maxWords\" in the experiment file");
        }

        if (MinCharacters < 1 || MaxCharacters < MinCharacters)
        {
            throw new InputException(
                "input tfidf, options",
                $"terms of {MinCharacters} to {MaxCharacters} characters",
                "1 <= least <= most",
                "fix \"minCharacters\" or \"maxCharacters\" in the experiment file");
        }

        if (MinTexts < 1)
        {
            throw new InputException("input tfidf, options", $"terms in at least {MinTexts} texts", "at least 1", "fix \"minTexts\" in the experiment file");
        }
    }
}

/// <summary>How the number of occurrences of a term in a text is weighted.</summary>
public enum TermFrequency
{
    /// <summary>The count itself.</summary>
    Count,

    /// <summary>1 + ln(count): scikit-learn's <c>sublinear_tf=True</c>.</summary>
    Sublinear,
}

/// <summary>What terms are made of.</summary>
public enum TermAnalyzer
{
    /// <summary>Words and sequences of words.</summary>
    Word,

    /// <summary>
    /// Sequences of characters within words, each of which has a space before and after it: scikit-learn's <c>analyzer="char_wb"</c>. Everything between
    /// spaces is a word, stop words and punctuation too.
    /// </summary>
    Character,
}
