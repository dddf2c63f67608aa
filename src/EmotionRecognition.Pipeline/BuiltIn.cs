using System.Reflection;

namespace EmotionRecognition.Pipeline;

/// <summary>The libraries besides EmotionRecognition whose plug-ins every build offers, without <c>--plug-in</c>.</summary>
public static class BuiltIn
{
    private static readonly Assembly[] _assemblies =
    [
        typeof(Pretrained.Embeddings.SentenceEmbeddingEncoder).Assembly,
    ];

    /// <summary>Offers them; calling it again has no effect.</summary>
    public static void Offer()
    {
        foreach (var assembly in _assemblies)
        {
            PlugIns.Add(assembly);
        }
    }
}
