using System.Globalization;
using EmotionRecognition.MachineLearning.Trees;

namespace EmotionRecognition.MachineLearning.LightGbm;

/// <summary>The trees in LightGBM's text format.</summary>
/// <param name="TreesPerIteration">Outputs per row.</param>
/// <param name="Trees">The trees, round by round, within a round by output.</param>
internal sealed record LightGbmText(int TreesPerIteration, IReadOnlyList<Tree> Trees)
{
    private const string TreeKey = "Tree=";

    /// <summary>Reads a saved booster.</summary>
    /// <param name="text">The text, in which a line <c>Tree=0</c> starts the first tree.</param>
    /// <exception cref="FormatException">The text is not in this format, or has splits other than numerical ones.</exception>
    public static LightGbmText Parse(string text)
    {
        var blocks = text.Split("\n" + TreeKey);
        var head = Keys(blocks[0]);
        return new LightGbmText(
            int.Parse(head["num_tree_per_iteration"], CultureInfo.InvariantCulture), [.. blocks.Skip(1).Select(block => ReadTree(Keys(block)))]);
    }

    private static Tree ReadTree(Dictionary<string, string> keys)
    {
        var leaves = Numbers(keys, "leaf_value");
        if (leaves.Length == 1)
        {
            return new Tree([], [], [], [], leaves);
        }

        // Bit 1 of a decision type marks a categorical split, bits 4 and 8 the treatment of missing values, of which there are none.
        return Numbers(keys, "decision_type").Any(type => ((int)type & ~2) != 0)
            ? throw new FormatException("a split that is not numerical")
            : new Tree(Integers(keys, "split_feature"), Numbers(keys, "threshold"), Integers(keys, "left_child"), Integers(keys, "right_child"), leaves);
    }

    private static Dictionary<string, string> Keys(string block)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in block.Split('\n').TakeWhile(line => line != "end of trees"))
        {
            if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var place)
            {
                keys[line[..place]] = line[(place + 1)..];
            }
        }

        return keys;
    }

    private static double[] Numbers(Dictionary<string, string> keys, string key) =>
        [.. keys[key].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(each => double.Parse(each, CultureInfo.InvariantCulture))];

    private static int[] Integers(Dictionary<string, string> keys, string key) =>
        [.. keys[key].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(each => int.Parse(each, CultureInfo.InvariantCulture))];
}
