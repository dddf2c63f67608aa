using Cake.Common.Diagnostics;
using Cake.Frosting;
using StageGraph;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Draws the stages and the files between them.</summary>
[TaskName("Graph")]
[TaskDescription("Draws the stages and the files that flow between them, in Mermaid's language.")]
public sealed class GraphTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => context.Information("{0}", StageGraphWriter.ToMermaid(context.Look().Plan.Stages));
}
