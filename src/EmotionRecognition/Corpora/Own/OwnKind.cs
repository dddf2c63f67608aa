using System.Text;

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
    public ICorpusDefinition At(CorpusLocation at)
    {
        var clips = Read(at);
        var called = clips.Table is { } table && Path.GetFileNameWithoutExtension(table) is not "corpus" and var own ? own : NameOfFolder(clips.Folder);
        var name = ToName(clips.Description.Name ?? called);
        return new OwnDefinition(this)
        {
            Name = name,
            Title = clips.Description.Title ?? called,
            License = clips.Description.License,
            Folder = clips.Folder,
            ClassSets = [new ClassSet($"{name}-{clips.Classes.Count}", [.. clips.Classes.Select(each => (each, Array.Empty<string>()))])],
            HasSound = clips.Clips.Any(clip => clip.File is not null),
            HasText = clips.Clips.Any(clip => clip[OwnColumns.Text].Length > 0),
            HasGivenParts = clips.Clips.Any(clip => clip[OwnColumns.Split].Length > 0 || clip[OwnColumns.Fold].Length > 0),
            Speakers = clips.Clips.Select(clip => clip[OwnColumns.Speaker]).Where(speaker => speaker.Length > 0).Distinct().Count(),
            Columns = clips.OtherColumns,
            ReadAs = clips.Description.ToJson(),
        };
    }

    /// <inheritdoc/>
    public ICorpus Open(CorpusLocation at) => new OwnCorpus(Read(at));

    internal abstract OwnClips Read(CorpusLocation at);

    // A folder of sounds says nothing; the one above it is called like the corpus.
    private static string NameOfFolder(string folder) => Path.GetFileName(folder) is var name
        && name.ToLowerInvariant() is "wav" or "wavs" or "audio" or "clips" or "sound" or "sounds" or "data"
        && Path.GetFileName(Path.GetDirectoryName(folder)) is { Length: > 0 } above ? above : name;

    // A name of folders: results of two corpora lie side by side, and none takes the name of a built-in one.
    private static string ToName(string called)
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

/// <summary>Clips that a table lists: <c>corpus.csv</c> with the columns file and emotion, and others.</summary>
public sealed class TableDefinition : OwnKind
{
    /// <summary>Its name.</summary>
    public const string Id = "table";

    /// <inheritdoc/>
    public override string Name => Id;

    /// <inheritdoc/>
    public override string Title => "clips listed in a table";

    internal override OwnClips Read(CorpusLocation at) => OwnTable.Read(at);
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

    internal override OwnClips Read(CorpusLocation at) => OwnFolder.Read(at);
}
