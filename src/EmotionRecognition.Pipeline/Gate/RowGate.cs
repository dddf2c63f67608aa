using System.Globalization;

namespace EmotionRecognition.Pipeline.Gate;

/// <summary>Names the rows of a table that are not as accepted.</summary>
public static class RowGate
{
    /// <summary>How many rows are named; the others are counted.</summary>
    public const int MostNames = 10;

    /// <summary>Compares a table that differs row by row.</summary>
    /// <param name="accepted">What was accepted, with the same columns.</param>
    /// <param name="fresh">What a fresh run gives.</param>
    /// <returns>Lines that name rows, all of which fail.</returns>
    public static IEnumerable<GateRow> Compare(TableSnapshot accepted, TableSnapshot fresh)
    {
        if (accepted.RowHashes is not { } lines)
        {
            return [Line(fresh, "rows that differ", "not recorded", "unknown: Accept records rows")];
        }

        var (old, now) = (RowHashes.Read(lines), RowHashes.Read(fresh.RowHashes ?? []));
        var (known, found) = (old.ToHashSet(), now.ToHashSet());
        var differing = fresh.RowNames.Zip(now, (name, hash) => (Name: name, Hash: hash)).Where(row => !known.Contains(row.Hash)).ToList();
        var lost = old.Count(hash => !found.Contains(hash));
        if (!fresh.IsExact && differing.Count == now.Count)
        {
            return [Line(fresh, "rows that differ", "", $"all {Text(now.Count)}, by content or by rounding")];
        }

        return
        [
            .. differing.Take(MostNames).Select(row => Line(fresh, $"row {row.Name}", "another", row.Hash)),
            .. differing.Count > MostNames ? [Line(fresh, $"and {Text(differing.Count - MostNames)} more rows", "", "")] : Array.Empty<GateRow>(),
            .. lost > differing.Count ? [Line(fresh, "rows that are missing", Text(lost - differing.Count), "0")] : Array.Empty<GateRow>(),
            .. lost == 0 && differing.Count == 0 ? [Line(fresh, "rows", "same rows", "in another order or form")] : Array.Empty<GateRow>(),
        ];
    }

    private static GateRow Line(TableSnapshot table, string what, string accepted, string fresh) =>
        new(table.Table, what, accepted, fresh, "", "none", Verdict.Fails) { NamesRows = true };

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
