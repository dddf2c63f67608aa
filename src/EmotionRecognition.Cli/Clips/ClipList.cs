namespace EmotionRecognition.Cli.Clips;

/// <summary>From the words on the command line to clips: files, folders with everything in them, lists of files, and standard input.</summary>
internal static class ClipList
{
    private const string StandardInput = "-";

    private static readonly string[] _sounds = [".wav", ".wave", ".flac", ".mp3", ".ogg", ".oga", ".opus"];
    private static readonly string[] _lists = [".txt", ".lst", ".m3u", ".m3u8"];

    /// <summary>Finds the clips.</summary>
    /// <param name="words">Sound files, folders, lists with one file per line, or <c>-</c> for a list on standard input.</param>
    /// <param name="input">Standard input.</param>
    /// <returns>At least one clip: those of a folder by name, all others in the order given.</returns>
    /// <exception cref="InputException">There are none, or a list cannot be read.</exception>
    public static IReadOnlyList<Clip> Find(IEnumerable<string> words, TextReader input)
    {
        List<Clip> clips = [.. words.SelectMany(word => Find(word, input))];
        return clips.Count > 0 ? clips : throw new InputException("clips", "none", "at least one sound file", "name files or folders with sound");
    }

    private static IEnumerable<Clip> Find(string word, TextReader input)
    {
        if (word == StandardInput)
        {
            return Lines(input, Environment.CurrentDirectory);
        }

        if (Directory.Exists(word))
        {
            List<Clip> found = [.. Directory.EnumerateFiles(word, "*", SearchOption.AllDirectories).Where(IsSound).Order(StringComparer.Ordinal).Select(file => new Clip(file))];
            return found.Count > 0
                ? found
                : throw new InputException(word, "a folder without sound files", $"files such as {string.Join(", ", _sounds)}", "name another folder");
        }

        if (!IsList(word))
        {
            return [new Clip(word)];
        }

        using var list = File.OpenText(word);
        return [.. Lines(list, Path.GetDirectoryName(Path.GetFullPath(word))!)];
    }

    private static IEnumerable<Clip> Lines(TextReader list, string folder)
    {
        for (var line = list.ReadLine(); line is not null; line = list.ReadLine())
        {
            if (line.Trim() is { Length: > 0 } file && file[0] != '#')
            {
                yield return new Clip(Path.IsPathRooted(file) ? file : Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(folder, file)));
            }
        }
    }

    private static bool IsSound(string file) => _sounds.Contains(Path.GetExtension(file).ToLowerInvariant());

    private static bool IsList(string file) => File.Exists(file) && _lists.Contains(Path.GetExtension(file).ToLowerInvariant());
}
