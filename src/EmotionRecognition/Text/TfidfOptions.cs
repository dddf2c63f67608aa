namespace EmotionRecognition.Text;

/// <summary>
/// How texts are turned into TF-IDF terms. The defaults are the study's: scikit-learn's
/// <c>TfidfVectorizer(sublinear_tf=True, min_df=5, norm="l2", ngram_range=(1,2), stop_words="english")</c>.
/// </summary>
public sealed record TfidfOptions
{
    /// <summary>The study's options, which are the defaults.</summary>
    public static TfidfOptions Study { get; } = new();

    /// <summary>The number of words in the shortest terms, at least 1.</summary>
    public int MinWords { get; init; } = 1;

    /// <summary>The number of words in the longest terms, at least <see cref="MinWords"/>.</summary>
    public int MaxWords { get; init; } = 2;

    /// <summary>The number of texts in which a term must occur to be kept, at least 1.</summary>
    public int MinTexts { get; init; } = 5;

    /// <summary>The words that are dropped before terms of several words are formed.</summary>
    public StopWords StopWords { get; init; } = StopWords.English;

    /// <summary>How the number of occurrences of a term in a text is weighted.</summary>
    public TermFrequency Frequency { get; init; } = TermFrequency.Sublinear;

    /// <summary>Checks that the options are consistent.</summary>
    /// <exception cref="InputException">A count is below 1 or <see cref="MaxWords"/> is below <see cref="MinWords"/>.</exception>
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
