using System.Numerics.Tensors;
using EmotionRecognition.Encoders;
using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Logistic;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Models.LinearSvm;

/// <summary>
/// One linear support vector machine per class, which separates it from the others. The probabilities are the softmax of the decision values: they have the
/// order of the decision values, but are not calibrated. A class without training rows has probability 0.
/// </summary>
public sealed class LinearSvm : IClassifier, IExportable
{
    private readonly double[] _weights;
    private readonly double[] _intercepts;
    private readonly bool[] _present;

    /// <summary>Creates a model from its numbers.</summary>
    /// <param name="weights">K x D, class by class.</param>
    /// <param name="intercepts">K.</param>
    /// <param name="present">K: whether the class had training rows; at least one has.</param>
    /// <exception cref="ArgumentException">The numbers do not fit together.</exception>
    public LinearSvm(IReadOnlyList<double> weights, IReadOnlyList<double> intercepts, IReadOnlyList<bool> present)
    {
        if (intercepts.Count == 0 || weights.Count % intercepts.Count != 0 || present.Count != intercepts.Count || !present.Contains(true))
        {
            throw new ArgumentException($"{weights.Count} weights for {intercepts.Count} classes", nameof(weights));
        }

        _weights = [.. weights];
        _intercepts = [.. intercepts];
        _present = [.. present];
    }

    /// <summary>K x D, class by class.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>K.</summary>
    public IReadOnlyList<double> Intercepts => _intercepts;

    /// <summary>K: whether the class had training rows.</summary>
    public IReadOnlyList<bool> Present => _present;

    /// <summary>Fits a model for each of several values of C. Each starts from the one before, which takes fewer steps to the same tolerance.</summary>
    /// <param name="rows">N x D, with their classes.</param>
    /// <param name="weights">The cost of an error, for each of the K classes.</param>
    /// <param name="path">Values of C, each above 0; the path is shortest in ascending order.</param>
    /// <param name="settings">When to stop.</param>
    internal static IReadOnlyList<LinearSvm> FitPath(LabeledMatrix rows, ClassWeights weights, IReadOnlyList<double> path, LinearSvmSettings settings)
    {
        var classes = weights.Values.Count;
        var design = new DesignMatrix(rows.Rows);
        bool[] present = [.. Enumerable.Range(0, classes).Select(rows.Labels.Contains)];
        var parameters = new double[design.ParameterCount(classes)];
        var models = new List<LinearSvm>();
        foreach (var c in path)
        {
            var objective = new HingeObjective(design, rows.Labels, weights.Values, c);
            parameters = LimitedMemoryBfgs.Minimize(objective.Evaluate, parameters, settings.GradientTolerance, settings.MaxIterations);
            models.Add(new LinearSvm(design.Coefficients(parameters, classes), parameters[design.InterceptStart(classes)..], present));
        }

        return models;
    }

    /// <inheritdoc/>
    public double[][] Predict(InputMatrix rows)
    {
        var width = _weights.Length / _intercepts.Length;
        if (rows.Columns.Count != width)
        {
            throw new ArgumentException($"{rows.Columns.Count} columns, expected {width}", nameof(rows));
        }

        var row = new double[width];
        return [.. Enumerable.Range(0, rows.RowCount).Select(index =>
        {
            TensorPrimitives.ConvertTruncating(rows.Row(index), row);
            return Softmax.Of([.. _intercepts.Select((intercept, label) => _present[label]
                ? intercept + TensorPrimitives.Dot<double>(row, _weights.AsSpan(label * width, width))
                : double.NegativeInfinity)]);
        })];
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphBuilder graph, GraphValue input) => LinearScores.ToGraph(
        graph, input, _weights, [.. _intercepts.Select((intercept, label) => _present[label] ? intercept : double.NegativeInfinity)]);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
