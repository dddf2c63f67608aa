using EmotionRecognition.Corpora;

namespace EmotionRecognition.Evaluation;

/// <summary>The test rows of a protocol that people judged, with the predictions of its systems.</summary>
internal sealed class JudgedRows
{
    /// <summary>Gathers the rows.</summary>
    /// <param name="classes">The K classes.</param>
    /// <param name="systems">The test rows of each system.</param>
    /// <param name="judgments">What people heard.</param>
    public JudgedRows(IReadOnlyList<string> classes, IReadOnlyList<IReadOnlyList<Prediction>> systems, IReadOnlyList<Judgment> judgments)
    {
        var indexOf = ClassIndex.Of(classes);
        var byUtterance = judgments.ToLookup(judgment => judgment.Utterance, StringComparer.Ordinal);
        Classes = classes.Count;
        Systems = [.. systems.Select(system => system[0].System)];
        var own = systems.Select(system => system.DistinctBy(row => row.Utterance).ToDictionary(row => row.Utterance, StringComparer.Ordinal)).ToList();
        var tested = systems[0].DistinctBy(row => row.Utterance).Where(row => own.TrueForAll(system => system.ContainsKey(row.Utterance))).ToList();
        Rows =
        [
            .. tested.Where(row => byUtterance.Contains(row.Utterance)).Select(row => new JudgedRow(
                row.Utterance,
                indexOf[row.Actual],
                [.. own.Select(system => indexOf[system[row.Utterance].Predicted])],
                [.. own.Select(system => system[row.Utterance].Probabilities)],
                [.. byUtterance[row.Utterance].GroupBy(judgment => judgment.Rater).Select(rater => RaterVotes.Of(rater.Key, rater, classes))])),
        ];
        Without = tested.Count - Rows.Count;
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The names of the systems.</summary>
    public IReadOnlyList<string> Systems { get; }

    /// <summary>The rows.</summary>
    public List<JudgedRow> Rows { get; }

    /// <summary>Test rows that nobody judged.</summary>
    public int Without { get; }
}

/// <summary>A test row with the votes on it.</summary>
/// <param name="Utterance">Its id.</param>
/// <param name="Actual">The index of its label.</param>
/// <param name="Predicted">The index that each system predicts.</param>
/// <param name="Probabilities">The probabilities of each system.</param>
/// <param name="Votes">The votes of each rater, or of all listeners together.</param>
internal sealed record JudgedRow(
    string Utterance, int Actual, IReadOnlyList<int> Predicted, IReadOnlyList<float[]> Probabilities, IReadOnlyList<RaterVotes> Votes)
{
    /// <summary>In place of a class: the others named several equally often.</summary>
    public const int Tie = -1;

    /// <summary>In place of a class: the others named none, or there are no others.</summary>
    public const int NoClass = -2;

    /// <summary>The raters whose own votes are known.</summary>
    public IReadOnlyList<RaterVotes> Raters { get; } = [.. Votes.Where(rater => rater.Name.Length > 0)];

    /// <summary>The share of all votes on a class.</summary>
    public double VotesOn(int index) => Votes.Average(rater => rater.Shares[index]);

    /// <summary>The class that most raters other than one named, or <see cref="Tie"/>, or <see cref="NoClass"/>.</summary>
    public int Most(RaterVotes without)
    {
        var others = Raters.Where(rater => rater != without).ToList();
        return others.Count == 0 ? NoClass : MostOf(Sum(others));
    }

    /// <summary>The class that a rater named, with the share of the others' votes on it; nothing if there are no others or the rater named several.</summary>
    public IEnumerable<Comparison> Choice(string rater)
    {
        var others = Raters.Where(each => each.Name != rater).ToList();
        return others.Count < Raters.Count && others.Count > 0 && MostOf(Sum([.. Raters.Where(each => each.Name == rater)])) is >= 0 and var choice
            ? [new Comparison(this, choice, others.Average(each => each.Shares[choice]))]
            : [];
    }

    // The votes on each class and, last, on none of the classes.
    private static double[] Sum(IReadOnlyList<RaterVotes> raters) =>
    [
        .. Enumerable.Range(0, raters[0].Shares.Length).Select(index => raters.Sum(rater => rater.Shares[index])),
        raters.Sum(rater => 1 - rater.Shares.Sum()),
    ];

    private static int MostOf(double[] votes)
    {
        var most = votes.Max();
        var named = Enumerable.Range(0, votes.Length).Where(index => votes[index] > most - 1e-6).ToList();
        return named.Count > 1 ? Tie : named[0] == votes.Length - 1 ? NoClass : named[0];
    }
}

/// <summary>The votes of a rater on one utterance.</summary>
/// <param name="Name">The rater; empty for all listeners together.</param>
/// <param name="Shares">The share of the vote on each of K classes; what is left to 1 is on none of them.</param>
internal sealed record RaterVotes(string Name, double[] Shares)
{
    public static RaterVotes Of(string name, IEnumerable<Judgment> judgments, IReadOnlyList<string> classes)
    {
        var byEmotion = judgments.ToLookup(judgment => judgment.Emotion, judgment => judgment.Share, StringComparer.Ordinal);
        return new(name, [.. classes.Select(each => byEmotion[each].Sum())]);
    }
}
