using MathNet.Numerics.Random;

namespace EmotionRecognition.Evaluation;

/// <summary>What is left of the best of several scores when it is taken into account that the best was chosen after looking at test rows.</summary>
public static class BestOfMany
{
    /// <summary>
    /// The mean of the best of k scores drawn from n measured ones with replacement, <c>sum over i of x(i) [(i / n)^k - ((i - 1) / n)^k]</c> for
    /// scores in ascending order: how good the best of k trainings looks, though none is better than the mean. Source: Dodge et al., Show Your Work, EMNLP
    /// 2019, equation 1 to 3.
    /// </summary>
    /// <param name="scores">n scores, at least one.</param>
    /// <param name="count">k, at least 1.</param>
    public static double Expected(IReadOnlyList<double> scores, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(scores.Count, 1);
        double Share(int rank) => Math.Pow((double)rank / scores.Count, count);
        return scores.Order().Select((score, index) => score * (Share(index + 1) - Share(index))).Sum();
    }

    /// <summary>
    /// The unweighted recall of choosing the best of several systems on test rows, measured on others: in each resample, the system that is best on the drawn
    /// units is scored on the units that were not drawn. Source: Tsamardinos, Greasidou, and Borboudakis, Bootstrapping the Out-of-sample Predictions for
    /// Efficient and Accurate Cross-Validation, Machine Learning 107, 2018 (BBC-CV).
    /// </summary>
    /// <param name="classes">The K classes.</param>
    /// <param name="systems">For each system, the same test rows in the same order.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id, or null if unknown.</param>
    /// <param name="seed">The seed of the resamples.</param>
    /// <param name="resamples">The number of resamples.</param>
    /// <returns>The mean over resamples; null if there are fewer than two systems or units.</returns>
    public static DeflatedScore? Deflate(
        IReadOnlyList<string> classes, IReadOnlyList<IReadOnlyList<Prediction>> systems, Func<string, string?> speakerOf, int seed, int resamples = 500)
    {
        if (systems.Count < 2)
        {
            return null;
        }

        var units = JackknifeUnits.Of([.. systems[0].Select(row => row.Utterance)], speakerOf);
        if (units.Count < 2)
        {
            return null;
        }

        var tallies = systems.Select(rows => new SideTally(classes, rows, units, _ => 0, 1)).ToList();
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        var scores = new List<double>();
        for (var resample = 0; resample < resamples; resample++)
        {
            var drawn = new int[units.Count];
            for (var draw = 0; draw < units.Count; draw++)
            {
                drawn[random.Next(units.Count)]++;
            }

            var best = tallies.MaxBy(tally => tally.WeightedRecall(unit => drawn[unit]))!;
            if (best.WeightedRecall(unit => drawn[unit] == 0 ? 1 : 0) is var other && double.IsFinite(other))
            {
                scores.Add(other);
            }
        }

        var all = tallies.Select(tally => tally.Recall(-1, 0)).ToList();
        return scores.Count == 0 ? null : new DeflatedScore(systems.Count, all.Max(), scores.Average(), units.Name);
    }
}

/// <summary>The best of several systems.</summary>
/// <param name="Systems">How many were compared.</param>
/// <param name="Best">The unweighted recall of the best.</param>
/// <param name="Deflated">What choosing the best of them on test rows yields on other test rows, on average.</param>
/// <param name="Unit">What was resampled: <c>speakers</c> or <c>test rows</c>.</param>
public sealed record DeflatedScore(int Systems, double Best, double Deflated, string Unit);
