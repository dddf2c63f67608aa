namespace EmotionRecognition.MachineLearning.Trees;

/// <summary>A binary tree that assigns a number to a row. Node 0 is the root; a tree without nodes is its only leaf.</summary>
/// <param name="Features">The column that each node compares.</param>
/// <param name="Thresholds">A row whose value is at most this goes to the left.</param>
/// <param name="Left">The child of each node: a node after it, or the complement (<c>~</c>) of a leaf.</param>
/// <param name="Right">As <paramref name="Left"/>, for the other rows.</param>
/// <param name="Leaves">The number of each leaf.</param>
internal sealed record Tree(int[] Features, double[] Thresholds, int[] Left, int[] Right, double[] Leaves)
{
    /// <summary>Whether each child exists and comes after its node, so that every walk ends.</summary>
    /// <param name="columns">D.</param>
    public bool IsSound(int columns)
    {
        var nodes = Features.Length;
        return Thresholds.Length == nodes && Left.Length == nodes && Right.Length == nodes && Leaves.Length == nodes + 1
            && Array.TrueForAll(Features, feature => feature >= 0 && feature < columns)
            && Array.TrueForAll(Thresholds, double.IsFinite) && Array.TrueForAll(Leaves, double.IsFinite)
            && Enumerable.Range(0, nodes).All(node => IsChild(node, Left[node]) && IsChild(node, Right[node]));
    }

    /// <summary>The number of a row's leaf.</summary>
    /// <param name="row">D values.</param>
    public double Value(ReadOnlySpan<float> row)
    {
        var node = Features.Length == 0 ? ~0 : 0;
        while (node >= 0)
        {
            node = row[Features[node]] <= Thresholds[node] ? Left[node] : Right[node];
        }

        return Leaves[~node];
    }

    private bool IsChild(int node, int child) => child >= 0 ? child > node && child < Features.Length : ~child < Leaves.Length;
}
