using EmotionRecognition.Corpora;
using EmotionRecognition.Text;

namespace EmotionRecognition.Protocols.Audit;

/// <summary>What an audit looks at: a split and what is known of its utterances.</summary>
public sealed record AuditInput
{
    /// <summary>What the split claims to be, and who fits and selects on which rows.</summary>
    public required IProtocol Protocol { get; init; }

    /// <summary>The classes.</summary>
    public required ClassSet Classes { get; init; }

    /// <summary>The split.</summary>
    public required IReadOnlyList<SplitRow> Rows { get; init; }

    /// <summary>
    /// Every utterance of the split, and any others. One may come more than once, as rows of a file do: the audit says where labels differ.
    /// </summary>
    public required IReadOnlyList<Utterance> Utterances { get; init; }

    /// <summary>What was said, as far as it is known.</summary>
    public IReadOnlyList<Transcript> Transcripts { get; init; } = [];

    /// <summary>By utterance a fingerprint of its sound, as far as it is known.</summary>
    public IReadOnlyDictionary<string, string> Recordings { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// By fold the vectoriser that was used, where there is one. One that saw no test row has no term in fewer of the other rows than its
    /// options ask for, which the audit checks against <see cref="Transcripts"/>, whatever the protocol claims.
    /// </summary>
    public IReadOnlyDictionary<int, TfidfVectorizer> Vectorizers { get; init; } = new Dictionary<int, TfidfVectorizer>();

    /// <summary>Predictions of one system for test rows, as far as there are any.</summary>
    public IReadOnlyList<TestOutcome> Outcomes { get; init; } = [];
}

/// <summary>What a trained system said about one test row.</summary>
/// <param name="Fold">From 1.</param>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Actual">The class it is labelled with.</param>
/// <param name="Predicted">The class the system gives it.</param>
public readonly record struct TestOutcome(int Fold, string Utterance, string Actual, string Predicted);
