namespace EmotionRecognition.Text;

/// <summary>Which words are left out before terms are formed.</summary>
public enum StopWords
{
    /// <summary>No word is left out.</summary>
    None,

    /// <summary>The 318 English words of scikit-learn 1.2.1 (<c>ENGLISH_STOP_WORDS</c>).</summary>
    English,
}
