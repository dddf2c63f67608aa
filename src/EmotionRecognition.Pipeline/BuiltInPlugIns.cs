using EmotionRecognition.MachineLearning.RandomForest;
using EmotionRecognition.Onnx;
using EmotionRecognition.Pretrained.Embeddings;

namespace EmotionRecognition.Pipeline;

/// <summary>
/// The assemblies of this repository whose plug-ins the build offers without <c>--plug-in</c>. Whatever reads experiments or lists plug-ins adds them first;
/// no stage does, so that another model reruns nothing.
/// </summary>
public static class BuiltInPlugIns
{
    /// <summary>Adds them; adding them again has no effect.</summary>
    public static void Add()
    {
        PlugIns.Add(typeof(RandomForestSettings).Assembly);
        PlugIns.Add(typeof(SentenceEmbeddingEncoder).Assembly);
        PlugIns.Add(typeof(OnnxEncoder).Assembly);
    }
}
