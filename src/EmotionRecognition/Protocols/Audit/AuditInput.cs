using EmotionRecognition.Corpora;
using EmotionRecognition.Text;

namespace EmotionRecognition.Protocols.Audit;

/// <summary>The input of an audit: a split and what is known about its utterances.</summary>
public sealed record AuditInput
{
    /// <summary>The protocol that the split claims to follow, which also says what is fitted and selected on which rows.</summary>
    public required IProtocol Protocol { get; init; }

    /// <summary>The classes.</summary>
    public required ClassSet Classes { get; init; }

    /// <summary>The split.</summary>
    public required IReadOnlyList<SplitRow> Rows { get; init; }

    /// <summary>
    /// Every utterance of the split, and possibly others. An utterance may occur several times, as in the rows of a file; the audit reports
    /// conflicting labels.
    /// </summary>
    public required IReadOnlyList<Utterance> Utterances { get; init; }

    /// <summary>The transcripts, as far as known.</summary>
    public IReadOnlyList<Transcript> Transcripts { get; init; } = [];

    /// <summary>Fingerprints of the sound, by utterance, as far as known.</summary>
    public IReadOnlyDictionary<string, string> Recordings { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The vectorizers used, by fold. A vectorizer that was fitted without test rows has no term that occurs in fewer of the other rows than its
    /// options require. The audit checks this against <see cref="Transcripts"/>, whatever the protocol claims.
    /// </summary>
    public IReadOnlyDictionary<int, TfidfVectorizer> Vectorizers { get; init; } = new Dictionary<int, TfidfVectorizer>();

    /// <summary>Test rows that given models have seen; null if the models were trained on exactly this split.</summary>
    public IReadOnlyList<SeenTestRow>? Seen { get; init; }

    /// <summary>What else utterances may share, each with its kind of finding; the split of an experiment has none.</summary>
    public IReadOnlyList<SharedFact> Facts { get; init; } = [];

    /// <summary>One system's predictions for test rows; may be empty.</summary>
    public IReadOnlyList<TestOutcome> Outcomes { get; init; } = [];
}

/// <summary>A system's prediction for one test row.</summary>
/// <param name="Fold">From 1.</param>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Actual">Its labeled class.</param>
/// <param name="Predicted">The predicted class.</param>
public readonly record struct TestOutcome(int Fold, string Utterance, string Actual, string Predicted);

/// <summary>A test row that a given model has seen, or whose words it has seen.</summary>
/// <param name="Fold">From 1.</param>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="IsOnlyWords">Whether only its words are known to be the same as those of a row that a model was trained on.</param>
/// <param name="Example">What was found, in words.</param>
public sealed record SeenTestRow(int Fold, string Utterance, bool IsOnlyWords, string Example);

/// <summary>Something that a test row must not share with seen rows.</summary>
/// <param name="Kind">The kind of finding.</param>
/// <param name="KeyOf">By utterance what it is; utterances for which it is unknown are missing.</param>
public sealed record SharedFact(AuditKind Kind, IReadOnlyDictionary<string, string> KeyOf);
