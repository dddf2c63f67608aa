using EmotionRecognition.Corpora;

namespace EmotionRecognition.Tests.Protocols;

/// <summary>Utterances that are recordings of their own.</summary>
internal static class Clip
{
    /// <summary>A clip of a corpus without sessions.</summary>
    public static Utterance Of(string id, string speaker, string emotion) => new(id, id, speaker, "", 0, 1, emotion);
}
