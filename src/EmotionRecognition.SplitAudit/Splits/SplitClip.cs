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
    /// <summary>What the split says about the clip.</summary>
    public ClipNotes Notes { get; init; } = new();

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
