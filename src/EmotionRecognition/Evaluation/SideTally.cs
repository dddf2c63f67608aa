namespace EmotionRecognition.Evaluation;

/// <summary>Rows and hits by unit, side, and class, from which one unit can be left out.</summary>
internal sealed class SideTally
{
    private readonly int _classes;
    private readonly int _sides;
    private readonly int[] _cells;
    private readonly int[] _all;

    /// <summary>Counts rows.</summary>
    /// <param name="classes">The K classes.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="units">Their units.</param>
    /// <param name="sideOf">The side of a row, from 0, or -1 for a row that is on none.</param>
    /// <param name="sides">The number of sides.</param>
    public SideTally(IReadOnlyList<string> classes, IReadOnlyList<Prediction> rows, JackknifeUnits units, Func<Prediction, int> sideOf, int sides)
    {
        var indexOf = ClassIndex.Of(classes);
        (_classes, _sides) = (classes.Count, sides);
        var perUnit = 2 * sides * _classes;
        (_cells, _all) = (new int[perUnit * units.Count], new int[perUnit]);
        foreach (var (index, row) in rows.Index())
        {
            if (sideOf(row) is var side and >= 0)
            {
                var cell = 2 * ((side * _classes) + indexOf[row.Actual]);
                Add(_all, cell, row);
                Add(_cells, (units[index] * perUnit) + cell, row);
            }
        }
    }

    /// <summary>The number of rows of a side.</summary>
    public int Rows(int side) => Enumerable.Range(0, _classes).Sum(index => Of(-1, side, index).Rows);

    /// <summary>How many units have rows of a side.</summary>
    public int Units(int side) => Enumerable.Range(0, _cells.Length / _all.Length).Count(unit => Has(unit, side));

    /// <summary>Whether a unit has rows of a side.</summary>
    public bool Has(int unit, int side) => _cells.AsSpan((unit * _all.Length) + (2 * side * _classes), 2 * _classes).ContainsAnyExcept(0);

    /// <summary>The unweighted recall of a side without a unit (-1: of all units), over the classes that occur; not a number if none does.</summary>
    public double Recall(int without, int side) => Mean(index => Of(without, side, index) is { Rows: > 0 } own ? Ratio(own) : null);

    /// <summary>The unweighted recall of side 0 if units count several times or not at all; not a number if no class occurs.</summary>
    public double WeightedRecall(Func<int, int> times)
    {
        var weights = Enumerable.Range(0, _cells.Length / _all.Length).Select(times).ToArray();
        return Mean(index =>
        {
            var (rows, hits) = (0, 0);
            for (var unit = 0; unit < weights.Length; unit++)
            {
                var cell = (unit * _all.Length) + (2 * index);
                (rows, hits) = (rows + (weights[unit] * _cells[cell]), hits + (weights[unit] * _cells[cell + 1]));
            }

            return rows > 0 ? Ratio((rows, hits)) : null;
        });
    }

    /// <summary>The unweighted recall of side 0 minus that of side 1, over the classes that occur in both; not a number if there are none.</summary>
    public double Difference(int without) => Mean(index =>
        Of(without, 0, index) is { Rows: > 0 } first && Of(without, 1, index) is { Rows: > 0 } second ? Ratio(first) - Ratio(second) : null);

    /// <summary>The number of classes with rows on both sides.</summary>
    public int Shared() => Enumerable.Range(0, _classes).Count(index => Enumerable.Range(0, _sides).All(side => Of(-1, side, index).Rows > 0));

    /// <summary>
    /// The variance of the unweighted recall of a side if its rows were independent, over the classes that occur on both sides, with Agresti and Coull's two
    /// more hits and misses, so that it is never 0.
    /// </summary>
    public double RowVariance(int side)
    {
        var shared = Enumerable.Range(0, _classes).Where(index => Enumerable.Range(0, _sides).All(each => Of(-1, each, index).Rows > 0)).ToList();
        return shared.Sum(index =>
        {
            var (rows, hits) = Of(-1, side, index);
            var likely = (hits + 2.0) / (rows + 4);
            return likely * (1 - likely) / rows;
        }) / shared.Count / shared.Count;
    }

    private double Mean(Func<int, double?> of)
    {
        var (sum, count) = (0.0, 0);
        for (var index = 0; index < _classes; index++)
        {
            if (of(index) is { } value)
            {
                (sum, count) = (sum + value, count + 1);
            }
        }

        return count == 0 ? double.NaN : sum / count;
    }

    private (int Rows, int Hits) Of(int without, int side, int index)
    {
        var cell = 2 * ((side * _classes) + index);
        var left = without < 0 ? -1 : (without * _all.Length) + cell;
        return left < 0 ? (_all[cell], _all[cell + 1]) : (_all[cell] - _cells[left], _all[cell + 1] - _cells[left + 1]);
    }

    private static void Add(int[] cells, int cell, Prediction row)
    {
        cells[cell] += row.Copies;
        cells[cell + 1] += row.Actual == row.Predicted ? row.Copies : 0;
    }

    private static double Ratio((int Rows, int Hits) counts) => (double)counts.Hits / counts.Rows;
}
