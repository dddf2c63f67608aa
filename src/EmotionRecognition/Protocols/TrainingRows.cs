namespace EmotionRecognition.Protocols;

/// <summary>Rows that an honest protocol may add to a split: training rows only.</summary>
public static class TrainingRows
{
    /// <summary>Adds generated samples to the training rows of every fold.</summary>
    /// <param name="rows">A split of real utterances.</param>
    /// <param name="generated">Ids of the generated samples, without duplicates.</param>
    /// <exception cref="InputException">A sample is a duplicate or has the id of an utterance of the split.</exception>
    public static IReadOnlyList<SplitRow> WithGenerated(IReadOnlyList<SplitRow> rows, IReadOnlyList<string> generated)
    {
        var taken = rows.Select(row => row.Utterance).ToHashSet(StringComparer.Ordinal);
        if (generated.FirstOrDefault(sample => !taken.Add(sample)) is { } repeated)
        {
            throw new InputException($"generated sample {repeated}", "an id that is already in use", "a unique id", "rename it or remove one");
        }

        var added = rows.Folds().SelectMany(fold => generated.Select(sample => new SplitRow(sample, fold, Role.Train, 1)));
        return rows.Concat(added).InOrder();
    }

    /// <summary>Copies training rows; validation and test rows do not change.</summary>
    /// <param name="rows">A split.</param>
    /// <param name="extraCopies">The number of copies to add to each existing copy, by utterance, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of copies is negative.</exception>
    public static IReadOnlyList<SplitRow> WithCopies(IReadOnlyList<SplitRow> rows, Func<string, int> extraCopies) =>
        [.. rows.Select(row => row.Role is Role.Train ? Copy(row, extraCopies(row.Utterance)) : row)];

    private static SplitRow Copy(SplitRow row, int extraCopies)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(extraCopies);
        return row with { Copies = row.Copies * (1 + extraCopies) };
    }
}
