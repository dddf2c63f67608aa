using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Own;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Where a corpus comes from: files of the user's, or a folder that a stage writes in the workspace.</summary>
/// <param name="Corpus">What is known about the corpus.</param>
/// <param name="At">Where it is, and how its files are to be read.</param>
/// <param name="MadeAt">The workspace folder that a stage writes it to; null if it is the user's.</param>
public sealed record CorpusSource(ICorpusDefinition Corpus, CorpusLocation At, string? MadeAt)
{
    /// <summary>The share of clips that may be left out because they cannot be read.</summary>
    public double MostUnreadable { get; init; }

    /// <summary>The folder that all its files are in.</summary>
    public string Root => Corpus is OwnDefinition own ? own.Folder : At.Path;

    /// <summary>What must be written before the corpus can be opened.</summary>
    public IReadOnlyList<string> Needs => MadeAt is null ? [] : [MadeAt];

    /// <summary>What decides how it is read.</summary>
    public IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var settings = new SortedDictionary<string, string> { ["corpus"] = Corpus.Name };
            if (Corpus.ReadAs is { } description)
            {
                settings["description"] = description;
            }

            if (At.Encoding is { } encoding)
            {
                settings["encoding"] = encoding.WebName;
            }

            return settings;
        }
    }

    /// <summary>Opens the corpus.</summary>
    /// <exception cref="InputException">The folder is missing or is not such a corpus.</exception>
    public ICorpus Open() => Corpus.Open(At);

    /// <summary>Files of the corpus as inputs; their names do not depend on the location of the corpus.</summary>
    public IReadOnlyList<StageInput> InputsFor(IEnumerable<string> files) =>
        [.. files.Select(file => new StageInput($"{MadeAt ?? "corpus"}/{NameOf(file)}", file) { IsFromStage = MadeAt is not null })];

    /// <summary>A file's path relative to the corpus, with forward slashes.</summary>
    public string NameOf(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');
}
