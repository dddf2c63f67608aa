namespace EmotionRecognition.Text;

/// <summary>The words that are dropped before terms are formed.</summary>
public enum StopWords
{
    /// <summary>No words are dropped.</summary>
    None,

    /// <summary>The 318 English words of scikit-learn 1.2.1 (<c>ENGLISH_STOP_WORDS</c>).</summary>
    English,
}
