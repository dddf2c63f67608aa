using System.Numerics.Tensors;
using EmotionRecognition.Encoders;
using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Models.NaiveBayes;

/// <summary>
/// Multinomial naive Bayes: each class draws the columns of a row with probabilities proportional to the column's sum over the class's training rows plus a
/// smoothing term, and has a prior probability proportional to its rows (scikit-learn's <c>MultinomialNB</c>). A class without rows has probability 0.
/// </summary>
public sealed class MultinomialNaiveBayes : IClassifier, IExportable
{
    private readonly double[] _logarithms;
    private readonly double[] _counts;
    private readonly double[] _priors;

    /// <summary>Creates a model from its numbers.</summary>
    /// <param name="logarithms">K x D: the logarithm of each column's probability, class by class.</param>
    /// <param name="counts">K: training rows of each class.</param>
    /// <exception cref="ArgumentException">The logarithms are not K complete rows, or no class has rows.</exception>
    public MultinomialNaiveBayes(IReadOnlyList<double> logarithms, IReadOnlyList<double> counts)
    {
        if (counts.Count == 0 || logarithms.Count % counts.Count != 0 || !(counts.Sum() > 0))
        {
            throw new ArgumentException($"{logarithms.Count} logarithms for {counts.Count} classes of {counts.Sum()} rows", nameof(logarithms));
        }

        _logarithms = [.. logarithms];
        _counts = [.. counts];
        _priors = [.. counts.Select(count => Math.Log(count / counts.Sum()))];
    }

    /// <summary>K x D: the logarithm of each column's probability, class by class.</summary>
    public IReadOnlyList<double> Logarithms => _logarithms;

    /// <summary>K: training rows of each class.</summary>
    public IReadOnlyList<double> Counts => _counts;

    /// <summary>Fits a model.</summary>
    /// <param name="rows">N x D values, none negative; a row with copies is repeated.</param>
    /// <param name="labels">N class indices.</param>
    /// <param name="classes">K.</param>
    /// <param name="alpha">What is added to the sum of each column, above 0 (scikit-learn's <c>alpha</c>).</param>
    /// <exception cref="InputException">A value is negative.</exception>
    /// <exception cref="ArgumentException">The numbers of rows and labels differ, or a label is not from 0 to K - 1.</exception>
    public static MultinomialNaiveBayes Fit(InputMatrix rows, IReadOnlyList<int> labels, int classes, double alpha)
    {
        var width = rows.Columns.Count;
        if (labels.Count != rows.RowCount || labels.Any(label => label < 0 || label >= classes))
        {
            throw new ArgumentException($"{labels.Count} labels of {classes} classes for {rows.RowCount} rows", nameof(labels));
        }

        if (Array.FindIndex(rows.Values, value => value < 0) is >= 0 and var place)
        {
            throw new InputException(
                $"naive-bayes, column {rows.Columns[place % width]}",
                $"the value {rows.Values[place]}",
                "no negative values, because they are counts to this model",
                "give its acoustic inputs \"scaling\": \"min-max\"");
        }

        var sums = new double[classes * width];
        var counts = new double[classes];
        for (var row = 0; row < rows.RowCount; row++)
        {
            var start = labels[row] * width;
            counts[labels[row]]++;
            foreach (var (column, value) in rows.Row(row).ToArray().Index())
            {
                sums[start + column] += value;
            }
        }

        for (var label = 0; label < classes; label++)
        {
            var own = sums.AsSpan(label * width, width);
            var total = Math.Log(TensorPrimitives.Sum<double>(own) + (alpha * width));
            foreach (ref var sum in own)
            {
                sum = Math.Log(sum + alpha) - total;
            }
        }

        return new MultinomialNaiveBayes(sums, counts);
    }

    /// <inheritdoc/>
    public double[][] Predict(InputMatrix rows)
    {
        var width = _logarithms.Length / _counts.Length;
        if (rows.Columns.Count != width)
        {
            throw new ArgumentException($"{rows.Columns.Count} columns, expected {width}", nameof(rows));
        }

        var row = new double[width];
        return [.. Enumerable.Range(0, rows.RowCount).Select(index =>
        {
            TensorPrimitives.ConvertTruncating(rows.Row(index), row);
            return Softmax.Of([.. _priors.Select((prior, label) => prior + TensorPrimitives.Dot<double>(row, _logarithms.AsSpan(label * width, width)))]);
        })];
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphBuilder graph, GraphValue input) => LinearScores.ToGraph(graph, input, _logarithms, _priors);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
