using System.Text.RegularExpressions;

namespace EmotionRecognition.Build;

/// <summary>
/// Paths as users type them. A shell expands <c>~</c> only at the start of a word, not after <c>--corpus-path=</c>. A folder is always called the same,
/// whichever way leads to it: what is remembered of its files is then found again.
/// </summary>
public static partial class UserPath
{
    /// <summary>The full path of a file, or of a folder that may be absent.</summary>
    /// <param name="option">The option that it was passed to, with its dashes.</param>
    /// <param name="path">What was typed: absolute, relative to <paramref name="root"/>, or below <c>~</c>, the user's home folder.</param>
    /// <param name="root">The folder that the build runs in.</param>
    /// <exception cref="InputException">It names the home folder of another user, such as <c>~anna</c>.</exception>
    public static string File(string option, string path, string root)
    {
        if (!path.StartsWith('~'))
        {
            return Path.GetFullPath(path, root);
        }

        return path.Length == 1 || path[1] == '/' || path[1] == Path.DirectorySeparatorChar
            ? Path.GetFullPath(Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[1..]))
            : throw new InputException(
                option,
                path,
                "a path, or ~/ for your own home folder",
                $"write the home folder of {path.Split('/')[0][1..]} in full, or ./{path} for a file here");
    }

    /// <summary>The full path of a folder, without links and without a separator at its end; or of a file, in a folder without links.</summary>
    /// <inheritdoc cref="File"/>
    public static string Folder(string option, string path, string root) => WithoutLinks(File(option, path, root));

    /// <summary>The same for the paths of several corpora, <c>NAME=PATH,NAME=PATH</c>; a single path is taken as <see cref="Folder"/> does.</summary>
    /// <inheritdoc cref="File"/>
    public static string Folders(string option, string path, string root) => Named().IsMatch(path) && !Path.Exists(Path.GetFullPath(path, root))
        ? string.Join(',', NextCorpus().Split(path).Select(part => part.Split('=', 2)).Select(part => $"{part[0]}={Folder(option, part[1], root)}"))
        : Folder(option, path, root);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*=.", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    // A comma is a part of a path unless a name and an equals sign follow.
    [GeneratedRegex(",(?=[a-z0-9][a-z0-9-]*=)", RegexOptions.CultureInvariant)]
    private static partial Regex NextCorpus();

    // From the root down, because any folder on the way may be a link. One that leads nowhere stays as it is.
    private static string WithoutLinks(string path)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var name in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, name);
            real = Directory.Exists(next) && Directory.ResolveLinkTarget(next, returnFinalTarget: true) is { } target ? WithoutLinks(target.FullName) : next;
        }

        return real;
    }
}
