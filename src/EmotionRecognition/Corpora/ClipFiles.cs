namespace EmotionRecognition.Corpora;

/// <summary>
/// The sound files of a corpus of which each is one utterance, by the utterance's id: the file's name without its extension. A file that lies in two places
/// is used once; two files that differ cannot have one id.
/// </summary>
internal sealed class ClipFiles
{
    /// <summary>The reason for omitting a copy.</summary>
    public const string Copy = "copy of another file of the same name";

    private readonly Dictionary<string, string> _fileOf = new(StringComparer.Ordinal);
    private readonly List<string> _copies = [];

    /// <summary>Takes files in their order.</summary>
    /// <exception cref="InputException">Two files that differ have one id; the error names both.</exception>
    public ClipFiles(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            if (_fileOf.TryAdd(IdOf(file), file))
            {
                continue;
            }

            var first = _fileOf[IdOf(file)];
            if (!IsCopy(first, file))
            {
                throw new InputException(file, $"the id {IdOf(file)}, which {first} has too", "one file per id", "rename or remove one of the two");
            }

            _copies.Add(file);
        }
    }

    /// <summary>The files that are used, in their order.</summary>
    public IReadOnlyList<string> All => [.. _fileOf.Values];

    /// <summary>Copies of them, which are not used.</summary>
    public IReadOnlyList<string> Copies => _copies;

    /// <summary>All files that are there, copies included, sorted ordinally; links that lead nowhere are not.</summary>
    public IReadOnlyList<string> WithCopies => [.. All.Concat(_copies).Where(CorpusFolder.Exists).Order(StringComparer.Ordinal)];

    /// <summary>What readers must know about copies; empty if there are none.</summary>
    public IReadOnlyList<string> Notices => _copies.Count == 0
        ? []
        : [$"{_copies.Count} of {_copies.Count + _fileOf.Count} files are copies of other files with the same name and are not counted again."];

    /// <summary>The id of a file.</summary>
    public static string IdOf(string file) => Path.GetFileNameWithoutExtension(file);

    /// <summary>The file of an utterance.</summary>
    public string Of(string id) => _fileOf[id];

    private static bool IsCopy(string one, string other)
    {
        try
        {
            return new FileInfo(one).Length == new FileInfo(other).Length && File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(other, error.Message.TrimEnd('.'), "a readable file", "check its permissions and links", error);
        }
    }
}
