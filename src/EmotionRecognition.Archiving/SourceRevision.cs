using System.Diagnostics;
using System.Formats.Tar;
using System.Globalization;

namespace EmotionRecognition.Archiving;

/// <summary>The revision of the code in a checkout, without changes.</summary>
/// <param name="Commit">Its commit, 40 hexadecimal digits.</param>
/// <param name="Committed">When it was committed.</param>
/// <param name="Files">The files of the revision, by path.</param>
public sealed record SourceRevision(string Commit, DateTimeOffset Committed, IReadOnlyList<ParcelFile> Files)
{
    private const int MostNames = 5;

    /// <summary>Reads the checked-out revision from git.</summary>
    /// <param name="root">The checkout.</param>
    /// <exception cref="InputException">It is not a git checkout, or files differ from the commit.</exception>
    public static SourceRevision Of(string root)
    {
        var changed = Text(root, "status", "--porcelain").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[3..]).ToList();
        if (changed.Count > 0)
        {
            var others = changed.Count > MostNames ? $" and {changed.Count - MostNames} more" : "";
            throw new InputException(
                root, $"changed or new files: {string.Join(", ", changed.Take(MostNames))}{others}", "a checkout without changes", "commit or stash them");
        }

        var committed = DateTimeOffset.Parse(Text(root, "log", "-1", "--format=%cI").Trim(), CultureInfo.InvariantCulture).ToUniversalTime();
        using var git = Start(root, "archive", "--format=tar", "HEAD");
        var errors = git.StandardError.ReadToEndAsync();
        var files = Unpack(git.StandardOutput.BaseStream);
        Finish(git, root, errors.Result);
        return new SourceRevision(Text(root, "rev-parse", "HEAD").Trim(), committed, files);
    }

    private static List<ParcelFile> Unpack(Stream archive)
    {
        var files = new List<ParcelFile>();
        using var tar = new TarReader(archive);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
            {
                using var bytes = new MemoryStream();
                entry.DataStream?.CopyTo(bytes);
                files.Add(new ParcelFile(entry.Name, bytes.ToArray(), (entry.Mode & UnixFileMode.UserExecute) != 0));
            }
        }

        // What is left are the zeros at the end; git must be able to write them.
        archive.CopyTo(Stream.Null);
        return files;
    }

    private static string Text(string root, params string[] arguments)
    {
        using var git = Start(root, arguments);
        var errors = git.StandardError.ReadToEndAsync();
        var answer = git.StandardOutput.ReadToEnd();
        Finish(git, root, errors.Result);
        return answer;
    }

    private static Process Start(string root, params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("git", ["-C", root, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new InputException("git", error.Message.TrimEnd('.'), "git, which knows the revision of the code", "install it", error);
        }
    }

    private static void Finish(Process git, string root, string errors)
    {
        git.WaitForExit();
        if (git.ExitCode != 0)
        {
            throw new InputException(root, errors.Trim().TrimEnd('.'), "a git checkout with a commit", "run the target in a clone");
        }
    }
}
