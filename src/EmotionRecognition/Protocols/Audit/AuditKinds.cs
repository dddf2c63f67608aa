using System.Text.RegularExpressions;

namespace EmotionRecognition.Protocols.Audit;

/// <summary>Names and severities of the kinds of findings.</summary>
public static partial class AuditKinds
{
    /// <summary>The name in files: <c>shared-speakers</c>.</summary>
    public static string Id(this AuditKind kind) => CapitalInside().Replace(kind.ToString(), "-$0").ToLowerInvariant();

    /// <summary>
    /// The severity under a protocol. Some findings are information only: short answers repeat naturally, and so do scripts if the protocol
    /// does not separate them; rare classes may be missing from a fold; and a protocol may openly normalize by test speakers. Everything
    /// else is a leak, which is an error under every protocol that forbids leaks.
    /// </summary>
    public static AuditSeverity SeverityUnder(this AuditKind kind, AuditRules rules) => kind switch
    {
        AuditKind.IdenticalTranscripts or AuditKind.WordsSeenByTheModel or AuditKind.ClassesNotTrained or AuditKind.NormalizedByTestSpeakers
            => AuditSeverity.Information,
        AuditKind.SharedScenarios when !rules.KeepsScenariosApart => AuditSeverity.Information,
        _ => rules.ForbidsLeaks ? AuditSeverity.Error : AuditSeverity.Leak,
    };

    /// <summary>A phrase for reports that describes the affected rows.</summary>
    public static string Describe(this AuditKind kind) => kind switch
    {
        AuditKind.CopiesOfTrainingRows => "test rows that are duplicates of training rows",
        AuditKind.DuplicateRecordings => "test rows whose recording is in the training part under another name",
        AuditKind.SharedSpeakers => "test rows whose speaker is in the training part",
        AuditKind.SharedDialogs => "test rows whose dialog is in the training part",
        AuditKind.SharedSourceVideos => "test rows whose source video is in the training part",
        AuditKind.SharedScenarios => "test rows whose script or scenario is in the training part",
        AuditKind.IdenticalTranscripts => "test rows whose words also occur in another utterance of the training part",
        AuditKind.ConflictingLabels => "test rows of utterances labeled with more than one class",
        AuditKind.FittedOnTestRows => "test rows that scaler, vectorizer, or class weights were fitted on",
        AuditKind.NormalizedByTestSpeakers => "test rows normalized by their speaker's unlabeled clips",
        AuditKind.SelectedOnTestRows => "test rows that chose the checkpoint",
        AuditKind.ValidationNotApart => "validation rows that share utterance, speaker, dialog, video, or recording with training rows",
        AuditKind.ClassesNotTrained => "test rows of classes that their training part lacks",
        AuditKind.SeenByTheModel => "test rows that a given model was trained or selected on, under any name",
        AuditKind.WordsSeenByTheModel => "test rows whose words a given text model was trained or selected on",
        AuditKind.SharedSessions => "test rows whose recording session is in the training part",
        AuditKind.SharedSources => "test rows cut from a recording of which another part is in the training part",
        AuditKind.AugmentedCopies => "test rows that are, by name, augmented copies or the original of one in the training part",
        AuditKind.NearDuplicates => "test rows that sound like a training row: the same recording, altered",
        AuditKind.SameTextBySpeaker => "test rows whose speaker says the same text in the training part",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of finding"),
    };

    /// <summary>What <see cref="AuditFinding.Groups"/> counts: <c>speaker</c>, <c>speakers</c>.</summary>
    /// <param name="kind">The kind of finding.</param>
    /// <param name="count">How many there are.</param>
    public static string Things(this AuditKind kind, int count)
    {
        var (one, several) = kind switch
        {
            AuditKind.DuplicateRecordings => ("recording", "recordings"),
            AuditKind.SharedSpeakers => ("speaker", "speakers"),
            AuditKind.SharedDialogs => ("dialog", "dialogs"),
            AuditKind.SharedSourceVideos => ("video", "videos"),
            AuditKind.SharedScenarios => ("script or scenario", "scripts or scenarios"),
            AuditKind.IdenticalTranscripts => ("text", "texts"),
            AuditKind.ClassesNotTrained => ("class", "classes"),
            AuditKind.SharedSessions => ("session", "sessions"),
            AuditKind.SharedSources or AuditKind.NearDuplicates => ("recording", "recordings"),
            AuditKind.SameTextBySpeaker => ("speaker and text", "speakers and texts"),
            _ => ("utterance", "utterances"),
        };
        return count == 1 ? one : several;
    }

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex CapitalInside();
}
