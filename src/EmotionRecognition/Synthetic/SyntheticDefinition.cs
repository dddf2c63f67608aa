using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Iemocap;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Synthetic.SyntheticDefinition>]

namespace EmotionRecognition.Synthetic;

/// <summary>The built-in corpus of synthetic speech, in IEMOCAP's layout.</summary>
public sealed class SyntheticDefinition : ICorpusDefinition
{
    /// <inheritdoc/>
    public string Name => CorpusCatalog.Synthetic;

    /// <inheritdoc/>
    public string Title => "Synthetic speech";

    /// <inheritdoc/>
    public string License => "MIT";

    /// <inheritdoc/>
    public bool MaySoundBeCopied => true;

    /// <inheritdoc/>
    public IReadOnlyList<ClassSet> ClassSets => [IemocapDefinition.StudySix, IemocapDefinition.Four, IemocapDefinition.ConversationSix];

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns => IemocapCorpus.Columns;

    /// <inheritdoc/>
    public string? RootAt(string folder) => IemocapCorpus.RootAt(folder);

    /// <inheritdoc/>
    public ICorpus Open(CorpusLocation at) => IemocapCorpus.Open(at, "Synthetic speech: not a result about people.");
}
