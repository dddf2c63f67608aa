namespace EmotionRecognition.Audio;

/// <summary>Where the sound of an utterance is.</summary>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="File">The sound file.</param>
/// <param name="Start">Seconds from its start; samples from floor(start * rate) on belong to the utterance.</param>
/// <param name="End">Seconds from its start; samples up to floor(end * rate) inclusive. Null: to the end of the file.</param>
public sealed record SoundSpan(string Utterance, string File, double Start, double? End);
