namespace EmotionRecognition.Protocols;

/// <summary>
/// Joins groups of rows that must stay together into folds that are alike: each has about the same share of every class, and about as many rows. This is the
/// algorithm of scikit-learn 1.2.1 (<c>StratifiedGroupKFold</c> without shuffling): the groups, most uneven class counts first, each go to the fold that leaves
/// the classes spread most evenly over the folds. In addition, no fold stays empty, and a class of several groups does not end up in one fold alone, because
/// that fold would have no training rows of it.
/// </summary>
public static class StratifiedGroups
{
    /// <summary>Assigns groups to folds.</summary>
    /// <param name="counts">For each of G groups, its number of rows of each of C classes. Groups that are otherwise equal are taken in this order.</param>
    /// <param name="folds">The number of folds, from 1 to G.</param>
    /// <returns>For each of the G groups its fold, from 0.</returns>
    /// <exception cref="ArgumentException">There are fewer groups than folds, or the groups differ in their number of classes.</exception>
    public static IReadOnlyList<int> Assign(IReadOnlyList<IReadOnlyList<int>> counts, int folds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 1);
        if (counts.Count < folds || counts.Any(group => group.Count != counts[0].Count))
        {
            throw new ArgumentException($"{counts.Count} groups, expected {folds} or more with the same number of classes", nameof(counts));
        }

        var filling = new Filling(counts, folds);
        var assigned = new int[counts.Count];
        var order = Enumerable.Range(0, counts.Count).OrderByDescending(group => Unevenness(counts[group])).ThenByDescending(group => counts[group].Sum());
        foreach (var group in order)
        {
            assigned[group] = filling.Add(counts[group]);
        }

        return assigned;
    }

    /// <summary>Joins groups.</summary>
    /// <typeparam name="T">A row.</typeparam>
    /// <param name="groups">G groups of rows that must stay together, in an order that does not depend on the order of rows.</param>
    /// <param name="folds">The number of folds, from 1 to G.</param>
    /// <param name="classOf">The class of a row.</param>
    /// <returns>The rows of each fold.</returns>
    /// <exception cref="ArgumentException">There are fewer groups than folds.</exception>
    public static IReadOnlyList<IReadOnlyList<T>> Join<T>(IReadOnlyList<IReadOnlyList<T>> groups, int folds, Func<T, string> classOf)
    {
        var classes = groups.SelectMany(group => group.Select(classOf)).Distinct().Order(StringComparer.Ordinal).ToList();
        var foldOf = Assign([.. groups.Select(group => CountClasses(group.Select(classOf), classes))], folds);
        return
        [
            .. groups.Index().GroupBy(group => foldOf[group.Index]).OrderBy(fold => fold.Key)
                .Select(fold => fold.SelectMany(group => group.Item).ToList()),
        ];
    }

    private static int[] CountClasses(IEnumerable<string> found, IReadOnlyList<string> classes)
    {
        var counts = found.CountBy(name => name).ToDictionary();
        return [.. classes.Select(name => counts.GetValueOrDefault(name))];
    }

    // Orders as the standard deviation does; a whole number, so that equal counts are equal.
    private static long Unevenness(IReadOnlyList<int> counts)
    {
        var sum = counts.Sum(count => (long)count);
        return (counts.Count * counts.Sum(count => (long)count * count)) - (sum * sum);
    }

    /// <summary>The folds as they fill up.</summary>
    private sealed class Filling
    {
        private const double Tolerance = 1e-9;

        private readonly long[][] _rows;
        private readonly long[] _totals;
        private readonly int[] _groupsLeft;
        private int _left;

        public Filling(IReadOnlyList<IReadOnlyList<int>> counts, int folds)
        {
            var classes = counts[0].Count;
            _rows = [.. Enumerable.Range(0, folds).Select(_ => new long[classes])];
            _totals = [.. Enumerable.Range(0, classes).Select(index => counts.Sum(group => (long)group[index]))];
            _groupsLeft = [.. Enumerable.Range(0, classes).Select(index => counts.Count(group => group[index] > 0))];
            _left = counts.Count;
        }

        /// <summary>Adds a group to the fold that suits it best.</summary>
        /// <returns>The fold, from 0.</returns>
        public int Add(IReadOnlyList<int> group)
        {
            _left--;
            for (var index = 0; index < group.Count; index++)
            {
                _groupsLeft[index] -= group[index] > 0 ? 1 : 0;
            }

            var best = Open().Select(fold => new Candidate(fold, ClassesAlone(fold, group), Spread(fold, group), _rows[fold].Sum())).Aggregate(Better);
            for (var index = 0; index < group.Count; index++)
            {
                _rows[best.Fold][index] += group[index];
            }

            return best.Fold;
        }

        // Once there are only as many groups left as folds are empty, each must go to one of these.
        private IEnumerable<int> Open()
        {
            var empty = Enumerable.Range(0, _rows.Length).Where(fold => _rows[fold].Sum() == 0).ToList();
            return _left + 1 <= empty.Count ? empty : Enumerable.Range(0, _rows.Length);
        }

        /// <summary>How many classes would have all their rows in this fold, with no group left to change that.</summary>
        private int ClassesAlone(int fold, IReadOnlyList<int> group) => group.Index().Count(pair =>
            pair.Item > 0 && _groupsLeft[pair.Index] == 0 && _rows[fold][pair.Index] + pair.Item == _totals[pair.Index]);

        /// <summary>The mean over classes of the standard deviation over folds of the class's shares, if the group joined this fold.</summary>
        private double Spread(int fold, IReadOnlyList<int> group)
        {
            var sum = 0.0;
            for (var index = 0; index < group.Count; index++)
            {
                var (total, squares) = (0L, 0L);
                for (var other = 0; other < _rows.Length; other++)
                {
                    var count = _rows[other][index] + (other == fold ? group[index] : 0);
                    total += count;
                    squares += count * count;
                }

                sum += _totals[index] == 0 ? 0 : Math.Sqrt((_rows.Length * squares) - (total * total)) / (_rows.Length * (double)_totals[index]);
            }

            return sum / Math.Max(group.Count, 1);
        }

        private static Candidate Better(Candidate one, Candidate other)
        {
            var isBetter = other.ClassesAlone != one.ClassesAlone ? other.ClassesAlone < one.ClassesAlone
                : Math.Abs(other.Spread - one.Spread) > Tolerance ? other.Spread < one.Spread
                : other.Rows < one.Rows;
            return isBetter ? other : one;
        }

        private readonly record struct Candidate(int Fold, int ClassesAlone, double Spread, long Rows);
    }
}
