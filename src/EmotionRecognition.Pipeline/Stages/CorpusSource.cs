using EmotionRecognition.Corpora;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Where a corpus comes from: a folder of the user's, or one that a stage makes in the workspace.</summary>
/// <param name="Corpus">What is known of the corpus.</param>
/// <param name="Root">The folder it is in.</param>
/// <param name="MadeAt">The workspace folder that a stage makes it in; null where it is the user's.</param>
public sealed record CorpusSource(ICorpusDefinition Corpus, string Root, string? MadeAt)
{
    /// <summary>What must be made before the corpus can be opened.</summary>
    public IReadOnlyList<string> Needs => MadeAt is null ? [] : [MadeAt];

    /// <summary>Opens the corpus.</summary>
    /// <exception cref="InputException">The folder is missing or is not such a corpus.</exception>
    public ICorpus Open() => Corpus.Open(Root);

    /// <summary>Files of the corpus as inputs; their names do not depend on where the corpus is.</summary>
    public IReadOnlyList<StageInput> InputsFor(IEnumerable<string> files) =>
        [.. files.Select(file => new StageInput($"{MadeAt ?? "corpus"}/{NameOf(file)}", file) { IsFromStage = MadeAt is not null })];

    /// <summary>A file's name relative to the corpus, with forward slashes.</summary>
    public string NameOf(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');
}
