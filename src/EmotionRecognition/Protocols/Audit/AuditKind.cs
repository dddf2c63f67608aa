namespace EmotionRecognition.Protocols.Audit;

/// <summary>What an audit looks for. A row is seen when it is a training or a validation row of the same fold.</summary>
public enum AuditKind
{
    /// <summary>Test rows of which a copy is seen.</summary>
    CopiesOfTrainingRows,

    /// <summary>Test rows whose sound is that of another utterance that is seen.</summary>
    DuplicateRecordings,

    /// <summary>Test rows whose speaker is seen.</summary>
    SharedSpeakers,

    /// <summary>Test rows whose dialog is seen.</summary>
    SharedDialogs,

    /// <summary>Test rows whose source video is seen.</summary>
    SharedSourceVideos,

    /// <summary>Test rows whose script or improvisation scenario is seen.</summary>
    SharedScenarios,

    /// <summary>Test rows, copies aside, whose words are those of a row that is seen.</summary>
    IdenticalTranscripts,

    /// <summary>Test rows of utterances that the labels put into more than one class.</summary>
    ConflictingLabels,

    /// <summary>Test rows that scalers, vectorisers, class weights or generators were fitted on.</summary>
    FittedOnTestRows,

    /// <summary>Test rows of speakers whose unlabelled clips were looked at.</summary>
    NormalizedByTestSpeakers,

    /// <summary>Test rows that epochs or settings were chosen on.</summary>
    SelectedOnTestRows,

    /// <summary>Validation rows whose utterance, speaker, dialog, source video or recording is trained on.</summary>
    ValidationNotApart,

    /// <summary>Test rows of a class that their fold's training rows do not have.</summary>
    ClassesNotTrained,
}
