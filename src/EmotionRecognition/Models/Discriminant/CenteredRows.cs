using System.Numerics.Tensors;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Models.Discriminant;

/// <summary>Training rows less the mean of their class. Every sum is taken in one order.</summary>
internal sealed class CenteredRows
{
    /// <summary>Computes the means, and removes them.</summary>
    /// <param name="rows">N rows of D columns, with their classes.</param>
    /// <param name="classes">K.</param>
    public CenteredRows(LabeledMatrix rows, int classes)
    {
        var width = rows.Rows.Columns.Count;
        Counts = new int[classes];
        Means = [.. Enumerable.Range(0, classes).Select(_ => new double[width])];
        for (var row = 0; row < rows.Labels.Length; row++)
        {
            var mean = Means[rows.Labels[row]];
            var values = rows.Rows.Row(row);
            Counts[rows.Labels[row]]++;
            for (var i = 0; i < width; i++)
            {
                mean[i] += values[i];
            }
        }

        foreach (var (k, mean) in Means.Index())
        {
            TensorPrimitives.Divide(mean, Math.Max(1, Counts[k]), mean);
        }

        Columns = Enumerable.Range(0, width).Select(_ => new double[rows.Labels.Length]).ToArray();
        for (var row = 0; row < rows.Labels.Length; row++)
        {
            var mean = Means[rows.Labels[row]];
            var values = rows.Rows.Row(row);
            for (var i = 0; i < width; i++)
            {
                Columns[i][row] = values[i] - mean[i];
            }
        }
    }

    /// <summary>The number of rows of each of the K classes.</summary>
    public int[] Counts { get; }

    /// <summary>K means of D columns; zeros for a class without rows.</summary>
    public double[][] Means { get; }

    /// <summary>D columns of N values.</summary>
    public double[][] Columns { get; }
}
