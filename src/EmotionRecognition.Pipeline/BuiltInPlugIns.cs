using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace EmotionRecognition.Pipeline;

/// <summary>The libraries of this repository, besides EmotionRecognition, whose plug-ins every build offers without <c>--plug-in</c>.</summary>
internal static class BuiltInPlugIns
{
    /// <summary>Offers them, before any other code of this assembly runs.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Whatever part of the pipeline is used first must find them.")]
    internal static void Offer()
    {
        PlugIns.Add(typeof(MachineLearning.RandomForest.RandomForestSettings).Assembly);
        PlugIns.Add(typeof(Pretrained.Embeddings.SentenceEmbeddingEncoder).Assembly);
    }
}
