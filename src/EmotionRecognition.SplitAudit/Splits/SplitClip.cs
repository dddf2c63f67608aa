using EmotionRecognition.Protocols;

namespace EmotionRecognition.SplitAudit.Splits;

/// <summary>One line of a split: a clip on one side of one fold, and what the split says about it.</summary>
/// <param name="Clip">The clip's id: its file name without extension, or more of its path where two files have the same name.</param>
/// <param name="Written">The file or key as the split writes it.</param>
/// <param name="Place">File and line.</param>
/// <param name="Fold">From 1.</param>
/// <param name="Role">The side.</param>
public sealed record SplitClip(string Clip, string Written, string Place, int Fold, Role Role)
{
    /// <summary>The corpus that the split names; empty if it names none.</summary>
    public string Corpus { get; init; } = "";

    /// <summary>Its label; empty if unknown.</summary>
    public string Label { get; init; } = "";

    /// <summary>Its speaker; empty if the split does not say.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>Its recording session; empty if the split does not say.</summary>
    public string Session { get; init; } = "";

    /// <summary>The recording or video that it was cut or generated from; empty if the split does not say.</summary>
    public string Source { get; init; } = "";

    /// <summary>What is said in it; empty if the split does not say.</summary>
    public string Text { get; init; } = "";

    /// <summary>The path that the split writes, without the extension of a sound file, with forward slashes.</summary>
    public string Path => SplitLine.PathOf(Written);

    /// <summary>What a corpus may call it: by id, by file, by path, or by what follows the corpus's name.</summary>
    internal IEnumerable<string> Names
    {
        get
        {
            var stem = Path[(Path.LastIndexOf('/') + 1)..];
            return [Clip, stem, Path.TrimStart('/', '.').Replace('/', '_'), stem[(stem.IndexOf('-') + 1)..]];
        }
    }
}
