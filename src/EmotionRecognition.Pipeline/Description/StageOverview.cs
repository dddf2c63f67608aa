using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>The stages as shown in the report: plain data, so that the code of the stages is not part of the report's code version.</summary>
/// <param name="Stages">Name, target, and full path of the manifest of each stage, in build order.</param>
/// <param name="Map">The targets and the files that flow between them.</param>
public sealed record StageOverview(IReadOnlyList<(string Name, string Target, string Manifest)> Stages, StageMap Map)
{
    /// <summary>Creates an overview of stages.</summary>
    /// <param name="workspace">The workspace that contains their manifests.</param>
    /// <param name="stages">All stages, in build order.</param>
    public static StageOverview Of(Workspace workspace, IReadOnlyList<Stage> stages)
    {
        var edges = StageGraphWriter.Edges(stages, ResearchLayout.NameOf);
        var nodes = InOrder([.. stages.Select(stage => stage.Target).Distinct()], edges)
            .Select(target => new StageNode(target, Description(stages, target), [.. edges.Where(edge => edge.To == target).Select(edge => edge.From)]));
        return new StageOverview(
            [.. stages.Select(stage => (stage.Name, stage.Target, workspace.ManifestOf(stage)))],
            new StageMap([.. nodes], StageGraphWriter.ToMermaid(stages, ResearchLayout.NameOf)));
    }

    // Stages are listed experiment by experiment, so a target that the first experiment lacks would come after the targets that read its outputs.
    private static IEnumerable<string> InOrder(IReadOnlyList<string> targets, IReadOnlyList<(string From, string To, IReadOnlyList<string> Files)> edges)
    {
        var left = targets.ToList();
        while (left.Count > 0)
        {
            var next = left.First(target => !edges.Any(edge => edge.To == target && left.Contains(edge.From)));
            left.Remove(next);
            yield return next;
        }
    }

    private static string Description(IReadOnlyList<Stage> stages, string target)
    {
        var own = stages.Where(stage => stage.Target == target).ToList();
        var names = own.SelectMany(stage => stage.Outputs).Select(output => output.Split('/')[^1]).Distinct().ToList();
        var written = string.Join(", ", names.Take(3)) + (names.Count > 3 ? ", ..." : "");
        return own.Count == 1 ? $"writes {written}" : $"{own.Count} stages write {written}";
    }
}
