namespace EmotionRecognition.Corpora;

/// <summary>Files of a corpus in an order that does not depend on the file system.</summary>
internal static class CorpusFolder
{
    /// <summary>The full path of a folder that must be there and not be empty.</summary>
    /// <exception cref="InputException">It is missing or empty.</exception>
    public static string Open(string path, string expected)
    {
        if (!Directory.Exists(path))
        {
            var found = File.Exists(path) ? "a file" : "no such folder";
            throw new InputException(path, found, expected, "check --corpus-path");
        }

        return Directory.EnumerateFileSystemEntries(path).Any()
            ? Path.GetFullPath(path)
            : throw new InputException(path, "an empty folder", expected, "check --corpus-path");
    }

    /// <summary>
    /// A file's path within its corpus, the same on each machine: <c>Session1/dialog/transcriptions/Ses01F_impro01.txt</c>.
    /// </summary>
    public static string PlaceOf(string root, string file) => Path.GetRelativePath(root, file).Replace('\\', '/');

    /// <summary>Files directly in a folder with an extension in any case; none where the folder is missing; no dot-files.</summary>
    public static IReadOnlyList<string> Files(string folder, string extension) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder)
            .Where(file => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase) && Path.GetFileName(file)[0] != '.')
            .Order(StringComparer.Ordinal)
            .ToList()
        : [];

    /// <summary>Folders directly in a folder whose name starts with a prefix.</summary>
    public static IReadOnlyList<string> Folders(string folder, string prefix) => Directory.EnumerateDirectories(folder)
        .Where(path => Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToList();
}
