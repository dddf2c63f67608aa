[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Corpora.Meld.MeldDefinition>]

namespace EmotionRecognition.Corpora.Meld;

/// <summary>MELD, texts only: 13,708 utterances of a television series, split by its authors.</summary>
public sealed class MeldDefinition : ICorpusDefinition
{
    /// <summary>The corpus's seven classes.</summary>
    public static ClassSet Seven { get; } = new(
        "meld-seven", ("anger", []), ("disgust", []), ("fear", []), ("joy", []), ("neutral", []), ("sadness", []), ("surprise", []));

    /// <inheritdoc/>
    public bool HasSound => false;

    /// <inheritdoc/>
    public bool HasGivenParts => true;

    /// <inheritdoc/>
    public string Name => "meld";

    /// <inheritdoc/>
    public string Title => "MELD";

    /// <inheritdoc/>
    public string License => "GPL-3.0";

    /// <inheritdoc/>
    public string Speech => "English, a television series";

    /// <inheritdoc/>
    public string Source => "Poria et al., \"MELD: A Multimodal Multi-Party Dataset for Emotion Recognition in Conversations\", ACL 2019.";

    /// <inheritdoc/>
    public IReadOnlyList<ClassSet> ClassSets => [Seven];

    /// <inheritdoc/>
    public string? RootAt(string folder) => MeldCorpus.RootAt(folder);

    /// <inheritdoc/>
    public ICorpus Open(CorpusLocation at) => MeldCorpus.Open(at);
}
