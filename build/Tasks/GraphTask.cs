using Cake.Frosting;
using EmotionRecognition.Build.Terminal;
using EmotionRecognition.Pipeline;
using StageGraph;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Draws the stages and the files that flow between them, or writes them for another engine.</summary>
[TaskName("Graph")]
[TaskDescription("Prints the stages and the files that flow between them as a Mermaid diagram, or as a Snakefile (--as=snakemake).")]
public sealed class GraphTask : DataTask
{
    private const string Option = "as";

    /// <inheritdoc/>
    protected override void Print(BuildContext context)
    {
        var plan = context.Look().Plan;
        context.Terminal.Data(CommandLine.Text(context.Arguments, Option) switch
        {
            null or "mermaid" => StageGraphWriter.ToMermaid(plan.Stages, ResearchLayout.NameOf),
            "snakemake" => ResearchSnakefile.Write(
                context.Options.Root, plan, SingleStageCommand.AsText, CommandLine.Text(context.Arguments, "threads") is null ? 1 : context.Options.Threads),
            { } other => throw new InputException(
                $"--{Option}", $"\"{other}\"", "mermaid or snakemake",
                Phrasing.Nearest(other, ["mermaid", "snakemake"]) is { } nearest ? $"did you mean {nearest}?" : "choose one of them"),
        });
    }
}
