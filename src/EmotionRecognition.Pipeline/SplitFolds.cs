using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline;

/// <summary>The folds of split tables, cached because they are queried once per model. A table is read again only if it has changed.</summary>
/// <param name="workspace">The workspace that contains the tables.</param>
public sealed class SplitFolds(Workspace workspace)
{
    private readonly Dictionary<string, (FileStamp Stamp, IReadOnlyList<int> Folds)> _known = [];

    /// <summary>Whether the table exists.</summary>
    /// <param name="splits">Its path in the workspace.</param>
    public bool Exist(string splits) => File.Exists(workspace.PathOf(splits));

    /// <summary>The folds of a split; only fold 1 if the table does not exist yet.</summary>
    /// <param name="splits">The table's path in the workspace.</param>
    public IReadOnlyList<int> Of(string splits)
    {
        var path = workspace.PathOf(splits);
        if (FileStamp.Of(path) is not { } stamp)
        {
            return [1];
        }

        if (!_known.TryGetValue(path, out var known) || known.Stamp != stamp)
        {
            _known[path] = known = (stamp, FoldsIn(path));
        }

        return known.Folds;
    }

    // Only the folds are read: a whole table takes much of the time of a build with nothing to do. A damaged table counts as missing: Split detects that
    // its output has changed and rewrites it.
    private static IReadOnlyList<int> FoldsIn(string path)
    {
        try
        {
            int[] folds = [.. CsvFile.Read(path, "fold").Select(row => row.Integer("fold")).Distinct().Order()];
            return folds is [>= 1, ..] ? folds : [1];
        }
        catch (InputException)
        {
            return [1];
        }
    }
}
