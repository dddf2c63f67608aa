using EmotionRecognition.Corpora.Clips;
using EmotionRecognition.Corpora.Iemocap;

namespace EmotionRecognition.Corpora;

/// <summary>The corpora that can be read, by name.</summary>
public static class CorpusCatalog
{
    /// <summary>The corpus that the build makes itself, in IEMOCAP's layout.</summary>
    public const string Synthetic = "synthetic";

    private static readonly Dictionary<string, Func<string, ICorpus>> _corpora = new(StringComparer.Ordinal)
    {
        [Synthetic] = path => IemocapCorpus.Open(path, Synthetic, "Synthetic speech: not a result about people."),
        ["iemocap"] = path => IemocapCorpus.Open(path, "iemocap"),
        ["emodb"] = EmoDbCorpus.Open,
        ["ravdess"] = RavdessCorpus.Open,
        ["meld"] = MeldCorpus.Open,
        ["generated-gan"] = path => GeneratedSamples.Open(path, GeneratedKind.Gan),
        ["generated-autoencoder"] = path => GeneratedSamples.Open(path, GeneratedKind.Autoencoder),
    };

    /// <summary>The names, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = _corpora.Keys.ToList();

    /// <summary>Opens a corpus.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="path">Its folder.</param>
    /// <exception cref="InputException">There is no corpus of that name, or the folder is missing, empty or not laid out as its authors
    /// do.</exception>
    public static ICorpus Open(string name, string path) => _corpora.TryGetValue(name, out var open)
        ? open(path)
        : throw new InputException($"--corpus={name}", "no such corpus", string.Join(", ", Names), "pass one of these");
}
