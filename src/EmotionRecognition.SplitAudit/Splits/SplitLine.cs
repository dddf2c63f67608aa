using EmotionRecognition.Corpora;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.SplitAudit.Splits;

/// <summary>A line as it is read, before folds have numbers and clips have ids.</summary>
/// <param name="Written">The file or key.</param>
/// <param name="Place">File and line.</param>
/// <param name="Fold">The fold's name.</param>
/// <param name="Role">The side; null: the clip is a test row of its own fold and a training row of all others.</param>
internal sealed record SplitLine(string Written, string Place, string Fold, Role? Role)
{
    /// <summary>A second name of the clip; empty if it has none.</summary>
    public string Key { get; init; } = "";

    /// <summary>The times of a segment, as written; empty if the clip is a whole file.</summary>
    public string Segment { get; init; } = "";

    /// <summary>What it says about the clip.</summary>
    public ClipNotes Notes { get; init; } = new();

    /// <summary>The file without its extension, with forward slashes; a segment's times behind it.</summary>
    public string Path => Segment.Length == 0 ? PathOf(Written) : $"{PathOf(Written)}_{Segment}";

    /// <summary>The file's name without folders and extension.</summary>
    public string Stem => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>A path without the extension of a sound file, with forward slashes.</summary>
    public static string PathOf(string written)
    {
        var file = written.Replace('\\', '/');
        var extension = System.IO.Path.GetExtension(file);
        return Sounds.Extensions.Contains(extension.ToLowerInvariant()) ? file[..^extension.Length] : file;
    }
}

/// <summary>File names of sound.</summary>
internal static class Sounds
{
    /// <summary>The extensions that are not a part of a clip's name.</summary>
    public static IReadOnlySet<string> Extensions { get; } =
        new HashSet<string>([.. SoundFiles.Extensions, ".m4a", ".mp4", ".avi", ".aac", ".sph", ".npy", ".pt"], StringComparer.Ordinal);
}
