namespace EmotionRecognition.Text;

/// <summary>How the number of occurrences of a term in a text is weighted.</summary>
public enum TermFrequency
{
    /// <summary>The count itself.</summary>
    Count,

    /// <summary>1 + ln(count): scikit-learn's <c>sublinear_tf=True</c>.</summary>
    Sublinear,
}
