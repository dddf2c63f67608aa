using EmotionRecognition.Corpora.Own;

namespace EmotionRecognition.Corpora;

/// <summary>From the words on the command line to a corpus.</summary>
public static class CorpusArgument
{
    private static readonly string[] _tables = ["corpus.csv", "corpus.tsv"];

    /// <summary>Finds out what kind of corpus is at a place.</summary>
    /// <param name="path">A folder, or a table of clips.</param>
    /// <param name="asked">The name of a corpus, or the file that describes one; null: find out.</param>
    /// <param name="pattern">What file names mean; null: as the description says.</param>
    /// <exception cref="InputException">There is no such place, or it is not clear what is there.</exception>
    public static (ICorpusDefinition Kind, CorpusLocation At) Find(string path, string? asked, string? pattern)
    {
        if (!Path.Exists(path))
        {
            throw new InputException(path, "no such file or folder", "the folder of a corpus, or a table of clips", "check the path");
        }

        var description = asked is not null && asked.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Path.GetFullPath(asked) : null;
        var at = new CorpusLocation(Path.GetFullPath(path)) { Pattern = pattern, Description = description };
        var kind = description is not null ? KindOf(CorpusFile.Read(description), pattern)
            : asked is not null ? Named(asked)
            : pattern is not null ? new FolderDefinition()
            : File.Exists(path) ? new TableDefinition()
            : PublishedIn(path);
        return (kind, kind is OwnKind || File.Exists(path) ? at : at with { Path = CorpusFinder.Find(kind, path, "corpus") });
    }

    private static ICorpusDefinition Named(string asked) => CorpusCatalog.Corpora.All.Any(corpus => corpus.Name == asked)
        ? CorpusCatalog.Corpora.Named(asked, "--corpus")
        : throw new InputException("--corpus", $"\"{asked}\"", $"one of {string.Join(", ", Names())}, or a description FILE.json", "choose one of them");

    private static IEnumerable<string> Names() =>
        CorpusCatalog.Corpora.All.Where(corpus => corpus is OwnKind || corpus.ClassSets.Count > 0).Select(corpus => corpus.Name).Order(StringComparer.Ordinal);

    private static OwnKind KindOf(CorpusFile file, string? pattern) => file.Pattern is null && pattern is null ? new TableDefinition() : new FolderDefinition();

    private static OwnKind? OwnIn(string folder)
    {
        var description = Path.Combine(folder, CorpusFile.FileName);
        return File.Exists(description) ? KindOf(CorpusFile.Read(description), null)
            : Array.Exists(_tables, table => File.Exists(Path.Combine(folder, table))) ? new TableDefinition() : null;
    }

    /// <summary>The kind of corpus in a folder; null if it is none that the program knows.</summary>
    /// <param name="folder">A folder.</param>
    public static ICorpusDefinition? Recognize(string folder)
    {
        // A corpus that takes any folder for its own, as one of a plug-in may, has to be named.
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return OwnIn(folder) ?? (!Directory.Exists(full) ? null : CorpusCatalog.Corpora.All
            .Where(corpus => corpus is not OwnKind && corpus.ClassSets.Count > 0)
            .FirstOrDefault(corpus => corpus.RootAt(AppContext.BaseDirectory) is null && corpus.RootAt(full) is not null));
    }

    private static ICorpusDefinition PublishedIn(string folder) => Recognize(folder) ?? throw new InputException(
        folder, "no corpus that the program knows, and no corpus.csv", $"the folder of {string.Join(", ", Names())}",
        "say what it is: --corpus NAME, or --pattern '{speaker}_{emotion}_{take}.wav'");
}
