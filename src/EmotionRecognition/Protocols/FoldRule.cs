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
