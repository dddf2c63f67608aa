using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Reporting;

/// <summary>A clip that stands for its class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Speaker">Its speaker.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="File">Its file in the corpus.</param>
/// <param name="Sound">The sound to listen to, Opus in Ogg; null if the corpus's terms do not allow copies, or the clip is too long.</param>
/// <param name="Contours">What is drawn of it.</param>
public sealed record ExampleClip(string Class, string Utterance, string Speaker, double Seconds, string File, byte[]? Sound, SoundContours Contours);
