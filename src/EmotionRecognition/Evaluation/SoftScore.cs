namespace EmotionRecognition.Evaluation;

/// <summary>A system against the distribution of raters' votes instead of one label, over test rows with a vote on a class.</summary>
/// <remarks>
/// Votes on none of the classes are left out of the distribution. A probability below <see cref="Least"/> counts as that, so that one certain mistake does not
/// make the mean infinite. Natural logarithms.
/// </remarks>
/// <param name="System">The system.</param>
/// <param name="Rows">The test rows.</param>
/// <param name="VotesOnPredicted">The mean share of votes on the class that the system predicts.</param>
/// <param name="MostVotes">The mean share of votes on the class with most of them: no answer can get more.</param>
/// <param name="CrossEntropy">The mean of <c>-sum p log q</c>, with p the votes and q the probabilities.</param>
/// <param name="Entropy">The mean entropy of the votes: the least cross-entropy.</param>
/// <param name="Guess">The cross-entropy of always giving the votes' mean distribution.</param>
public sealed record SoftScore(
    string System, int Rows, Estimate VotesOnPredicted, double MostVotes, double CrossEntropy, double Entropy, double Guess)
{
    /// <summary>The least probability.</summary>
    public const double Least = 1e-6;

    /// <summary>The cross-entropy minus the entropy of the votes (Kullback and Leibler): 0 if the probabilities are the votes.</summary>
    public double Divergence => CrossEntropy - Entropy;

    internal static IEnumerable<SoftScore> Of(JudgedRows judged, Func<string, string?> speakerOf)
    {
        var rows = judged.Rows.Select(row => (Row: row, Votes: Distribution(row))).Where(each => each.Votes is not null)
            .Select(each => (each.Row, Votes: each.Votes!)).ToList();
        if (rows.Count == 0)
        {
            yield break;
        }

        var units = JackknifeUnits.Of([.. rows.Select(each => each.Row.Utterance)], speakerOf);
        double[] mean = [.. Enumerable.Range(0, judged.Classes).Select(index => rows.Average(each => each.Votes[index]))];
        var entropy = rows.Average(each => Cross(each.Votes, each.Votes));
        foreach (var (index, system) in judged.Systems.Index())
        {
            var hits = rows.Select(each => each.Votes[each.Row.Predicted[index]]).ToArray();
            var cross = rows.Average(each => Cross(each.Votes, [.. each.Row.Probabilities[index].Select(value => (double)value)]));
            yield return new(
                system,
                rows.Count,
                units.Shares(without => [hits.Where((_, place) => units[place] != without).DefaultIfEmpty(double.NaN).Average()])[0]!,
                rows.Average(each => each.Votes.Max()),
                cross,
                entropy,
                rows.Average(each => Cross(each.Votes, mean)));
        }
    }

    private static double[]? Distribution(JudgedRow row)
    {
        var sums = row.Votes[0].Shares.Select((_, index) => row.VotesOn(index)).ToArray();
        var all = sums.Sum();
        return all <= 0 ? null : [.. sums.Select(sum => sum / all)];
    }

    private static double Cross(double[] votes, double[] probabilities) =>
        -votes.Zip(probabilities, (vote, probability) => vote == 0 ? 0 : vote * Math.Log(Math.Max(Least, probability))).Sum();
}

/// <summary>Test rows whose label about equally many people heard.</summary>
/// <param name="Name">Which share of the votes, in words.</param>
/// <param name="Rows">The test rows.</param>
/// <param name="Accuracy">By system, the share that it gets right.</param>
public sealed record AgreementBand(string Name, int Rows, IReadOnlyList<(string System, double Share)> Accuracy)
{
    private static readonly (string Name, double From, double Below)[] _bands =
    [
        ("all", 1 - 1e-6, 2), ("90\u00a0% or more, not all", 0.9 - 1e-6, 1 - 1e-6), ("50\u00a0% to less than 90\u00a0%", 0.5 - 1e-6, 0.9 - 1e-6),
        ("less than half", -1, 0.5 - 1e-6),
    ];

    internal static IEnumerable<AgreementBand> Of(JudgedRows judged) =>
        from band in _bands
        let rows = judged.Rows.Where(row => row.VotesOn(row.Actual) >= band.From && row.VotesOn(row.Actual) < band.Below).ToList()
        where rows.Count > 0
        select new AgreementBand(
            band.Name,
            rows.Count,
            [.. judged.Systems.Index().Select(system => (system.Item, rows.Average(row => row.Predicted[system.Index] == row.Actual ? 1.0 : 0)))]);
}
