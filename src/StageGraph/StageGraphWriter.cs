using System.Text;

namespace StageGraph;

/// <summary>Draws stages and what flows between them in Mermaid's language.</summary>
public static class StageGraphWriter
{
    /// <summary>Stages of one target are one box; an arrow carries the names of the files that flow along it.</summary>
    /// <param name="stages">The stages in the order of the build.</param>
    /// <param name="nameOf">What an arrow calls an output, given its path in the workspace; null: the last part of the path.</param>
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

    /// <summary>Which target's files which other target reads.</summary>
    /// <param name="stages">The stages in the order of the build.</param>
    /// <param name="nameOf">What to call an output, given its path in the workspace; null: the last part of the path.</param>
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
