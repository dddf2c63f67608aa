using EmotionRecognition.Corpora;

namespace EmotionRecognition.Evaluation;

/// <summary>What people score where systems are scored, and how systems compare with single raters and with all of their votes.</summary>
/// <remarks>
/// A rater is compared with the majority of the other raters, because the label itself was decided with the rater's own vote. A vote that is divided among
/// emotions counts in parts, and a vote for none of the classes is wrong: a system cannot make that mistake. Intervals are those of
/// <see cref="JackknifeUnits"/>.
/// </remarks>
/// <param name="Protocol">The protocol of the systems.</param>
/// <param name="Rows">Test rows that people judged.</param>
/// <param name="RowsWithout">Test rows that nobody judged.</param>
/// <param name="Unit">What the intervals are over: <c>speakers</c> or <c>test rows</c>.</param>
public sealed record PeopleCeiling(string Protocol, int Rows, int RowsWithout, string Unit)
{
    /// <summary>The judge in scores that stands for people.</summary>
    public const string People = "people";

    /// <summary>People and systems against the label: the share of all votes that named it.</summary>
    public required IReadOnlyList<JudgeScore> AgainstLabel { get; init; }

    /// <summary>People and systems against the majority of the other raters; empty if the votes of single raters are not known.</summary>
    public required IReadOnlyList<JudgeScore> AgainstMajority { get; init; }

    /// <summary>Votes that could not be compared with a majority, because the others named several emotions equally often.</summary>
    public required int Ties { get; init; }

    /// <summary>Votes that could not be compared with a majority, because most others named none of the classes, or there was no other.</summary>
    public required int NoClass { get; init; }

    /// <summary>People (the other raters) and systems against each rater, by the rater.</summary>
    public required IReadOnlyList<(string Rater, IReadOnlyList<JudgeScore> Scores)> AgainstRaters { get; init; }

    /// <summary>Systems against the distribution of votes; empty if the votes of single raters are not known.</summary>
    public required IReadOnlyList<SoftScore> Soft { get; init; }

    /// <summary>How often systems are right on test rows whose label more or fewer people heard.</summary>
    public required IReadOnlyList<AgreementBand> Bands { get; init; }

    /// <summary>The comparison that is fair to people and systems: with the majority of the others if there is one, with the label otherwise.</summary>
    public IReadOnlyList<JudgeScore> Shown => AgainstMajority.Count > 0 ? AgainstMajority : AgainstLabel;

    /// <summary>Compares people with the systems of one protocol.</summary>
    /// <param name="classes">The K classes.</param>
    /// <param name="systems">The test rows of each system, all of one protocol, at least one system.</param>
    /// <param name="judgments">What people heard; an emotion is the name of a class, or anything else for none of the classes.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id, or null if unknown.</param>
    /// <returns>The comparison; null if nobody judged a test row.</returns>
    public static PeopleCeiling? Of(
        IReadOnlyList<string> classes,
        IReadOnlyList<IReadOnlyList<Prediction>> systems,
        IReadOnlyList<Judgment> judgments,
        Func<string, string?> speakerOf)
    {
        var judged = new JudgedRows(classes, systems, judgments);
        if (judged.Rows.Count == 0)
        {
            return null;
        }

        var labels = judged.Rows.Select(row => new Comparison(row, row.Actual, row.VotesOn(row.Actual))).ToList();
        var votes = judged.Rows.SelectMany(row => row.Raters.Select(rater => (Row: row, Rater: rater, Most: row.Most(rater)))).ToList();
        var majority = votes.Where(vote => vote.Most >= 0).Select(vote => new Comparison(vote.Row, vote.Most, vote.Rater.Shares[vote.Most])).ToList();
        var scorer = new JudgeScorer(judged, speakerOf);
        return new(systems[0][0].Protocol, judged.Rows.Count, judged.Without, scorer.UnitOf(labels))
        {
            AgainstLabel = scorer.Score(labels),
            AgainstMajority = scorer.Score(majority),
            Ties = votes.Count(vote => vote.Most == JudgedRow.Tie),
            NoClass = votes.Count(vote => vote.Most == JudgedRow.NoClass),
            AgainstRaters =
            [
                .. judged.Rows.SelectMany(row => row.Raters).Select(rater => rater.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    .Select(name => (name, scorer.Score([.. judged.Rows.SelectMany(row => row.Choice(name))]))),
            ],
            Soft = judged.Rows.Exists(row => row.Raters.Count > 0) ? [.. SoftScore.Of(judged, speakerOf)] : [],
            Bands = [.. AgreementBand.Of(judged)],
        };
    }
}

/// <summary>The score of people or of a system.</summary>
/// <param name="Judge">The system, or <see cref="PeopleCeiling.People"/>.</param>
/// <param name="Cases">What was compared: test rows, or votes.</param>
/// <param name="Accuracy">The share that agrees.</param>
/// <param name="Recall">The mean over classes of the share that agrees.</param>
/// <param name="ByClass">The share that agrees by class; null for a class without cases.</param>
/// <param name="Difference">The recall minus that of people on the same cases.</param>
public sealed record JudgeScore(
    string Judge, int Cases, Estimate Accuracy, Estimate Recall, IReadOnlyList<double?> ByClass, JackknifeEstimate Difference);

/// <summary>A truth to be compared with: a label, a majority, or a rater's choice.</summary>
/// <param name="Row">The test row.</param>
/// <param name="Truth">The index of the class.</param>
/// <param name="People">The share of people's votes for it.</param>
internal sealed record Comparison(JudgedRow Row, int Truth, double People);

/// <summary>Scores people and systems on the same cases.</summary>
internal sealed class JudgeScorer(JudgedRows judged, Func<string, string?> speakerOf)
{
    public string UnitOf(IReadOnlyList<Comparison> cases) => JackknifeUnits.Of([.. cases.Select(each => each.Row.Utterance)], speakerOf).Name;

    /// <summary>People first, then the systems; none if there are no cases.</summary>
    public IReadOnlyList<JudgeScore> Score(IReadOnlyList<Comparison> cases)
    {
        if (cases.Count == 0)
        {
            return [];
        }

        var units = JackknifeUnits.Of([.. cases.Select(each => each.Row.Utterance)], speakerOf);
        var people = cases.Select(each => each.People).ToArray();
        return
        [
            Score(PeopleCeiling.People, cases, people, people, units),
            .. judged.Systems.Index().Select(system => Score(
                system.Item, cases, [.. cases.Select(each => each.Row.Predicted[system.Index] == each.Truth ? 1.0 : 0)], people, units)),
        ];
    }

    private JudgeScore Score(string judge, IReadOnlyList<Comparison> cases, double[] hits, double[] people, JackknifeUnits units)
    {
        double?[] Recalls(double[] own, int without) =>
        [
            .. Enumerable.Range(0, judged.Classes).Select(index =>
            {
                var (sum, count) = (0.0, 0);
                for (var place = 0; place < cases.Count; place++)
                {
                    if (cases[place].Truth == index && units[place] != without)
                    {
                        (sum, count) = (sum + own[place], count + 1);
                    }
                }

                return count == 0 ? (double?)null : sum / count;
            }),
        ];

        double Recall(double[] own, int without) => Recalls(own, without).OfType<double>().DefaultIfEmpty(double.NaN).Average();
        double Accuracy(int without) => hits.Where((_, place) => units[place] != without).DefaultIfEmpty(double.NaN).Average();
        var shares = units.Shares(without => [Accuracy(without), Recall(hits, without)]);
        var difference = units.Differences(without => [Recall(hits, without) - Recall(people, without)]);
        return new(judge, cases.Count, shares[0]!, shares[1]!, Recalls(hits, -1), difference[0]!);
    }
}
