namespace EmotionRecognition.Synthetic.Speech;

/// <summary>The manner of articulation of a phone, as far as the synthesis distinguishes it.</summary>
internal enum Manner
{
    /// <summary>A vowel: open, voiced, the center of a syllable.</summary>
    Vowel,

    /// <summary>w, y, r, l.</summary>
    Approximant,

    /// <summary>m, n, ng.</summary>
    Nasal,

    /// <summary>A fricative: noise at a constriction, with or without voice.</summary>
    Fricative,

    /// <summary>A stop: a closure and a burst.</summary>
    Stop,

    /// <summary>An affricate: a closure and friction.</summary>
    Affricate,

    /// <summary>h: breath through the vocal tract of the next vowel.</summary>
    Breath,

    /// <summary>Silence.</summary>
    Pause,
}
