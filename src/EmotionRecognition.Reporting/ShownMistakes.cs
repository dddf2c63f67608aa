using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting;

/// <summary>What the page shows that one system gets wrong, and the labels that may be wrong.</summary>
/// <param name="Wrong">The test rows that it gets wrong, the surest first.</param>
/// <param name="Doubts">The rows whose label may be wrong, the most doubtful first.</param>
public sealed record ShownMistakes(IReadOnlyList<Prediction> Wrong, IReadOnlyList<LabelDoubt> Doubts)
{
    private const int MostMistakes = 12;
    private const int MostDoubts = 15;

    /// <summary>The mistakes that a table lists.</summary>
    public IEnumerable<Prediction> Surest => Wrong.Take(MostMistakes);

    /// <summary>The doubts that a table lists.</summary>
    public IEnumerable<LabelDoubt> Doubtful => Doubts.Take(MostDoubts);

    /// <summary>The utterances of both, without duplicates: the mistakes first.</summary>
    public IEnumerable<string> Utterances => Surest.Select(row => row.Utterance).Concat(Doubtful.Select(doubt => doubt.Row.Utterance)).Distinct();

    /// <summary>Finds them.</summary>
    /// <param name="classes">The K classes.</param>
    /// <param name="rows">The test rows of one system under one protocol.</param>
    public static ShownMistakes Among(IReadOnlyList<string> classes, IReadOnlyList<Prediction> rows) => new(
        [
            .. rows.Where(row => row.Actual != row.Predicted)
                .OrderByDescending(row => row.Probabilities.Max()).ThenBy(row => row.Utterance, StringComparer.Ordinal),
        ],
        LabelDoubt.Among(classes, rows));

    /// <summary>
    /// The system whose mistakes and gaps the page shows: the best one of the first protocol that tests unseen speakers; without one, that of the first
    /// protocol; null if no system was scored.
    /// </summary>
    /// <param name="metrics">The experiment's metrics.</param>
    /// <param name="isTrusted">Whether a protocol tests unseen speakers.</param>
    public static SystemMetrics? SystemOf(ExperimentMetrics metrics, Func<string, bool> isTrusted)
    {
        var best = ExperimentResult.BestByProtocol(metrics);
        return best.FirstOrDefault(system => isTrusted(system.Protocol)) ?? (best.Count > 0 ? best[0] : null);
    }
}

/// <summary>Where a clip that the page shows can be heard.</summary>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="File">Its file in the corpus.</param>
/// <param name="Start">Where it starts there, seconds; 0 if it is the whole file.</param>
/// <param name="Sound">The sound, Opus in Ogg; null if the corpus's terms do not allow copies, the clip is too long, or the page would get too large.</param>
public sealed record HeardClip(string Utterance, string File, double Start, byte[]? Sound);
