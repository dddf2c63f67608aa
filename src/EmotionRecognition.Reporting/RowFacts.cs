using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting;

/// <summary>What a corpus tells about the utterances of an experiment.</summary>
/// <param name="Utterances">The recorded utterances of its classes, in the order of the corpus.</param>
/// <param name="Columns">The columns by which results can be reported, such as gender, session, and duration.</param>
public sealed record RowFacts(IReadOnlyList<UtteranceFacts> Utterances, IReadOnlyList<UtteranceColumn> Columns)
{
    private Dictionary<string, UtteranceFacts>? _byId;

    // A copy with other utterances needs a dictionary of its own.
    private RowFacts(RowFacts other) => (Utterances, Columns) = (other.Utterances, other.Columns);

    /// <summary>The column of signal-to-noise ratios.</summary>
    public const string SignalToNoise = "SNR";

    /// <summary>Nothing.</summary>
    public static RowFacts None { get; } = new([], []);

    /// <summary>An utterance; null if it is not a recorded one.</summary>
    /// <param name="id">Its id.</param>
    public UtteranceFacts? Find(string id)
    {
        _byId ??= Utterances.ToDictionary(utterance => utterance.Id, StringComparer.Ordinal);
        return _byId.GetValueOrDefault(id);
    }

    /// <summary>What readers of results by these columns must know; empty if all of them come from the corpus.</summary>
    /// <param name="columns">The names of the columns that are shown.</param>
    internal static string Explain(IEnumerable<string> columns) => columns.Contains(SignalToNoise)
        ? "SNR is estimated from each clip: the power of the frames with speech against the level that a tenth of its frames stay below (Stahl et al. 2000), "
            + "above 100\u00a0Hz, in quarters of the utterances. In a clip without pauses, soft speech counts as noise, so that the estimate is too low."
        : "";

    /// <summary>The speaker of an utterance; null if unknown.</summary>
    /// <param name="id">Its id.</param>
    public string? SpeakerOf(string id) => Find(id)?.Speaker;
}

/// <summary>What a corpus tells about one utterance.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Class">Its class.</param>
/// <param name="Speaker">Who speaks; null if unknown.</param>
/// <param name="Session">The recording session; empty if the corpus has none.</param>
/// <param name="Text">Its words, as written in the corpus; empty if there is no transcript.</param>
public sealed record UtteranceFacts(string Id, string Class, string? Speaker, string Session, string Text);
