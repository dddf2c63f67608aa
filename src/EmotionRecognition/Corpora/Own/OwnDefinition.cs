using System.Text;
using EmotionRecognition.Audio;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Corpora.Own.TableDefinition>]
[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Corpora.Own.FolderDefinition>]

namespace EmotionRecognition.Corpora.Own;

/// <summary>A kind of user's own corpus. What is known about one is in its files, see <see cref="ICorpusDefinition.At"/>.</summary>
public abstract class OwnKind : ICorpusDefinition
{
    private protected OwnKind()
    {
    }

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Title { get; }

    /// <inheritdoc/>
    public string License => "the user's own";

    /// <inheritdoc/>
    public IReadOnlyList<ClassSet> ClassSets => [];

    /// <inheritdoc/>
    public bool HasGivenParts => true;

    /// <inheritdoc/>
    public ICorpusDefinition At(CorpusLocation at) => new OwnDefinition(this, Read(at), at.Path);

    /// <inheritdoc/>
    public ICorpus Open(CorpusLocation at) => new OwnCorpus(Read(at));

    internal abstract OwnClips Read(CorpusLocation at);
}

/// <summary>Clips that a table lists: <c>corpus.csv</c> with the columns file and emotion, and others.</summary>
public sealed class TableDefinition : OwnKind
{
    /// <summary>Its name.</summary>
    public const string Id = "table";

    /// <inheritdoc/>
    public override string Name => Id;

    /// <inheritdoc/>
    public override string Title => "clips listed in a table";

    internal override OwnClips Read(CorpusLocation at) => OwnClips.FromTable(at);
}

/// <summary>Clips whose names tell everything, by a pattern.</summary>
public sealed class FolderDefinition : OwnKind
{
    /// <summary>Its name.</summary>
    public const string Id = "folder";

    /// <inheritdoc/>
    public override string Name => Id;

    /// <inheritdoc/>
    public override string Title => "clips of a folder";

    internal override OwnClips Read(CorpusLocation at) => OwnClips.FromFolder(at);
}

/// <summary>One user's corpus, as its files describe it.</summary>
public sealed class OwnDefinition : ICorpusDefinition
{
    private readonly OwnKind _kind;

    internal OwnDefinition(OwnKind kind, OwnClips clips, string path)
    {
        _kind = kind;
        var description = clips.Description;
        var called = clips.Table is { } table && Path.GetFileNameWithoutExtension(table) != "corpus"
            ? Path.GetFileNameWithoutExtension(table)
            : NameOfFolder(clips.Folder);
        Name = NameOf(description.Name ?? called);
        Title = description.Title ?? called;
        License = description.License;
        Folder = clips.Folder;
        ClassSets = [new ClassSet($"{Name}-{clips.Classes.Count}", [.. clips.Classes.Select(name => (name, Array.Empty<string>()))])];
        HasSound = clips.Clips.Any(clip => clip.File is not null);
        HasText = clips.Clips.Any(clip => clip[OwnColumns.Text].Length > 0);
        HasGivenParts = clips.Clips.Any(clip => clip[OwnColumns.Split].Length > 0 || clip[OwnColumns.Fold].Length > 0);
        Speakers = clips.Clips.Select(clip => clip[OwnColumns.Speaker]).Where(speaker => speaker.Length > 0).Distinct().Count();
        Columns = clips.OtherColumns;
        ReadAs = description.ToJson();
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Title { get; }

    /// <inheritdoc/>
    public string License { get; }

    /// <summary>The folder of its files, a full path.</summary>
    public string Folder { get; }

    /// <summary>How many speakers it names.</summary>
    public int Speakers { get; }

    /// <inheritdoc/>
    public IReadOnlyList<ClassSet> ClassSets { get; }

    /// <inheritdoc/>
    public bool HasSound { get; }

    /// <inheritdoc/>
    public bool HasText { get; }

    /// <inheritdoc/>
    public bool HasGivenParts { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns { get; }

    /// <inheritdoc/>
    public string? ReadAs { get; }

    /// <inheritdoc/>
    public ICorpus Open(CorpusLocation at) => _kind.Open(at);

    // A folder of sounds says nothing; the one above it is called like the corpus.
    private static string NameOfFolder(string folder) => Path.GetFileName(folder) is var name
        && name.ToLowerInvariant() is "wav" or "wavs" or "audio" or "clips" or "sound" or "sounds" or "data"
        && Path.GetFileName(Path.GetDirectoryName(folder)) is { Length: > 0 } above ? above : name;

    // A name of a folder: results of two corpora lie side by side, and none takes the name of a built-in one.
    private static string NameOf(string called)
    {
        var name = new StringBuilder();
        foreach (var letter in called.ToLowerInvariant())
        {
            name.Append(char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) ? letter : '-');
        }

        var trimmed = string.Join('-', name.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries));
        return trimmed.Length == 0 || IsTaken(trimmed) ? $"own-{trimmed}".TrimEnd('-') : trimmed;
    }

    private static bool IsTaken(string name) =>
        name is "figures" or "tables" or "preprocessed" || name.EndsWith("-samples", StringComparison.Ordinal) || CorpusCatalog.Corpora.Find(name) is not null;
}
