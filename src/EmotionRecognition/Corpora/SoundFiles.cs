namespace EmotionRecognition.Corpora;

/// <summary>The sound files of a folder.</summary>
public static class SoundFiles
{
    /// <summary>Extensions of the formats that can be read, in lower case.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".wav", ".wave", ".flac", ".mp3", ".ogg", ".opus", ".oga"];

    /// <summary>Whether a name is that of a sound file, by its extension.</summary>
    /// <param name="file">Its path or name.</param>
    public static bool IsNameOfSound(string file) => Extensions.Contains(Path.GetExtension(file).ToLowerInvariant());

    /// <summary>All sound files in a folder and the folders in it, sorted ordinally by path; names that start with a dot are skipped.</summary>
    /// <param name="folder">The folder; it exists.</param>
    public static IReadOnlyList<string> In(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = true })
            .Where(IsNameOfSound)
            .Where(file => !CorpusFolder.PlaceOf(folder, file).Split('/').Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal),
    ];
}
