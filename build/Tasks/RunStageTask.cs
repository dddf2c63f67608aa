using System.Reflection;
using Cake.Frosting;
using EmotionRecognition.Pipeline;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Runs one stage, for another engine that decides when.</summary>
[TaskName(Target)]
[TaskDescription("Runs one stage, --stage=NAME, after those that it needs; others may run beside it.")]
public sealed class RunStageTask : FrostingTask<BuildContext>
{
    /// <summary>The target.</summary>
    public const string Target = "Stage";

    /// <summary>The value of <c>--stage</c> in a worker, which is told one stage after the other.</summary>
    public const string FromStandardInput = "-";

    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        switch (CommandLine.Text(context.Arguments, "stage"))
        {
            case null:
                throw new InputException("--target=Stage", "no --stage", "the name of a stage", "pass --stage=NAME, as --target=Status --verbose lists them");
            case FromStandardInput:
                // The build ends a worker, not a signal that reaches both.
                using (System.Runtime.InteropServices.PosixSignalRegistration.Create(
                    System.Runtime.InteropServices.PosixSignal.SIGINT, signal => signal.Cancel = true))
                {
                    var output = Console.Out;
                    Console.SetOut(Console.Error);
                    OneStage.Serve(context.Options, Assembly.GetEntryAssembly()!, Console.In, output);
                }

                break;
            case { } name:
                OneStage.Run(context.Options, name, context.Terminal.Tell);
                break;
        }
    }
}
