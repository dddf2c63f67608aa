[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Corpora.Iemocap.IemocapDefinition>]

namespace EmotionRecognition.Corpora.Iemocap;

/// <summary>IEMOCAP: 10,039 utterances of ten actors in five sessions.</summary>
public sealed class IemocapDefinition : ICorpusDefinition
{
    /// <summary>The study's six classes, with the labels of its generated samples.</summary>
    public static ClassSet StudySix { get; } = new(
        "study-six",
        ("anger", ["ang"]),
        ("happiness", ["hap", "exc", "happy"]),
        ("sadness", ["sad", "fru"]),
        ("fear", ["fea"]),
        ("surprise", ["sur"]),
        ("neutral", ["neu"]));

    /// <summary>The four classes that most work on IEMOCAP uses.</summary>
    public static ClassSet Four { get; } = new(
        "iemocap-four", ("anger", ["ang"]), ("happiness", ["hap", "exc"]), ("neutral", ["neu"]), ("sadness", ["sad"]));

    /// <summary>The six classes used for emotion recognition in conversations.</summary>
    public static ClassSet ConversationSix { get; } = new(
        "iemocap-conversation-six",
        ("anger", ["ang"]),
        ("happiness", ["hap"]),
        ("excitement", ["exc"]),
        ("sadness", ["sad"]),
        ("frustration", ["fru"]),
        ("neutral", ["neu"]));

    /// <inheritdoc/>
    public string Name => "iemocap";

    /// <inheritdoc/>
    public string Title => "IEMOCAP";

    /// <inheritdoc/>
    public string License => "on request from USC SAIL";

    /// <inheritdoc/>
    public string Speech => "English, acted from scripts and improvised";

    /// <inheritdoc/>
    public string Source => "Busso et al., \"IEMOCAP: Interactive emotional dyadic motion capture database\", Language Resources and Evaluation 42, 2008.";

    /// <inheritdoc/>
    public IReadOnlyList<ClassSet> ClassSets => [StudySix, Four, ConversationSix];

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns => IemocapCorpus.Columns;

    /// <inheritdoc/>
    public string JudgedBy =>
        "Three or more of six raters saw and heard each utterance in its dialog and named one emotion or several; the label is the emotion that most of them "
        + "named. What actors said about themselves is not counted.";

    /// <inheritdoc/>
    public string? RootAt(string folder) => IemocapCorpus.RootAt(folder);

    /// <inheritdoc/>
    public ICorpus Open(CorpusLocation at) => IemocapCorpus.Open(at);
}
