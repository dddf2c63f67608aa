using System.Numerics.Tensors;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Models;

/// <summary>
/// A fitted linear model: its probabilities are the softmax of one score per class, a sum of weighted columns and an intercept. Logistic regression and linear
/// discriminant analysis are two ways to fit one.
/// </summary>
public sealed class LinearClassifier : IClassifier, IExportable
{
    private readonly double[] _coefficients;
    private readonly double[] _intercepts;

    /// <summary>Creates a model from its numbers.</summary>
    /// <param name="coefficients">K x D, class by class.</param>
    /// <param name="intercepts">K.</param>
    /// <exception cref="ArgumentException">The coefficients are not K complete rows.</exception>
    public LinearClassifier(IReadOnlyList<double> coefficients, IReadOnlyList<double> intercepts)
    {
        if (intercepts.Count < 2 || coefficients.Count % intercepts.Count != 0)
        {
            throw new ArgumentException($"{coefficients.Count} coefficients for {intercepts.Count} classes", nameof(coefficients));
        }

        _coefficients = [.. coefficients];
        _intercepts = [.. intercepts];
    }

    /// <summary>K x D, class by class.</summary>
    public IReadOnlyList<double> Coefficients => _coefficients;

    /// <summary>K.</summary>
    public IReadOnlyList<double> Intercepts => _intercepts;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">D differs.</exception>
    public double[][] Predict(InputMatrix rows)
    {
        var width = _coefficients.Length / _intercepts.Length;
        if (rows.Columns.Count != width)
        {
            throw new ArgumentException($"{rows.Columns.Count} columns, expected {width}", nameof(rows));
        }

        var row = new double[width];
        var probabilities = new double[rows.RowCount][];
        for (var index = 0; index < probabilities.Length; index++)
        {
            TensorPrimitives.ConvertTruncating(rows.Row(index), row);
            var scores = new double[_intercepts.Length];
            for (var k = 0; k < scores.Length; k++)
            {
                scores[k] = TensorPrimitives.Dot<double>(row, _coefficients.AsSpan(k * width, width)) + _intercepts[k];
            }

            probabilities[index] = Softmax.Of(scores);
        }

        return probabilities;
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphBuilder graph, GraphValue input) => LinearScores.ToGraph(graph, input, _coefficients, _intercepts);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
