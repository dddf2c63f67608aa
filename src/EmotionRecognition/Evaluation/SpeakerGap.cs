using MathNet.Numerics.Distributions;

namespace EmotionRecognition.Evaluation;

/// <summary>How well one system recognizes one speaker, beside how well it recognizes the same classes of all other speakers.</summary>
/// <remarks>
/// Indirect standardization: each row of the speaker is expected to be right as often as the rows of its class are for other speakers, so a speaker with many
/// rows of hard classes is not blamed for them. The normal approximation, with a correction for continuity, counts the error of the other speakers' recall too.
/// </remarks>
/// <param name="Speaker">The speaker.</param>
/// <param name="Rows">Test rows.</param>
/// <param name="Recall">The speaker's unweighted recall, over the classes that occur.</param>
/// <param name="Interval">Its 95 % interval over groups of the speaker's rows.</param>
/// <param name="Difference">The share of rows that are right minus the share expected.</param>
/// <param name="P">The two-sided p value of no difference; 1 if no other speaker has rows of the same classes.</param>
public sealed record SpeakerGap(string Speaker, int Rows, double Recall, Interval Interval, double Difference, double P)
{
    /// <summary>Measures each speaker, in ordinal order.</summary>
    /// <param name="classes">The K classes.</param>
    /// <param name="rows">The test rows of one system under one protocol.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id, or null if unknown; rows of unknown speakers are left out.</param>
    /// <returns>The speakers; none if fewer than two are known.</returns>
    public static IReadOnlyList<SpeakerGap> Of(IReadOnlyList<string> classes, IReadOnlyList<Prediction> rows, Func<string, string?> speakerOf)
    {
        var speakers = rows.Where(row => speakerOf(row.Utterance) is not null).GroupBy(row => speakerOf(row.Utterance)!, StringComparer.Ordinal)
            .OrderBy(own => own.Key, StringComparer.Ordinal).ToList();
        var byClass = speakers.SelectMany(own => own).GroupBy(row => row.Actual)
            .ToDictionary(own => own.Key, own => (Rows: own.Count(), Hits: own.Count(row => row.Actual == row.Predicted)));
        return speakers.Count < 2 ? [] : [.. speakers.Select(own => Of(classes, own.Key, [.. own], byClass))];
    }

    private static SpeakerGap Of(
        IReadOnlyList<string> classes, string speaker, IReadOnlyList<Prediction> rows, Dictionary<string, (int Rows, int Hits)> byClass)
    {
        double expected = 0, variance = 0;
        var (right, compared) = (0, 0);
        foreach (var own in rows.GroupBy(row => row.Actual))
        {
            var (count, hits) = (own.Count(), own.Count(row => row.Actual == row.Predicted));
            var (others, otherHits) = (byClass[own.Key].Rows - count, byClass[own.Key].Hits - hits);
            if (others > 0)
            {
                var recall = (double)otherHits / others;
                // Agresti and Coull's two successes and failures keep a class that all others have right from being certain.
                var likely = (otherHits + 2.0) / (others + 4);
                expected += count * recall;
                variance += count * likely * (1 - likely) * (1 + ((double)count / others));
                (right, compared) = (right + hits, compared + count);
            }
        }

        var units = JackknifeUnits.Of([.. rows.Select(row => row.Utterance)], _ => null);
        var tally = new SideTally(classes, rows, units, _ => 0, 1);
        var score = units.Shares(without => [tally.Recall(without, 0)])[0]!;
        var distance = Math.Max(0, Math.Abs(right - expected) - 0.5);
        return new(
            speaker, rows.Count, score.Value, score.Interval, compared == 0 ? 0 : (right - expected) / compared,
            compared == 0 ? 1 : Math.Min(1, 2 * Normal.CDF(0, 1, -distance / Math.Sqrt(variance))));
    }
}
