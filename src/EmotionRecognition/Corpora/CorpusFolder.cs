namespace EmotionRecognition.Corpora;

/// <summary>Lists the files of a corpus in an order that does not depend on the file system.</summary>
internal static class CorpusFolder
{
    /// <summary>The full path of a folder, which must exist and must not be empty.</summary>
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
    /// A file's path relative to its corpus, the same on every machine: <c>Session1/dialog/transcriptions/Ses01F_impro01.txt</c>.
    /// </summary>
    public static string PlaceOf(string root, string file) => Path.GetRelativePath(root, file).Replace('\\', '/');

    /// <summary>Files directly in a folder with a given extension in any case, without dot-files; none if the folder is missing.</summary>
    public static IReadOnlyList<string> Files(string folder, string extension) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder)
            .Where(file => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase) && Path.GetFileName(file)[0] != '.')
            .Order(StringComparer.Ordinal)
            .ToList()
        : [];

    /// <summary>Whether a file can be an input: it is there, and if it is a link, so is what it leads to.</summary>
    public static bool Exists(string file)
    {
        try
        {
            return File.Exists(file) && File.ResolveLinkTarget(file, returnFinalTarget: true) is null or { Exists: true };
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Folders directly in a folder whose name starts with a prefix.</summary>
    public static IReadOnlyList<string> Folders(string folder, string prefix) => Directory.EnumerateDirectories(folder)
        .Where(path => Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToList();
}
