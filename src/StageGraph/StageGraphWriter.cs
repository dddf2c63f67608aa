using System.Text;

namespace StageGraph;

/// <summary>Draws stages and the files that flow between them as a Mermaid diagram.</summary>
public static class StageGraphWriter
{
    /// <summary>Draws one box per target; arrows are labeled with file names.</summary>
    /// <param name="stages">The stages in build order.</param>
    /// <param name="nameOf">The name of an output, given its path in the workspace; by default, the last part of the path.</param>
    public static string ToMermaid(IEnumerable<Stage> stages, Func<string, string>? nameOf = null)
    {
        var all = stages.ToList();
        var text = new StringBuilder("flowchart TD\n");
        foreach (var target in all.GroupBy(stage => stage.Target))
        {
            text.Append($"    {target.Key}[\"{target.Key}{(target.Count() > 1 ? $" ({target.Count()})" : "")}\"]\n");
        }

        foreach (var edge in Edges(all, nameOf))
        {
            text.Append($"    {edge.From} -->|\"{string.Join(", ", edge.Files)}\"| {edge.To}\n");
        }

        return text.ToString();
    }

    /// <summary>Lists the files that flow from one target to another.</summary>
    /// <param name="stages">The stages in build order.</param>
    /// <param name="nameOf">The name of an output, given its path in the workspace; by default, the last part of the path.</param>
    public static IReadOnlyList<(string From, string To, IReadOnlyList<string> Files)> Edges(
        IReadOnlyList<Stage> stages, Func<string, string>? nameOf = null)
    {
        var outputs = stages.SelectMany(stage => stage.Outputs, (stage, output) => (stage.Target, Path: output)).ToList();
        var found = new Dictionary<string, IReadOnlyList<(string Target, string Path)>>(StringComparer.Ordinal);
        IReadOnlyList<(string Target, string Path)> Of(string need) => found.TryGetValue(need, out var known)
            ? known
            : found[need] = [.. outputs.Where(output => Lineage.Overlaps(output.Path, need))];
        var flows =
            from reader in stages
            from need in reader.Needs
            from output in Of(need)
            where output.Target != reader.Target
            select (From: output.Target, To: reader.Target, File: nameOf is null ? output.Path.Split('/')[^1] : nameOf(output.Path));
        return
        [
            .. flows.GroupBy(flow => (flow.From, flow.To))
                .Select(group => (
                    group.Key.From,
                    group.Key.To,
                    (IReadOnlyList<string>)[.. group.Select(flow => flow.File).Distinct().Order(StringComparer.Ordinal)])),
        ];
    }
}
