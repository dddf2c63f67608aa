namespace EmotionRecognition.Corpora.Own;

/// <summary>Lists sound files.</summary>
internal static class SoundFiles
{
    /// <summary>Extensions of the formats that can be read, in lower case.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".wav", ".flac", ".mp3", ".ogg", ".opus", ".oga"];

    /// <summary>All sound files in a folder and the folders in it, sorted ordinally by path; names that start with a dot are skipped.</summary>
    public static IReadOnlyList<string> In(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = true })
            .Where(file => Extensions.Contains(Path.GetExtension(file).ToLowerInvariant()))
            .Where(file => !CorpusFolder.PlaceOf(folder, file).Split('/').Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal),
    ];
}
