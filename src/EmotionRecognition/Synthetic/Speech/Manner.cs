namespace EmotionRecognition.Synthetic.Speech;

/// <summary>How a phone is made, as far as the synthesis treats phones differently.</summary>
internal enum Manner
{
    /// <summary>Open, voiced, a syllable's centre.</summary>
    Vowel,

    /// <summary>w, y, r, l.</summary>
    Approximant,

    /// <summary>m, n, ng.</summary>
    Nasal,

    /// <summary>Noise at a narrow place, with or without voice.</summary>
    Fricative,

    /// <summary>A closure and a burst.</summary>
    Stop,

    /// <summary>A closure and friction.</summary>
    Affricate,

    /// <summary>h: breath through the next vowel's tract.</summary>
    Breath,

    /// <summary>Nothing.</summary>
    Pause,
}
