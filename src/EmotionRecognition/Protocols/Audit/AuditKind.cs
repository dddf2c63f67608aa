namespace EmotionRecognition.Protocols.Audit;

/// <summary>The kinds of findings of an audit. A row is seen if it is a training or validation row of the same fold.</summary>
public enum AuditKind
{
    /// <summary>Test rows with a copy that is seen.</summary>
    CopiesOfTrainingRows,

    /// <summary>Test rows whose sound is the same as that of another utterance that is seen.</summary>
    DuplicateRecordings,

    /// <summary>Test rows whose speaker is seen.</summary>
    SharedSpeakers,

    /// <summary>Test rows whose dialog is seen.</summary>
    SharedDialogs,

    /// <summary>Test rows whose source video is seen.</summary>
    SharedSourceVideos,

    /// <summary>Test rows whose script or improvisation scenario is seen.</summary>
    SharedScenarios,

    /// <summary>Test rows, other than copies, whose words are the same as those of a seen row.</summary>
    IdenticalTranscripts,

    /// <summary>Test rows of utterances labeled with more than one class.</summary>
    ConflictingLabels,

    /// <summary>Test rows that scalers, vectorizers, class weights, or generators were fitted on.</summary>
    FittedOnTestRows,

    /// <summary>Test rows of speakers whose features are normalized over all their unlabeled clips.</summary>
    NormalizedByTestSpeakers,

    /// <summary>Test rows that epochs or settings were chosen on.</summary>
    SelectedOnTestRows,

    /// <summary>Validation rows whose utterance, speaker, dialog, source video, or recording is also in training.</summary>
    ValidationNotApart,

    /// <summary>Test rows of a class that has no training rows in their fold.</summary>
    ClassesNotTrained,

    /// <summary>Test rows that a given model was trained or selected on, under any name.</summary>
    SeenByTheModel,

    /// <summary>Test rows whose words a given model that reads only words was trained or selected on.</summary>
    WordsSeenByTheModel,

    /// <summary>Test rows whose recording session is seen.</summary>
    SharedSessions,

    /// <summary>Test rows that were cut or generated from a recording of which another part is seen.</summary>
    SharedSources,

    /// <summary>Test rows that are augmented copies of a seen utterance, or the original of one, by their names.</summary>
    AugmentedCopies,

    /// <summary>Test rows that sound like another utterance that is seen: the same recording with noise, at another speed, or cut.</summary>
    NearDuplicates,

    /// <summary>Test rows whose speaker says the same text in a seen row.</summary>
    SameTextBySpeaker,
}
