namespace EmotionRecognition.Synthetic.Speech;

/// <summary>A phone as it stands in a sentence.</summary>
/// <param name="Phone">The sound.</param>
/// <param name="Stressed">Whether it is the vowel that carries the stress of a word that matters; such vowels can be accented.</param>
internal readonly record struct SpokenPhone(Phone Phone, bool Stressed);
