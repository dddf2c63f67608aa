using Cake.Frosting;
using EmotionRecognition.Pipeline;
using StageGraph;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Draws the stages and the files that flow between them.</summary>
[TaskName("Graph")]
[TaskDescription("Prints the stages and the files that flow between them as a Mermaid diagram.")]
public sealed class GraphTask : DataTask
{
    /// <inheritdoc/>
    protected override void Print(BuildContext context) =>
        context.Terminal.Data(StageGraphWriter.ToMermaid(context.Look().Plan.Stages, ResearchLayout.NameOf));
}
