namespace EmotionRecognition.Evaluation;

/// <summary>The scores of one system under one protocol, trained with one seed, over the test rows of all folds.</summary>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="System">The system's name.</param>
/// <param name="Seed">The seed; null for a system that uses none, which has only this score.</param>
/// <param name="Rows">Its test rows.</param>
/// <param name="Measures">Its measures.</param>
public sealed record SeedScore(string Protocol, string System, int? Seed, int Rows, Measures Measures)
{
    /// <summary>Measures predictions.</summary>
    /// <param name="classes">The K classes, each once.</param>
    /// <param name="rows">The test rows of one system under one protocol, at least one.</param>
    /// <param name="seed">The seed that the system was trained with; null if it uses none.</param>
    /// <exception cref="ArgumentException">There are no rows, or one has an unknown class.</exception>
    public static SeedScore Of(IReadOnlyList<string> classes, IReadOnlyList<Prediction> rows, int? seed)
    {
        var metrics = ClassificationMetrics.Compute(classes, rows);
        return new SeedScore(rows[0].Protocol, rows[0].System, seed, metrics.Rows, Measures.Of(metrics.Confusion));
    }
}

/// <summary>How much seeds, speakers, and folds move the unweighted recall of one system under one protocol.</summary>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="System">The system's name.</param>
/// <param name="Unit"><c>speakers</c>, or <c>folds</c> in their place if speakers are unknown.</param>
/// <param name="Components">The components.</param>
public sealed record SeedVariance(string Protocol, string System, string Unit, VarianceComponents Components)
{
    /// <summary>The unit where speakers are known.</summary>
    public const string Speakers = "speakers";

    /// <summary>
    /// Estimates the components of the unweighted recall of each speaker, the mean recall of the classes that the speaker has test rows of. If the speaker of a
    /// row is unknown, folds take the place of speakers; if a speaker is tested in several folds, speakers are not nested in folds.
    /// </summary>
    /// <param name="classes">The K classes, each once.</param>
    /// <param name="seeds">For each seed, the same test rows of one system under one protocol.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id, or null if unknown.</param>
    /// <returns>The components; null if there are fewer than two seeds, or fewer than two speakers and folds.</returns>
    public static SeedVariance? Of(
        IReadOnlyList<string> classes, IReadOnlyList<IReadOnlyList<Prediction>> seeds, Func<string, string?> speakerOf)
    {
        if (seeds.Count < 2)
        {
            return null;
        }

        var folds = seeds[0].GroupBy(row => speakerOf(row.Utterance) ?? "", row => row.Fold, StringComparer.Ordinal)
            .ToDictionary(speaker => speaker.Key, speaker => speaker.Distinct().ToList(), StringComparer.Ordinal);
        var areKnown = !folds.ContainsKey("") && folds.Count > 1;
        var units = areKnown ? folds.Keys.Order(StringComparer.Ordinal).ToList() : [.. folds.Values.SelectMany(own => own).Distinct()];
        if (units.Count < 2)
        {
            return null;
        }

        var bySeed = seeds.Select(rows => rows.ToLookup(row => areKnown ? speakerOf(row.Utterance)! : row.Fold, StringComparer.Ordinal)).ToList();
        var components = VarianceComponents.Of(
            [.. units.Select(IReadOnlyList<double> (unit) => [.. bySeed.Select(rows => ClassificationMetrics.Compute(classes, rows[unit]).UnweightedRecall)])],
            areKnown && units.TrueForAll(unit => folds[unit].Count == 1) ? [.. units.Select(unit => folds[unit][0])] : null);
        return new SeedVariance(seeds[0][0].Protocol, seeds[0][0].System, areKnown ? Speakers : "folds", components);
    }
}
