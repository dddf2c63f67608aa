using EmotionRecognition.Corpora;

namespace EmotionRecognition.Tests.Corpora;

/// <summary>How often each emotion comes, in one line.</summary>
internal static class EmotionCounts
{
    public static string Of(IEnumerable<Utterance> utterances) => string.Join(
        ", ", utterances.CountBy(utterance => utterance.Emotion).OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}"));
}
