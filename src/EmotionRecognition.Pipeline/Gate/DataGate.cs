using System.Globalization;

namespace EmotionRecognition.Pipeline.Gate;

/// <summary>Compares tables with their accepted snapshots, column by column.</summary>
public static class DataGate
{
    /// <summary>How far the statistics of computed numbers may differ on another machine, relative to the column's standard deviation or mean.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>Compares one table.</summary>
    /// <param name="accepted">The accepted snapshot; null if the table is new.</param>
    /// <param name="fresh">The current snapshot; null if the table is no longer written.</param>
    /// <returns>The rows of the table that differ, then one row per difference of a statistic; or a single row if the tables agree.</returns>
    public static IReadOnlyList<GateRow> Compare(TableSnapshot? accepted, TableSnapshot? fresh)
    {
        if (accepted is null || fresh is null)
        {
            return [Fails((accepted ?? fresh)!.Table, "table", accepted is null ? "none" : "present", fresh is null ? "none" : "present")];
        }

        var rows = new List<GateRow>();
        if (accepted.Rows != fresh.Rows)
        {
            rows.Add(Fails(fresh.Table, "rows", Text(accepted.Rows), Text(fresh.Rows)));
        }

        var (old, now) = (accepted.Columns.Select(column => column.Name).ToList(), fresh.Columns.Select(column => column.Name).ToList());
        if (!old.SequenceEqual(now))
        {
            var differing = old.Except(now).Concat(now.Except(old)).DefaultIfEmpty("order").First();
            return [.. rows, Fails(fresh.Table, $"columns ({differing})", Text(old.Count), Text(now.Count))];
        }

        rows.AddRange(accepted.Columns.Zip(fresh.Columns).SelectMany(pair => Compare(fresh.Table, pair.First, pair.Second)));
        if (rows.Count == 0)
        {
            var same = accepted.Hash == fresh.Hash;
            rows.Add(new(
                fresh.Table,
                same ? "bytes" : "bytes (statistics agree)",
                accepted.Hash[..12],
                fresh.Hash[..12],
                "",
                fresh.IsExact ? "none" : "another machine's rounding",
                same || !fresh.IsExact ? Verdict.Agrees : Verdict.Fails));
        }

        return rows.Exists(row => row.Verdict == Verdict.Fails) ? [.. RowGate.Compare(accepted, fresh), .. rows] : rows;
    }

    private static IEnumerable<GateRow> Compare(string table, ColumnSnapshot accepted, ColumnSnapshot fresh)
    {
        if (accepted.Empty != fresh.Empty)
        {
            yield return Fails(table, $"{fresh.Name}: empty fields", Text(accepted.Empty), Text(fresh.Empty));
        }

        if (accepted.Distinct != fresh.Distinct)
        {
            yield return Fails(table, $"{fresh.Name}: distinct values", Text(accepted.Distinct), Text(fresh.Distinct));
        }

        if (accepted.Values is { } old && fresh.Values is { } now)
        {
            foreach (var value in old.Keys.Union(now.Keys).Where(value => old.GetValueOrDefault(value) != now.GetValueOrDefault(value)))
            {
                yield return Fails(table, $"{fresh.Name} = {value}", Text(old.GetValueOrDefault(value)), Text(now.GetValueOrDefault(value)));
            }
        }

        var scale = Math.Max(accepted.Deviation ?? 0, Math.Abs(accepted.Mean ?? 0));
        (string, double?, double?)[] statistics =
        [
            ("mean", accepted.Mean, fresh.Mean), ("standard deviation", accepted.Deviation, fresh.Deviation),
            ("minimum", accepted.Least, fresh.Least), ("maximum", accepted.Greatest, fresh.Greatest),
            ("mean weighted by row", accepted.Weighted, fresh.Weighted),
        ];
        foreach (var (statistic, before, after) in statistics)
        {
            if (before.HasValue != after.HasValue || Math.Abs((after - before) ?? 0) > Tolerance * scale)
            {
                yield return Fails(table, $"{fresh.Name}: {statistic}", Text(before), Text(after), Text(after - before), Text(Tolerance * scale));
            }
        }
    }

    private static GateRow Fails(string table, string what, string accepted, string fresh, string difference = "", string allowed = "none") =>
        new(table, what, accepted, fresh, difference, allowed, Verdict.Fails);

    private static string Text(double? value) => value?.ToString("G6", CultureInfo.InvariantCulture) ?? "none";
}
