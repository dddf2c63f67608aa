namespace EmotionRecognition.Evaluation;

/// <summary>
/// How much of the variance of scores is due to seeds, speakers, and folds, estimated from the scores y of n speakers under each of J seeds. Seeds are crossed
/// with speakers, who are nested in folds:
/// <code>y(f, i, j) = mean + F(f) + S(f, i) + T(j) + FT(f, j) + E(f, i, j)</code>
/// with independent random effects of fold f, speaker i of fold f, seed j, their combination (each is one training), and the rest. Variances are estimated by
/// the method of moments, which sets the mean squares of the analysis of variance equal to their expectations. Folds may have different numbers of speakers,
/// n(f); with F folds, <c>q</c> the sum of squares of n(f), and <c>m = (n - q / n) / (F - 1)</c>:
/// <code>
/// E(MS rest)         = E
/// E(MS seeds, folds) = E + m FT
/// E(MS seeds)        = E + (q / n) FT + n T
/// E(MS speakers)     = E + J S
/// E(MS folds)        = E + m FT + J S + J m F
/// </code>
/// If there is one fold, or one speaker in each, the terms F and FT are left out: what folds contribute is then in the speakers' variance and in the rest.
/// Source: Searle, Casella, and McCulloch, Variance Components, 1992, chapters 4 and 5 (Henderson's method I). Estimates may be negative, which means that the
/// true variance is too small to be seen in so few seeds or speakers.
/// </summary>
public sealed record VarianceComponents
{
    /// <summary>J, at least 2.</summary>
    public required int Seeds { get; init; }

    /// <summary>n, at least 2.</summary>
    public required int Speakers { get; init; }

    /// <summary>The number of folds; null if their effect cannot be told from that of speakers.</summary>
    public int? Folds { get; init; }

    /// <summary>The mean of all scores.</summary>
    public required double Mean { get; init; }

    /// <summary>The variance of S, the speakers' own effect.</summary>
    public required double OfSpeakers { get; init; }

    /// <summary>The variance of F, common to the speakers of a fold; null if <see cref="Folds"/> is.</summary>
    public double? OfFolds { get; init; }

    /// <summary>The variance of T, common to all folds.</summary>
    public required double OfSeeds { get; init; }

    /// <summary>The variance of FT, common to the speakers of a fold under a seed; null if <see cref="Folds"/> is.</summary>
    public double? OfTrainings { get; init; }

    /// <summary>The variance of E: how a seed changes the score of one speaker; never negative.</summary>
    public required double OfRest { get; init; }

    /// <summary>
    /// By how much another seed moves the mean over these speakers: the standard deviation over seeds of that mean, the square root of
    /// <c>T + q / n^2 FT + E / n</c>.
    /// </summary>
    public required double MovedBySeed { get; init; }

    /// <summary>
    /// By how much n other speakers, in as many folds, move the mean under the same seed: the square root of <c>q / n^2 (F + FT) + (S + E) / n</c>, where
    /// negative estimates count as 0.
    /// </summary>
    public required double MovedBySpeakers { get; init; }

    /// <summary>Estimates the components.</summary>
    /// <param name="scores">n speakers x J seeds, finite.</param>
    /// <param name="folds">The fold of each speaker; null if speakers are not nested in folds.</param>
    /// <exception cref="ArgumentException">There are fewer than two speakers or seeds, or rows of different lengths.</exception>
    public static VarianceComponents Of(IReadOnlyList<IReadOnlyList<double>> scores, IReadOnlyList<string>? folds = null)
    {
        var (speakers, seeds) = (scores.Count, scores.Count == 0 ? 0 : scores[0].Count);
        if (speakers < 2 || seeds < 2 || scores.Any(row => row.Count != seeds) || (folds is not null && folds.Count != speakers))
        {
            throw new ArgumentException($"{speakers} speakers x {seeds} seeds, expected a full table of at least 2 x 2 and a fold per speaker", nameof(scores));
        }

        var several = folds?.Distinct(StringComparer.Ordinal).Count();
        return several > 1 && several < speakers ? Nested(scores, folds!) : Crossed(scores);
    }

    private static VarianceComponents Crossed(IReadOnlyList<IReadOnlyList<double>> scores)
    {
        var (speakers, seeds) = (scores.Count, scores[0].Count);
        var mean = scores.Average(row => row.Average());
        var bySeed = Means(scores);
        var bySpeaker = scores.Select(row => row.Average()).ToList();
        var ofSpeakers = seeds * bySpeaker.Sum(own => Square(own - mean)) / (speakers - 1);
        var ofSeeds = speakers * bySeed.Sum(own => Square(own - mean)) / (seeds - 1);
        var rest = scores.Zip(bySpeaker).Sum(row => row.First.Zip(bySeed).Sum(each => Square(each.First - row.Second - each.Second + mean)))
            / ((speakers - 1) * (seeds - 1));
        var speaker = (ofSpeakers - rest) / seeds;
        return new VarianceComponents
        {
            Seeds = seeds,
            Speakers = speakers,
            Mean = mean,
            OfSpeakers = speaker,
            OfSeeds = (ofSeeds - rest) / speakers,
            OfRest = rest,
            MovedBySeed = Math.Sqrt(ofSeeds / speakers),
            MovedBySpeakers = Math.Sqrt((Math.Max(0, speaker) + rest) / speakers),
        };
    }

    private static VarianceComponents Nested(IReadOnlyList<IReadOnlyList<double>> scores, IReadOnlyList<string> folds)
    {
        var (speakers, seeds) = (scores.Count, scores[0].Count);
        var groups = scores.Zip(folds).GroupBy(pair => pair.Second, pair => pair.First, StringComparer.Ordinal)
            .Select(IReadOnlyList<IReadOnlyList<double>> (fold) => [.. fold]).ToList();
        var mean = scores.Average(row => row.Average());
        var bySeed = Means(scores);
        double ofFolds = 0, ofSpeakers = 0, ofTrainings = 0, rest = 0;
        foreach (var fold in groups)
        {
            var (own, ownBySeed) = (fold.Average(row => row.Average()), Means(fold));
            ofFolds += seeds * fold.Count * Square(own - mean);
            ofSpeakers += seeds * fold.Sum(row => Square(row.Average() - own));
            ofTrainings += fold.Count * ownBySeed.Zip(bySeed).Sum(each => Square(each.First - own - each.Second + mean));
            rest += fold.Sum(row => row.Zip(ownBySeed).Sum(each => Square(each.First - row.Average() - each.Second + own)));
        }

        var squares = groups.Sum(fold => (double)fold.Count * fold.Count);
        var perFold = (speakers - (squares / speakers)) / (groups.Count - 1);
        ofFolds /= groups.Count - 1;
        ofSpeakers /= speakers - groups.Count;
        ofTrainings /= (groups.Count - 1) * (seeds - 1);
        rest /= (speakers - groups.Count) * (seeds - 1);
        var ofSeeds = speakers * bySeed.Sum(each => Square(each - mean)) / (seeds - 1);
        var (training, speaker) = ((ofTrainings - rest) / perFold, (ofSpeakers - rest) / seeds);
        var fromFolds = (ofFolds - ofTrainings - ofSpeakers + rest) / (seeds * perFold);
        var share = squares / speakers / speakers;
        return new VarianceComponents
        {
            Seeds = seeds,
            Speakers = speakers,
            Folds = groups.Count,
            Mean = mean,
            OfSpeakers = speaker,
            OfFolds = fromFolds,
            OfSeeds = (ofSeeds - rest - (squares / speakers * training)) / speakers,
            OfTrainings = training,
            OfRest = rest,
            MovedBySeed = Math.Sqrt(ofSeeds / speakers),
            MovedBySpeakers = Math.Sqrt(
                (share * (Math.Max(0, fromFolds) + Math.Max(0, training))) + ((Math.Max(0, speaker) + rest) / speakers)),
        };
    }

    private static double[] Means(IReadOnlyList<IReadOnlyList<double>> scores) =>
        [.. Enumerable.Range(0, scores[0].Count).Select(seed => scores.Average(row => row[seed]))];

    private static double Square(double value) => value * value;
}
