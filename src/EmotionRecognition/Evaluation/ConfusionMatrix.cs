namespace EmotionRecognition.Evaluation;

/// <summary>The number of test rows for each pair of actual and predicted class. Immutable.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[] _counts;

    private ConfusionMatrix(IReadOnlyList<string> classes, int[] counts)
    {
        Classes = classes;
        _counts = counts;
        Total = counts.Sum();
    }

    /// <summary>The K classes; rows are actual classes, columns are predicted classes.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The number of test rows, N.</summary>
    public int Total { get; }

    /// <summary>The number of rows of class <paramref name="actual"/> predicted as class <paramref name="predicted"/>.</summary>
    /// <param name="actual">Row, from 0 to K - 1.</param>
    /// <param name="predicted">Column, from 0 to K - 1.</param>
    public int this[int actual, int predicted] => _counts[(actual * Classes.Count) + predicted];

    /// <summary>Counts labels.</summary>
    /// <param name="classes">The K classes, each once.</param>
    /// <param name="actual">N labels.</param>
    /// <param name="predicted">N labels.</param>
    /// <exception cref="ArgumentException">The lists differ in length or contain a label that is not one of the classes.</exception>
    public static ConfusionMatrix Count(IReadOnlyList<string> classes, IReadOnlyList<string> actual, IReadOnlyList<string> predicted)
    {
        if (actual.Count != predicted.Count)
        {
            throw new ArgumentException($"{predicted.Count} predicted labels, expected {actual.Count}", nameof(predicted));
        }

        return Count(classes, actual.Zip(predicted, (a, p) => (a, p, 1)));
    }

    /// <summary>Counts predictions, each once per copy.</summary>
    /// <param name="classes">The K classes, each once.</param>
    /// <param name="predictions">The test rows.</param>
    /// <exception cref="ArgumentException">A prediction has an unknown class.</exception>
    public static ConfusionMatrix Count(IReadOnlyList<string> classes, IEnumerable<Prediction> predictions) =>
        Count(classes, predictions.Select(row => (row.Actual, row.Predicted, row.Copies)));

    /// <summary>Creates a matrix from existing counts.</summary>
    /// <param name="classes">The K classes, each once.</param>
    /// <param name="counts">K rows of K counts, none negative.</param>
    /// <exception cref="ArgumentException">The sizes do not match, or a count is negative.</exception>
    public static ConfusionMatrix FromCounts(IReadOnlyList<string> classes, IReadOnlyList<IReadOnlyList<int>> counts)
    {
        if (counts.Count != classes.Count || counts.Any(row => row.Count != classes.Count || row.Any(count => count < 0)))
        {
            throw new ArgumentException($"expected {classes.Count} x {classes.Count} counts, none negative", nameof(counts));
        }

        return new ConfusionMatrix(classes, [.. counts.SelectMany(row => row)]);
    }

    /// <summary>The number of test rows of a class.</summary>
    /// <param name="actual">Row, from 0 to K - 1.</param>
    public int Support(int actual) => Enumerable.Range(0, Classes.Count).Sum(predicted => this[actual, predicted]);

    /// <summary>The number of test rows predicted as a class.</summary>
    /// <param name="predicted">Column, from 0 to K - 1.</param>
    public int PredictedTotal(int predicted) => Enumerable.Range(0, Classes.Count).Sum(actual => this[actual, predicted]);

    /// <summary>The percentage of the test rows of one class that were predicted as another; 0 if the class has no test rows.</summary>
    /// <param name="actual">Row, from 0 to K - 1.</param>
    /// <param name="predicted">Column, from 0 to K - 1.</param>
    public double RowPercentage(int actual, int predicted) =>
        Support(actual) is > 0 and var support ? 100.0 * this[actual, predicted] / support : 0;

    /// <summary>The counts, row by row.</summary>
    /// <returns>K rows of K counts.</returns>
    public IReadOnlyList<IReadOnlyList<int>> ToRows() => [.. _counts.Chunk(Classes.Count)];

    internal static ConfusionMatrix FromCells(IReadOnlyList<string> classes, int[] cells) => new(classes, cells);

    private static ConfusionMatrix Count(IReadOnlyList<string> classes, IEnumerable<(string Actual, string Predicted, int Copies)> rows)
    {
        var indexOf = ClassIndex.Of(classes);
        var counts = new int[classes.Count * classes.Count];
        foreach (var (actual, predicted, copies) in rows)
        {
            counts[(indexOf[actual] * classes.Count) + indexOf[predicted]] += copies;
        }

        return new ConfusionMatrix(classes, counts);
    }
}

/// <summary>The index of each class in the list of classes.</summary>
internal sealed class ClassIndex
{
    private readonly Dictionary<string, int> _indexOf = [];

    private ClassIndex()
    {
    }

    /// <summary>The index of a class, from 0.</summary>
    /// <exception cref="ArgumentException">It is not one of the classes.</exception>
    public int this[string name] => _indexOf.TryGetValue(name, out var index)
        ? index
        : throw new ArgumentException($"class \"{name}\", expected one of {string.Join(',', _indexOf.Keys)}", nameof(name));

    /// <summary>Numbers classes from 0.</summary>
    /// <exception cref="ArgumentException">There are no classes, or there is a duplicate.</exception>
    public static ClassIndex Of(IReadOnlyList<string> classes)
    {
        var index = new ClassIndex();
        foreach (var name in classes)
        {
            if (!index._indexOf.TryAdd(name, index._indexOf.Count))
            {
                throw new ArgumentException($"duplicate class \"{name}\"", nameof(classes));
            }
        }

        return classes.Count > 0 ? index : throw new ArgumentException("no classes", nameof(classes));
    }
}
