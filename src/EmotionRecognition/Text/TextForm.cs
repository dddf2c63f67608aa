namespace EmotionRecognition.Text;

/// <summary>In which form an encoder reads transcripts.</summary>
public enum TextForm
{
    /// <summary>Lower-case letters and the ends of sentences, as the study has them: see <see cref="TextNormalizer"/>.</summary>
    Normalized,

    /// <summary>As the corpus has them, with capitals, apostrophes, commas, and digits.</summary>
    AsWritten,
}
