using EmotionRecognition.Corpora;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>The source of a corpus: the user's folder, or a workspace folder that a stage generates.</summary>
/// <param name="Corpus">The corpus's definition.</param>
/// <param name="Root">The corpus's folder.</param>
/// <param name="MadeAt">The workspace folder in which a stage generates the corpus; null if it is the user's.</param>
public sealed record CorpusSource(ICorpusDefinition Corpus, string Root, string? MadeAt)
{
    /// <summary>What must be generated before the corpus can be opened.</summary>
    public IReadOnlyList<string> Needs => MadeAt is null ? [] : [MadeAt];

    /// <summary>Opens the corpus.</summary>
    /// <exception cref="InputException">The folder is missing or does not contain the corpus.</exception>
    public ICorpus Open() => Corpus.Open(Root);

    /// <summary>Files of the corpus as inputs; their names do not depend on the location of the corpus.</summary>
    public IReadOnlyList<StageInput> InputsFor(IEnumerable<string> files) =>
        [.. files.Select(file => new StageInput($"{MadeAt ?? "corpus"}/{NameOf(file)}", file) { IsFromStage = MadeAt is not null })];

    /// <summary>A file's path relative to the corpus, with forward slashes.</summary>
    public string NameOf(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');
}
