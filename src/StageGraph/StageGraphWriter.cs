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
        var flows =
            from reader in stages
            from need in reader.Needs
            from writer in stages
            where writer.Target != reader.Target
            from output in writer.Outputs
            where output == need || need.StartsWith(output + "/", StringComparison.Ordinal) || output.StartsWith(need + "/", StringComparison.Ordinal)
            select (From: writer.Target, To: reader.Target, File: nameOf is null ? output.Split('/')[^1] : nameOf(output));
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
