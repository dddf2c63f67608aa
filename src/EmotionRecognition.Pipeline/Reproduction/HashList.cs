using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Shared;
using StageGraph;

namespace EmotionRecognition.Pipeline.Reproduction;

/// <summary>A file of a list and the SHA-256 that it must have.</summary>
/// <param name="Path">Relative to the folder that the list is about, with slashes.</param>
/// <param name="Hash">In lower-case hexadecimal.</param>
public sealed record HashedFile(string Path, string Hash);

/// <summary>What is wrong with a file of a list.</summary>
/// <param name="Path">The file.</param>
/// <param name="Expected">The beginning of its expected hash; <c>none</c> for a file that the list lacks.</param>
/// <param name="Found">The beginning of its hash, or why there is none.</param>
public sealed record HashDifference(string Path, string Expected, string Found);

/// <summary>Files with their SHA-256, in the form of the program <c>sha256sum</c>, so that <c>sha256sum -c</c> checks them, too.</summary>
/// <param name="Place">The list's own path.</param>
/// <param name="Files">Its files, by path.</param>
public sealed partial record HashList(string Place, IReadOnlyList<HashedFile> Files)
{
    private const int Shown = 12;

    /// <summary>Reads a list.</summary>
    /// <exception cref="InputException">It is missing or empty, a line is damaged, a file is listed twice, or a path leaves the folder.</exception>
    public static HashList Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, "no such file", "a list of hashes", "restore it with git checkout");
        }

        var files = File.ReadAllLines(path).Select((line, index) => ReadLine(line, $"{path} line {index + 1}")).ToList();
        var repeated = files.GroupBy(file => file.Path, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return (files.Count, repeated) switch
        {
            (0, _) => throw new InputException(path, "an empty file", "a list of hashes", "restore it with git checkout"),
            (_, { } twice) => throw new InputException(path, $"{twice.Key} {twice.Count()} times", "each file once", "remove a line"),
            _ => new HashList(path, files),
        };
    }

    /// <summary>Lists files of a folder.</summary>
    /// <param name="place">Where the list will be.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="files">Paths relative to it.</param>
    public static HashList Of(string place, string folder, IEnumerable<string> files) => new(
        place, [.. files.Order(StringComparer.Ordinal).Select(file => new HashedFile(file, HashOf(Path.Combine(folder, file))))]);

    /// <summary>Writes the list to its place.</summary>
    public void Write() => WholeFile.Write(Place, string.Concat(Files.Select(file => $"{file.Hash}  {file.Path}\n")));

    /// <summary>The files of a folder that are missing or are not as listed.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="BuildException">A file cannot be read.</exception>
    public IEnumerable<HashDifference> Differences(string folder)
    {
        foreach (var file in Files)
        {
            var path = Path.Combine(folder, file.Path);
            var found = File.Exists(path) ? HashOf(path) : "no such file";
            if (found != file.Hash)
            {
                yield return new HashDifference(file.Path, file.Hash[..Shown], File.Exists(path) ? found[..Shown] : found);
            }
        }
    }

    /// <summary>Files that the list lacks: those in the folders of its files that have the extension of one of them.</summary>
    /// <param name="folder">The folder that the list is about.</param>
    public IEnumerable<string> Others(string folder)
    {
        var known = Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var kinds = Files.Select(file => Path.GetExtension(file.Path)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Files.Select(file => Path.GetDirectoryName(file.Path) ?? "").Distinct()
            .Where(each => Directory.Exists(Path.Combine(folder, each)))
            .SelectMany(each => Directory.EnumerateFiles(Path.Combine(folder, each)))
            .Where(file => kinds.Contains(Path.GetExtension(file)))
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => !known.Contains(file))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The SHA-256 of a file in lower-case hexadecimal.</summary>
    /// <exception cref="BuildException">It cannot be read.</exception>
    public static string HashOf(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            throw StorageFailure.Of(path, error);
        }
    }

    private static HashedFile ReadLine(string line, string place) =>
        Line().Match(line) is { Success: true } match && !match.Groups["path"].Value.Split('/').Contains("..")
            ? new HashedFile(match.Groups["path"].Value, match.Groups["hash"].Value)
            : throw new InputException(place, $"\"{line}\"", "64 hexadecimal digits, two spaces, and a path below the folder", "restore it with git checkout");

    [GeneratedRegex("^(?<hash>[0-9a-f]{64})  (?<path>[^/\\\\].*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
