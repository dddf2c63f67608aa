using MathNet.Numerics.Distributions;

namespace EmotionRecognition.Evaluation;

/// <summary>How a score differs between trainings that differ in nothing but the seed.</summary>
/// <param name="Count">The number of scores.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation, with <c>Count - 1</c> below the line; 0 for a single score.</param>
/// <param name="Lowest">The worst.</param>
/// <param name="Highest">The best. Reporting it as a result is choosing on test rows.</param>
public readonly record struct Spread(int Count, double Mean, double Deviation, double Lowest, double Highest)
{
    /// <summary>
    /// The 95 % interval of the mean over all seeds there could be: the mean plus and minus Student's t with <c>Count - 1</c> degrees of freedom times the
    /// standard error. It says nothing about other speakers or rows. For a single score, that score.
    /// </summary>
    public Interval Interval
    {
        get
        {
            var half = Count < 2 ? 0 : StudentT.InvCDF(0, 1, Count - 1, 0.975) * Deviation / Math.Sqrt(Count);
            return new Interval(Mean - half, Mean + half);
        }
    }

    /// <summary>Summarizes scores.</summary>
    /// <param name="scores">At least one score.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static Spread Of(IReadOnlyList<double> scores)
    {
        if (scores.Count == 0)
        {
            throw new ArgumentException("there are no scores to summarize", nameof(scores));
        }

        var mean = scores.Average();
        var deviation = scores.Count < 2 ? 0 : Math.Sqrt(scores.Sum(score => (score - mean) * (score - mean)) / (scores.Count - 1));
        return new Spread(scores.Count, mean, deviation, scores.Min(), scores.Max());
    }
}
