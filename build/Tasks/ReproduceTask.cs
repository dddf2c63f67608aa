using Cake.Core;
using Cake.Frosting;
using EmotionRecognition.Pipeline.Reproduction;
using StageGraph;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Runs the experiments that have accepted results, and compares everything with them.</summary>
[TaskName(Target)]
[TaskDescription("Runs all experiments with accepted results whose corpora are there, and compares files, tables, and scores; exit code 3 if any differs.")]
public sealed class ReproduceTask : DataTask
{
    /// <summary>The target.</summary>
    public const string Target = "Reproduce";

    /// <summary>The exit code if a comparison fails.</summary>
    public const int Differs = 3;

    /// <inheritdoc/>
    protected override void Print(BuildContext context)
    {
        var result = ReproductionRun.Run(context.Options, context.Terminal.Tell);
        context.Terminal.Data(ReproductionTable.ToText(result));
        if (context.Options.Mode != BuildMode.Explain)
        {
            ReproductionPage.Write(result, context.Options.Root);
            context.Terminal.Tell(new BuildEvent.Notice($"{ReproductionPage.Folder}/index.html"));
        }

        if (result.Differing > 0)
        {
            context.Terminal.FailureCode = Differs;
            throw new CakeException(Differs, ReproductionTable.Summary(result));
        }
    }
}
