namespace EmotionRecognition.Corpora;

/// <summary>
/// Finds a corpus near the path that a user passes: there, in a folder above it, below it, or beside it. All paths that lead to a corpus give the same folder.
/// </summary>
public static class CorpusFinder
{
    private const int Above = 3;
    private const int Below = 3;
    private const int MostFolders = 2000;

    /// <summary>Finds the folder of a corpus.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="path">The path passed.</param>
    /// <param name="option">The option that passed it, for errors.</param>
    /// <returns>The corpus's folder, a full path.</returns>
    /// <exception cref="InputException">The path is not a folder, or several corpora are equally near.</exception>
    public static string Find(ICorpusDefinition corpus, string path, string option)
    {
        if (!Directory.Exists(path))
        {
            var found = File.Exists(path) ? $"{path} is a file" : $"{path} does not exist";
            throw new InputException(option, found, $"the folder of {corpus.Title}", "check the path");
        }

        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        foreach (var near in new[] { [full], AncestorsOf(full), FoldersBelow(full), Beside(full) })
        {
            var found = near.Select(folder => RootAt(corpus, folder)).OfType<string>().Distinct().ToList();
            if (found.Count == 1 || (found.Count > 1 && near.Count <= Above))
            {
                return found[0];
            }

            if (found.Count > 1)
            {
                throw new InputException(
                    option,
                    $"{found.Count} folders of {corpus.Title} near {path}: {string.Join(", ", found.Take(3))}",
                    "one",
                    $"pass one of them with {option}");
            }
        }

        return full;
    }

    private static string? RootAt(ICorpusDefinition corpus, string folder)
    {
        try
        {
            return corpus.RootAt(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string> AncestorsOf(string folder)
    {
        var ancestors = new List<string>();
        for (var parent = Path.GetDirectoryName(folder); parent is not null && ancestors.Count < Above; parent = Path.GetDirectoryName(parent))
        {
            ancestors.Add(parent);
        }

        return ancestors;
    }

    private static IReadOnlyList<string> FoldersBelow(string folder)
    {
        var (found, level) = (new List<string>(), new List<string> { folder });
        for (var depth = 0; depth < Below && found.Count < MostFolders; depth++)
        {
            level = [.. level.SelectMany(FoldersIn).Take(MostFolders)];
            found.AddRange(level);
        }

        return found;
    }

    private static IReadOnlyList<string> Beside(string folder) =>
        Path.GetDirectoryName(folder) is { } parent ? [.. FoldersIn(parent).Where(each => each != folder).Take(MostFolders)] : [];

    private static IEnumerable<string> FoldersIn(string folder)
    {
        try
        {
            return Directory.GetDirectories(folder).Where(path => Path.GetFileName(path)[0] != '.').Order(StringComparer.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
