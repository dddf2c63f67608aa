using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting;

/// <summary>What systems score with several seeds.</summary>
/// <param name="Scores">By protocol, system, and seed, in the order to show; one without a seed for a system that uses none.</param>
/// <param name="Variances">By protocol and system, what is due to seeds, speakers, and folds.</param>
public sealed record SeedResults(IReadOnlyList<SeedScore> Scores, IReadOnlyList<SeedVariance> Variances)
{
    /// <summary>The number of seeds that a system was trained with; 1 if it uses none.</summary>
    /// <param name="system">Its name.</param>
    public int CountOf(string system) =>
        Math.Max(1, Scores.Where(score => score.System == system && score.Seed is not null).Select(score => score.Seed).Distinct().Count());

    /// <summary>A measure of a system under a protocol over its seeds; null if it uses none.</summary>
    /// <param name="protocol">The protocol's name.</param>
    /// <param name="system">The system's name.</param>
    /// <param name="measure">Chooses the measure.</param>
    public Spread? Over(string protocol, string system, Func<Measures, double> measure) =>
        Scores.Where(score => score.Protocol == protocol && score.System == system && score.Seed is not null).Select(score => measure(score.Measures)).ToList()
            is { Count: > 0 } own ? Spread.Of(own) : null;
}
