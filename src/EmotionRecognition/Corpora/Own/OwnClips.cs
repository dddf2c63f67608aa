namespace EmotionRecognition.Corpora.Own;

/// <summary>The clips of a user's corpus, as a table lists them or as the names of files tell, before any sound is opened.</summary>
internal sealed record OwnClips
{
    /// <summary>What the user says about the corpus, options included.</summary>
    public required CorpusFile Description { get; init; }

    /// <summary>The corpus's folder, a full path.</summary>
    public required string Folder { get; init; }

    /// <summary>The table that lists its clips; null if the names of files tell everything.</summary>
    public string? Table { get; init; }

    /// <summary>The clips, in the order of the table or of the files' names.</summary>
    public required IReadOnlyList<OwnClip> Clips { get; init; }

    /// <summary>Sound files that exist, whether they are used or not, sorted ordinally.</summary>
    public required IReadOnlyList<string> SoundFiles { get; init; }

    /// <summary>What was left out.</summary>
    public IReadOnlyList<Omission> Omissions { get; init; } = [];

    /// <summary>What readers must know about what was left out.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The classes in order; each clip's emotion is one of them.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>What errors about the corpus as a whole name.</summary>
    public string Place => Table ?? Folder;

    /// <summary>Columns without a meaning here, by which results can be reported.</summary>
    public IReadOnlyList<string> OtherColumns => [.. Clips.SelectMany(clip => clip.Values.Keys).Distinct().Except(OwnColumns.Used)];

    /// <summary>The description of the corpus at a location, with what the user passes in place of what it says.</summary>
    /// <param name="at">The location.</param>
    /// <param name="folder">The corpus's folder.</param>
    /// <exception cref="InputException">The description or an option is malformed.</exception>
    public static CorpusFile DescriptionOf(CorpusLocation at, string folder)
    {
        var inFolder = Path.Combine(folder, CorpusFile.FileName);
        var file = at.Description ?? (File.Exists(inFolder) ? inFolder : null);
        var description = file is null ? new CorpusFile() : CorpusFile.Read(file);
        description = description with { Pattern = at.Pattern ?? description.Pattern };
        return at.Map is null
            ? description
            : description with
            {
                Values = new Dictionary<string, IReadOnlyDictionary<string, string?>>(description.Values)
                {
                    [OwnColumns.Emotion] = EmotionMap.Parse(at.Map, "--map"),
                },
            };
    }
}
