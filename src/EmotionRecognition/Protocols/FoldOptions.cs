namespace EmotionRecognition.Protocols;

/// <summary>What is kept apart between the sides of honest folds.</summary>
public enum FoldRule
{
    /// <summary>Sessions: those who spoke together stay together. For corpora of several sessions, such as IEMOCAP.</summary>
    BySession,

    /// <summary>Speakers, and whatever ties several together. For corpora without sessions, such as EMO-DB and RAVDESS.</summary>
    BySpeaker,

    /// <summary>Sessions and, across them, scenarios: no script or improvisation is on two sides. For IEMOCAP.</summary>
    BySessionAndScenario,
}

/// <summary>How honest folds are made.</summary>
public sealed record FoldOptions
{
    /// <summary>What is kept apart.</summary>
    public required FoldRule Rule { get; init; }

    /// <summary>
    /// How many groups the sessions or speakers are put into, at least 3; null: each is a group. Neighbours in the order of their names
    /// go together, so that RAVDESS's alternating male and female actors are spread evenly.
    /// </summary>
    public int? Groups { get; init; }

    /// <summary>
    /// How many groups the scenarios are put into where they are kept apart, at least 3. There are as many folds as pairs of a session
    /// group and a scenario group. Fewer groups leave fewer training rows: of S session groups and G scenario groups a fold trains on about
    /// (1 - 2/S)(1 - 2/G).
    /// </summary>
    public int ScenarioGroups { get; init; } = 5;

    /// <summary>
    /// By utterance a fingerprint of its sound, where it is known: utterances with the same one are duplicates and stay on one side.
    /// </summary>
    public IReadOnlyDictionary<string, string> Recordings { get; init; } = new Dictionary<string, string>();
}
