namespace StageGraph;

/// <summary>Files and folders of a workspace, found by what is the same, above, or below, however many there are.</summary>
internal sealed class OutputIndex
{
    private readonly HashSet<string> _outputs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _above = new(StringComparer.Ordinal);

    /// <summary>Adds files or folders.</summary>
    public void Add(IEnumerable<string> outputs)
    {
        foreach (var output in outputs.Where(_outputs.Add))
        {
            foreach (var folder in FoldersAbove(output))
            {
                if (!_above.Add(folder))
                {
                    break;
                }
            }
        }
    }

    /// <summary>Whether one of them is a file or folder, is in it, or contains it: see <see cref="Lineage.Overlaps"/>.</summary>
    public bool Overlaps(string name) =>
        _outputs.Count > 0 && (_outputs.Contains(name) || _above.Contains(name) || FoldersAbove(name).Any(_outputs.Contains));

    private static IEnumerable<string> FoldersAbove(string name)
    {
        for (var end = name.LastIndexOf('/'); end > 0; end = name.LastIndexOf('/', end - 1))
        {
            yield return name[..end];
        }
    }
}
