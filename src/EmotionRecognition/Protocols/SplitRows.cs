namespace EmotionRecognition.Protocols;

/// <summary>What a row is used for in a fold.</summary>
public enum Role
{
    /// <summary>Weights and everything else is fitted on it.</summary>
    Train,

    /// <summary>Epochs and settings are chosen on it.</summary>
    Validation,

    /// <summary>It is scored.</summary>
    Test,
}

/// <summary>One utterance on one side of one fold.</summary>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Fold">From 1.</param>
/// <param name="Role">The side.</param>
/// <param name="Copies">Times it stands on that side, at least 1.</param>
public readonly record struct SplitRow(string Utterance, int Fold, Role Role, int Copies);

/// <summary>Rows of a fold, duplicates counted, and the utterances that it does without.</summary>
/// <param name="Fold">From 1.</param>
/// <param name="Train">Training rows.</param>
/// <param name="Validation">Validation rows.</param>
/// <param name="Test">Test rows.</param>
/// <param name="LeftOut">Utterances of the split that are on no side of this fold, as script-disjoint folds have them.</param>
public readonly record struct FoldSizes(int Fold, int Train, int Validation, int Test, int LeftOut);

/// <summary>Questions to the rows of a split.</summary>
public static class SplitRows
{
    /// <summary>The numbers of the folds, rising.</summary>
    public static IReadOnlyList<int> Folds(this IReadOnlyList<SplitRow> rows) => [.. rows.Select(row => row.Fold).Distinct().Order()];

    /// <summary>The rows of one side of one fold, in their order.</summary>
    public static IReadOnlyList<SplitRow> In(this IReadOnlyList<SplitRow> rows, int fold, Role role) =>
        [.. rows.Where(row => row.Fold == fold && row.Role == role)];

    /// <summary>The utterances of one side of one fold, each as often as it has copies; copies stand together.</summary>
    public static IReadOnlyList<string> Utterances(this IReadOnlyList<SplitRow> rows, int fold, Role role) =>
        [.. rows.In(fold, role).SelectMany(row => Enumerable.Repeat(row.Utterance, row.Copies))];

    /// <summary>The rows in the one order in which they are written: by fold, side and utterance (ordinal).</summary>
    public static IReadOnlyList<SplitRow> InOrder(this IEnumerable<SplitRow> rows) =>
        [.. rows.OrderBy(row => row.Fold).ThenBy(row => row.Role).ThenBy(row => row.Utterance, StringComparer.Ordinal)];

    /// <summary>How many rows each fold has on each side, fold by fold.</summary>
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
