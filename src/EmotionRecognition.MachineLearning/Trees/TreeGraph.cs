using EmotionRecognition.Checkpoints;
using EmotionRecognition.Graphs;

namespace EmotionRecognition.MachineLearning.Trees;

/// <summary>Trees as one operation of a graph.</summary>
internal static class TreeGraph
{
    private const string Branch = "BRANCH_LEQ";
    private const string Leaf = "LEAF";

    /// <summary>Adds the sums of the trees of each class.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="rows">Float32. // [N, D]</param>
    /// <param name="trees">Trees with the index of their class.</param>
    /// <param name="classes">K.</param>
    /// <returns>0 for a class without trees. // [N, K]</returns>
    public static GraphValue Sums(GraphBuilder graph, GraphValue rows, IReadOnlyList<(int Class, Tree Tree)> trees, int classes)
    {
        var nodes = new Nodes();
        foreach (var (index, (label, tree)) in trees.Index())
        {
            nodes.Add(index, label, tree);
        }

        return graph.Apply("ai.onnx.ml.TreeEnsembleRegressor", ElementType.Float32, [rows], [.. nodes.Attributes, ("n_targets", (long)classes)]);
    }

    /// <summary>The largest float32 that is not above a number: a float32 is at most the one exactly if it is at most the other.</summary>
    private static float Floor(double threshold)
    {
        var nearest = (float)threshold;
        return nearest > threshold ? float.BitDecrement(nearest) : nearest;
    }

    /// <summary>The nodes of all trees, side by side; the leaves of a tree follow its nodes.</summary>
    private sealed class Nodes
    {
        private readonly List<long> _trees = [];
        private readonly List<long> _ids = [];
        private readonly List<long> _features = [];
        private readonly List<float> _thresholds = [];
        private readonly List<string> _modes = [];
        private readonly List<long> _left = [];
        private readonly List<long> _right = [];
        private readonly List<long> _leafTrees = [];
        private readonly List<long> _leafIds = [];
        private readonly List<long> _leafClasses = [];
        private readonly List<float> _leafValues = [];

        public (string Name, object Value)[] Attributes =>
        [
            ("nodes_treeids", _trees.ToArray()), ("nodes_nodeids", _ids.ToArray()), ("nodes_featureids", _features.ToArray()),
            ("nodes_values", _thresholds.ToArray()), ("nodes_modes", _modes.ToArray()),
            ("nodes_truenodeids", _left.ToArray()), ("nodes_falsenodeids", _right.ToArray()),
            ("target_treeids", _leafTrees.ToArray()), ("target_nodeids", _leafIds.ToArray()),
            ("target_ids", _leafClasses.ToArray()), ("target_weights", _leafValues.ToArray()),
        ];

        public void Add(int index, int label, Tree tree)
        {
            var count = tree.Features.Length;
            long Child(int child) => child >= 0 ? child : count + ~child;
            for (var node = 0; node < count; node++)
            {
                Add(index, node, Branch, tree.Features[node], Floor(tree.Thresholds[node]), Child(tree.Left[node]), Child(tree.Right[node]));
            }

            foreach (var (leaf, value) in tree.Leaves.Index())
            {
                Add(index, count + leaf, Leaf, 0, 0, 0, 0);
                _leafTrees.Add(index);
                _leafIds.Add(count + leaf);
                _leafClasses.Add(label);
                _leafValues.Add((float)value);
            }
        }

        private void Add(int tree, int id, string mode, int feature, float threshold, long left, long right)
        {
            _trees.Add(tree);
            _ids.Add(id);
            _modes.Add(mode);
            _features.Add(feature);
            _thresholds.Add(threshold);
            _left.Add(left);
            _right.Add(right);
        }
    }
}
