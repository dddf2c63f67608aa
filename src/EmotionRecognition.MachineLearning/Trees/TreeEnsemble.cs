using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.MachineLearning.Trees;

/// <summary>How the numbers of trees become probabilities.</summary>
internal enum TreeVote
{
    /// <summary>A class's score is the sum of its trees, and probabilities are the softmax of the scores.</summary>
    Softmax,

    /// <summary>A class's score is the mean of its trees, a share of rows, and probabilities are the scores divided by their sum.</summary>
    Share,
}

/// <summary>
/// Trees of several classes. Classes that had no training rows have no trees, and probability 0. It is stored as arrays and needs no other library to predict.
/// </summary>
internal sealed class TreeEnsemble : IClassifier, IExportable
{
    private const string Features = "trees.feature";
    private const string Thresholds = "trees.threshold";
    private const string Left = "trees.left";
    private const string Right = "trees.right";
    private const string Leaves = "trees.leaf";
    private const string Nodes = "trees.nodes";
    private const string Classes = "trees.class";

    /// <summary>Is lost in any sum but that of zeros, from which it makes equal shares.</summary>
    private const double Hint = 1e-30;

    private readonly IReadOnlyList<(int Class, Tree Tree)> _trees;
    private readonly ModelShape _shape;
    private readonly TreeVote _vote;
    private readonly int[] _counts;

    /// <summary>Creates an ensemble.</summary>
    /// <param name="trees">Trees with the index of their class.</param>
    /// <param name="shape">K classes and D columns.</param>
    /// <param name="vote">How numbers become probabilities.</param>
    /// <exception cref="InputException">There are no trees, or a tree does not fit the shape.</exception>
    public TreeEnsemble(IReadOnlyList<(int Class, Tree Tree)> trees, ModelShape shape, TreeVote vote)
    {
        _trees = trees;
        _shape = shape;
        _vote = vote;
        _counts = new int[shape.Classes];
        foreach (var (label, tree) in trees)
        {
            if (label < 0 || label >= shape.Classes || !tree.IsSound(shape.Columns))
            {
                throw Unfit(shape);
            }

            _counts[label]++;
        }

        if (trees.Count == 0)
        {
            throw Unfit(shape);
        }
    }

    /// <summary>Reads an ensemble from arrays.</summary>
    /// <exception cref="InputException">The arrays do not fit together or to the shape.</exception>
    public static TreeEnsemble Load(NamedTensors tensors, ModelShape shape, TreeVote vote)
    {
        string[] names = [Features, Thresholds, Left, Right, Leaves, Nodes, Classes];
        if (tensors.Count != names.Length || !names.All(name => tensors.TryGet(name, out _)))
        {
            throw Unfit(shape);
        }

        var (nodes, classes) = (Integers(Nodes), Integers(Classes));
        var (features, thresholds, left, right) = (Integers(Features), tensors[Thresholds].ToDoubles(), Integers(Left), Integers(Right));
        var leaves = tensors[Leaves].ToDoubles();
        if (nodes.Length != classes.Length || nodes.Any(count => count < 0) || new[] { features.Length, thresholds.Length, left.Length, right.Length }
            .Any(length => length != nodes.Sum(count => (long)count)) || leaves.Length != nodes.Sum(count => count + 1L))
        {
            throw Unfit(shape);
        }

        var trees = new List<(int, Tree)>();
        var start = 0;
        foreach (var (index, count) in nodes.Index())
        {
            var (own, tips) = (start..(start + count), (start + index)..(start + index + count + 1));
            trees.Add((classes[index], new Tree(features[own], thresholds[own], left[own], right[own], leaves[tips])));
            start += count;
        }

        return new TreeEnsemble(trees, shape, vote);

        int[] Integers(string name) => Array.ConvertAll(tensors[name].ToDoubles(), value => (int)value);
    }

    /// <summary>The ensemble as arrays: nodes and leaves of all trees, one tree after the other, with the number of nodes and the class of each tree.</summary>
    public NamedTensors ToTensors() => new()
    {
        { Features, Of(_trees.SelectMany(each => each.Tree.Features).Select(value => (double)value)) },
        { Thresholds, Of(_trees.SelectMany(each => each.Tree.Thresholds)) },
        { Left, Of(_trees.SelectMany(each => each.Tree.Left).Select(value => (double)value)) },
        { Right, Of(_trees.SelectMany(each => each.Tree.Right).Select(value => (double)value)) },
        { Leaves, Of(_trees.SelectMany(each => each.Tree.Leaves)) },
        { Nodes, Of(_trees.Select(each => (double)each.Tree.Features.Length)) },
        { Classes, Of(_trees.Select(each => (double)each.Class)) },
    };

    /// <inheritdoc/>
    public double[][] Predict(InputMatrix rows)
    {
        if (rows.Columns.Count != _shape.Columns)
        {
            throw new ArgumentException($"{rows.Columns.Count} columns, expected {_shape.Columns}", nameof(rows));
        }

        return [.. Enumerable.Range(0, rows.RowCount).Select(index => Probabilities(rows.Row(index)))];
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphBuilder graph, GraphValue input)
    {
        var scores = TreeGraph.Sums(graph, input, _trees, _shape.Classes); // [N, K]
        return _vote == TreeVote.Softmax
            ? graph.Softmax(graph.Combine("Add", scores, Numbers(count => count > 0 ? 0 : GraphOperations.Impossible)))
            : graph.Normalize(graph.Combine(
                "Add", graph.AtLeast(graph.Combine("Mul", scores, Numbers(count => 1.0 / Math.Max(count, 1))), 0), Numbers(count => count > 0 ? Hint : 0)));

        GraphValue Numbers(Func<int, double> of) =>
            graph.Constant(StoredTensor.Of([_counts.Length], [.. _counts.Select(count => (float)of(count))]), "classes");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static StoredTensor Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return StoredTensor.Of([all.Length], all);
    }

    private static InputException Unfit(ModelShape shape) => new(
        shape.Place, "other tensors", $"trees of {shape.Classes} classes over {shape.Columns} columns", "retrain the model, or restore the original folder");

    private double[] Probabilities(ReadOnlySpan<float> row)
    {
        var scores = new double[_shape.Classes];
        foreach (var (label, tree) in _trees)
        {
            scores[label] += tree.Value(row);
        }

        if (_vote == TreeVote.Softmax)
        {
            var highest = scores.Where((_, label) => _counts[label] > 0).Max();
            scores = [.. scores.Select((score, label) => _counts[label] > 0 ? Math.Exp(score - highest) : 0)];
        }
        else
        {
            scores = [.. scores.Select((score, label) => _counts[label] > 0 ? Math.Max(score / _counts[label], 0) : 0)];
        }

        var sum = scores.Sum();
        return sum > 0
            ? Array.ConvertAll(scores, score => score / sum)
            : [.. _counts.Select(count => count > 0 ? 1.0 / _counts.Count(each => each > 0) : 0)];
    }
}
