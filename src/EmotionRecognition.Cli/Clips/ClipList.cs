using EmotionRecognition.Corpora;

namespace EmotionRecognition.Cli.Clips;

/// <summary>From the words on the command line to clips: files, folders with everything in them, lists of files, and standard input.</summary>
internal static class ClipList
{
    private const string StandardInput = "-";

    private static readonly string[] _lists = [".txt", ".tsv", ".lst", ".m3u", ".m3u8"];

    /// <summary>Finds the clips.</summary>
    /// <param name="words">
    /// Sound files, folders, or lists; <c>-</c> for a list on standard input. A list has one file per line, relative to the list's folder, with what is said
    /// after a tab if it is known; empty lines and those that start with # are comments.
    /// </param>
    /// <param name="input">Standard input.</param>
    /// <returns>At least one clip, each file once: those of a folder by name, all others in the order given.</returns>
    /// <exception cref="InputException">There are none, or a list cannot be read.</exception>
    public static IReadOnlyList<Clip> Find(IEnumerable<string> words, TextReader input)
    {
        List<Clip> clips = [.. words.SelectMany(word => Find(word, input)).DistinctBy(clip => Path.GetFullPath(clip.File))];
        return clips.Count > 0 ? clips : throw new InputException("clips", "none", "at least one sound file", "name files or folders with sound");
    }

    private static IEnumerable<Clip> Find(string word, TextReader input)
    {
        if (word == StandardInput)
        {
            return Lines(input, "");
        }

        if (Directory.Exists(word))
        {
            return InFolder(word);
        }

        if (!IsList(word))
        {
            return [new Clip(word)];
        }

        using var list = File.OpenText(word);
        return [.. Lines(list, Path.GetDirectoryName(word) ?? "")];
    }

    private static List<Clip> InFolder(string folder)
    {
        var all = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        List<Clip> found =
            [.. Directory.EnumerateFiles(folder, "*", all).Where(SoundFiles.IsNameOfSound).Order(StringComparer.Ordinal).Select(file => new Clip(file))];
        return found.Count > 0
            ? found
            : throw new InputException(
                folder, "a folder without sound files", $"files such as {string.Join(", ", SoundFiles.Extensions)}", "name another folder");
    }

    private static IEnumerable<Clip> Lines(TextReader list, string folder)
    {
        for (var line = list.ReadLine(); line is not null; line = list.ReadLine())
        {
            var (file, text) = line.IndexOf('\t') is >= 0 and var tab ? (line[..tab].Trim(), line[(tab + 1)..].Trim()) : (line.Trim(), null);
            if (file.Length > 0 && file[0] != '#')
            {
                yield return new Clip(Path.Combine(folder, file), text);
            }
        }
    }

    private static bool IsList(string file) => File.Exists(file) && _lists.Contains(Path.GetExtension(file).ToLowerInvariant());
}
