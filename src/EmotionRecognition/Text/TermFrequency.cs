namespace EmotionRecognition.Text;

/// <summary>What a term counts for by the times it stands in a text.</summary>
public enum TermFrequency
{
    /// <summary>Its count.</summary>
    Count,

    /// <summary>1 + ln(count): scikit-learn's <c>sublinear_tf=True</c>.</summary>
    Sublinear,
}
