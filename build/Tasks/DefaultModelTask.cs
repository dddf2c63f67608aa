using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Makes the model that comes with the program.</summary>
[TaskName(Target)]
[TaskDescription("Evaluates an experiment, trains its final system on all rows, and writes that model with its card to models/CORPUS/.")]
[IsDependentOn(typeof(AuditTask))]
public sealed class DefaultModelTask : FrostingTask<BuildContext>
{
    /// <summary>The target.</summary>
    public const string Target = "DefaultModel";

    /// <summary>The experiment of the model that comes with the program.</summary>
    public const string Experiment = "default-model";

    /// <inheritdoc/>
    public override void Run(BuildContext context) => context.Research.Publish();
}
