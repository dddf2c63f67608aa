namespace EmotionRecognition.Evaluation;

/// <summary>
/// What a trained system loses if columns of its input are permuted among the test rows of a fold, so that they tell it nothing about a row (L. Breiman, Random
/// Forests, 2001; A. Fisher, C. Rudin, and F. Dominici, All Models are Wrong, but Many are Useful, 2019). What other columns tell as well is not missed.
/// </summary>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="System">The system's name.</param>
/// <param name="Family">What the columns are about: <c>pitch</c>.</param>
/// <param name="Column">The column, if only one was permuted; empty if all of the family were, together.</param>
/// <param name="Columns">The number of permuted columns.</param>
/// <param name="Recall">The unweighted recall as it is, 0 to 1.</param>
/// <param name="Drop">How far it drops, the mean over permutations; below 0 if it rises.</param>
/// <param name="Interval">The 95 % interval of the drop over <paramref name="Unit"/>: see <see cref="JackknifeUnits"/>.</param>
/// <param name="Deviation">The standard deviation of the drop over permutations; 0 with one.</param>
/// <param name="Repeats">The number of permutations.</param>
/// <param name="Unit"><c>speakers</c>, or <c>test rows</c> if there are too few of them.</param>
public sealed record ImportanceScore(
    string Protocol,
    string System,
    string Family,
    string Column,
    int Columns,
    double Recall,
    double Drop,
    Interval Interval,
    double Deviation,
    int Repeats,
    string Unit);

/// <summary>Measures how far unweighted recall drops from answers to other answers for the same rows.</summary>
public sealed class RecallDrop
{
    private readonly JackknifeUnits _units;
    private readonly int[] _classOf;
    private readonly int[] _copies;
    private readonly int _classes;
    private readonly double[,] _rows;
    private readonly double[,] _hits;

    /// <summary>Takes the answers as they are.</summary>
    /// <param name="classes">The K classes.</param>
    /// <param name="rows">The predictions of one system under one protocol, at least one.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id, or null if unknown.</param>
    /// <exception cref="ArgumentException">A prediction has an unknown class.</exception>
    public RecallDrop(IReadOnlyList<string> classes, IReadOnlyList<Prediction> rows, Func<string, string?> speakerOf)
    {
        var indexOf = ClassIndex.Of(classes);
        _classes = classes.Count;
        _units = JackknifeUnits.Of([.. rows.Select(row => row.Utterance)], speakerOf);
        _classOf = [.. rows.Select(row => indexOf[row.Actual])];
        _copies = [.. rows.Select(row => row.Copies)];
        _rows = Count(_ => true);
        var predicted = rows.Select(row => indexOf[row.Predicted]).ToArray();
        _hits = Count(row => predicted[row] == _classOf[row]);
    }

    /// <summary>What the interval is over: see <see cref="JackknifeUnits.Name"/>.</summary>
    public string Unit => _units.Name;

    /// <summary>The unweighted recall of the answers as they are.</summary>
    public double Recall => Mean(-1, _hits);

    /// <summary>How far it drops with other answers.</summary>
    /// <param name="answers">For each repetition, the index of the predicted class of every row; at least one repetition.</param>
    /// <returns>The mean drop over repetitions with its interval, and the standard deviation over repetitions, 0 with one.</returns>
    public (JackknifeEstimate Drop, double Deviation) Of(IReadOnlyList<int[]> answers)
    {
        var hits = answers.Select(own => Count(row => own[row] == _classOf[row])).ToList();
        var mean = new double[_units.Count, _classes];
        foreach (var own in hits)
        {
            for (var unit = 0; unit < _units.Count; unit++)
            {
                for (var index = 0; index < _classes; index++)
                {
                    mean[unit, index] += own[unit, index] / answers.Count;
                }
            }
        }

        var drop = _units.Differences(without => [Mean(without, _hits) - Mean(without, mean)])[0]!;
        return (drop, answers.Count == 1 ? 0 : Spread.Of([.. hits.Select(own => Mean(-1, own))]).Deviation);
    }

    // The mean over the classes that have rows; not a number without any.
    private double Mean(int without, double[,] hits)
    {
        var (sum, count) = (0.0, 0);
        for (var index = 0; index < _classes; index++)
        {
            var (all, right) = (0.0, 0.0);
            for (var unit = 0; unit < _units.Count; unit++)
            {
                if (unit != without)
                {
                    (all, right) = (all + _rows[unit, index], right + hits[unit, index]);
                }
            }

            if (all > 0)
            {
                (sum, count) = (sum + (right / all), count + 1);
            }
        }

        return count == 0 ? double.NaN : sum / count;
    }

    private double[,] Count(Func<int, bool> isCounted)
    {
        var counts = new double[_units.Count, _classes];
        for (var row = 0; row < _classOf.Length; row++)
        {
            counts[_units[row], _classOf[row]] += isCounted(row) ? _copies[row] : 0;
        }

        return counts;
    }
}
