namespace EmotionRecognition.Protocols;

/// <summary>The role of a row in a fold.</summary>
public enum Role
{
    /// <summary>Weights and everything else are fitted on it.</summary>
    Train,

    /// <summary>Epochs and settings are selected on it.</summary>
    Validation,

    /// <summary>It is scored.</summary>
    Test,
}

/// <summary>One utterance on one side of one fold.</summary>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Fold">From 1.</param>
/// <param name="Role">The side.</param>
/// <param name="Copies">How often it occurs on that side, at least 1.</param>
/// <param name="Inner">
/// Of a training or validation row, the inner fold that tests it, from 1; null if it trains in every inner fold, or if there are none.
/// </param>
public readonly record struct SplitRow(string Utterance, int Fold, Role Role, int Copies, int? Inner = null);

/// <summary>The number of rows of a fold, duplicates counted, and of the utterances that it leaves out.</summary>
/// <param name="Fold">From 1.</param>
/// <param name="Train">Training rows.</param>
/// <param name="Validation">Validation rows.</param>
/// <param name="Test">Test rows.</param>
/// <param name="LeftOut">Utterances of the split that are on no side of this fold; only script-disjoint folds have any.</param>
public readonly record struct FoldSizes(int Fold, int Train, int Validation, int Test, int LeftOut);

/// <summary>Queries on the rows of a split.</summary>
public static class SplitRows
{
    /// <summary>The numbers of the folds, in ascending order.</summary>
    public static IReadOnlyList<int> Folds(this IReadOnlyList<SplitRow> rows) => [.. rows.Select(row => row.Fold).Distinct().Order()];

    /// <summary>The rows of one side of one fold, in their order.</summary>
    public static IReadOnlyList<SplitRow> In(this IReadOnlyList<SplitRow> rows, int fold, Role role) =>
        [.. rows.Where(row => row.Fold == fold && row.Role == role)];

    /// <summary>The utterances of one side of one fold, repeated by their copies, with copies side by side.</summary>
    public static IReadOnlyList<string> Utterances(this IReadOnlyList<SplitRow> rows, int fold, Role role) =>
        [.. rows.In(fold, role).SelectMany(row => Enumerable.Repeat(row.Utterance, row.Copies))];

    /// <summary>The rows in the order in which they are written: by fold, side, and utterance (ordinal).</summary>
    public static IReadOnlyList<SplitRow> InOrder(this IEnumerable<SplitRow> rows) =>
        [.. rows.OrderBy(row => row.Fold).ThenBy(row => row.Role).ThenBy(row => row.Utterance, StringComparer.Ordinal)];

    /// <summary>The number of rows on each side of each fold.</summary>
    public static IReadOnlyList<FoldSizes> Sizes(this IReadOnlyList<SplitRow> rows)
    {
        var utterances = rows.Select(row => row.Utterance).Distinct().Count();
        return
        [
            .. rows.GroupBy(row => row.Fold).OrderBy(fold => fold.Key).Select(fold => new FoldSizes(
                fold.Key,
                Count(fold, Role.Train),
                Count(fold, Role.Validation),
                Count(fold, Role.Test),
                utterances - fold.Select(row => row.Utterance).Distinct().Count())),
        ];
    }

    private static int Count(IEnumerable<SplitRow> fold, Role role) => fold.Where(row => row.Role == role).Sum(row => row.Copies);
}
