using EmotionRecognition.Corpora;

namespace EmotionRecognition.Protocols;

/// <summary>What the sides of honest folds must not share.</summary>
public enum FoldRule
{
    /// <summary>Sessions, so that conversation partners stay together. For corpora with several sessions, such as IEMOCAP.</summary>
    BySession,

    /// <summary>Speakers, and whatever connects several of them. For corpora without sessions, such as EMO-DB and RAVDESS.</summary>
    BySpeaker,

    /// <summary>Sessions and, across sessions, scenarios: no script or improvisation is on two sides. For IEMOCAP.</summary>
    BySessionAndScenario,
}

/// <summary>How honest folds are formed.</summary>
public sealed record FoldOptions
{
    /// <summary>What the sides must not share.</summary>
    public required FoldRule Rule { get; init; }

    /// <summary>
    /// The number of groups into which sessions or speakers are joined, at least 3; null: one group each. The groups have about equal shares of
    /// every class (<see cref="StratifiedGroups"/>).
    /// </summary>
    public int? Groups { get; init; }

    /// <summary>
    /// The number of groups of scenarios, at least 3, if scenarios are kept apart. There is one fold per pair of a session group and a
    /// scenario group. Fewer groups leave fewer training rows: with S session groups and G scenario groups, a fold trains on a share of
    /// about (1 - 2/S)(1 - 2/G). Scenarios are joined as sessions are: with about equal shares of every class.
    /// </summary>
    public int ScenarioGroups { get; init; } = 5;

    /// <summary>
    /// Fingerprints of the sound, by utterance, as far as known: utterances with the same fingerprint are duplicates and stay on one side.
    /// </summary>
    public IReadOnlyDictionary<string, string> Recordings { get; init; } = new Dictionary<string, string>();

    /// <summary>The classes that folds are stratified by; null: the corpus's own labels.</summary>
    public ClassSet? Classes { get; init; }

    /// <summary>The class of an utterance.</summary>
    internal string ClassOf(Utterance utterance) =>
        Classes?.ClassOf(utterance.Emotion) is { } index ? Classes.Classes[index] : utterance.Emotion;
}
