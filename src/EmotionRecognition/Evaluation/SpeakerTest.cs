using System.Text.Json.Serialization;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Evaluation;

/// <summary>
/// A paired test of two systems over speakers: a sign-flip (permutation) test. If the systems were equally good, exchanging their predictions for all rows
/// of a speaker would be as likely as not. The rows of a speaker resemble each other, so a test over rows takes them for more evidence than they are.
/// </summary>
/// <remarks>
/// Source: Fisher, The Design of Experiments, 1935, section 21; Good, Permutation, Parametric, and Bootstrap Tests of Hypotheses, 2005, section 3.2.
/// </remarks>
/// <param name="Speakers">The number of speakers, S.</param>
/// <param name="P">The two-sided p value of the hypothesis that the difference in unweighted recall is zero.</param>
public sealed record SpeakerTest(int Speakers, double P)
{
    /// <summary>Up to this many speakers, all 2^S exchanges are counted; beyond, <see cref="Draws"/> random ones.</summary>
    public const int MostEnumerated = 13;

    /// <summary>The number of random exchanges.</summary>
    public const int Draws = 9999;

    // Sums of the same terms in another order differ by rounding; a difference of one row in a million speakers is larger.
    private const double Rounding = 1e-12;

    /// <summary>The smallest p value that is possible with so many speakers: 2 / 2^S, or 1 / (<see cref="Draws"/> + 1) beyond enumeration.</summary>
    [JsonIgnore]
    public double LeastP => Speakers <= MostEnumerated ? Math.Pow(2, 1 - Speakers) : 1.0 / (Draws + 1);

    /// <summary>Tests what each speaker contributes to a difference.</summary>
    /// <param name="contributions">One number per speaker, at least one; their sum is the difference.</param>
    /// <param name="seed">The seed of random exchanges.</param>
    public static SpeakerTest Of(IReadOnlyList<double> contributions, int seed)
    {
        var least = Math.Abs(contributions.Sum()) - Rounding;
        var speakers = contributions.Count;
        if (speakers <= MostEnumerated)
        {
            // The last speaker keeps its sign: turning all signs gives the same absolute sum.
            var all = 1 << (speakers - 1);
            return new SpeakerTest(speakers, (double)Enumerable.Range(0, all).Count(signs => Math.Abs(Sum(contributions, signs)) >= least) / all);
        }

        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        var reached = Enumerable.Range(0, Draws).Count(_ => Math.Abs(contributions.Sum(value => random.NextBoolean() ? value : -value)) >= least);
        return new SpeakerTest(speakers, (reached + 1.0) / (Draws + 1));
    }

    /// <summary>Compares the unweighted recall of two systems.</summary>
    /// <param name="first">The test rows of the first system, at least one.</param>
    /// <param name="second">The same rows in the same order, as predicted by the second system.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id, or null if unknown.</param>
    /// <param name="seed">The seed of random exchanges.</param>
    /// <returns>The test; null if the speaker of a row is unknown.</returns>
    internal static SpeakerTest? Compare(IReadOnlyList<Prediction> first, IReadOnlyList<Prediction> second, Func<string, string?> speakerOf, int seed)
    {
        var rows = first.Zip(second, (one, other) => (Speaker: speakerOf(one.Utterance), one.Actual, one.Copies, Gain: Hit(other) - Hit(one))).ToList();
        if (rows.Exists(row => row.Speaker is null))
        {
            return null;
        }

        // The recall of each class has the class's rows below the line, whoever predicted them: the mean is a sum over speakers.
        var support = rows.GroupBy(row => row.Actual).ToDictionary(own => own.Key, own => own.Sum(row => row.Copies));
        var contributions = rows.GroupBy(row => row.Speaker, StringComparer.Ordinal).OrderBy(own => own.Key, StringComparer.Ordinal)
            .Select(own => own.Sum(row => (double)row.Gain * row.Copies / support[row.Actual]) / support.Count);
        return Of([.. contributions], seed);
    }

    private static int Hit(Prediction row) => row.Actual == row.Predicted ? 1 : 0;

    private static double Sum(IReadOnlyList<double> values, int signs)
    {
        var sum = 0.0;
        for (var index = 0; index < values.Count; index++)
        {
            sum += ((signs >> index) & 1) == 0 ? values[index] : -values[index];
        }

        return sum;
    }
}
