namespace EmotionRecognition.Synthetic.Speech;

/// <summary>A phone in a sentence.</summary>
/// <param name="Phone">The sound.</param>
/// <param name="Stressed">Whether it is the stressed vowel of a content word; such vowels can be accented.</param>
internal readonly record struct SpokenPhone(Phone Phone, bool Stressed);
