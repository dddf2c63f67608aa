using Cake.Common.Diagnostics;
using Cake.Frosting;
using EmotionRecognition.Pipeline.Experiments;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Lists the experiments.</summary>
[TaskName("Experiments")]
[TaskDescription("Lists the experiments, what each tries on which corpus.")]
public sealed class ExperimentsTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        foreach (var experiment in ExperimentCatalog.All(context.Options.Root))
        {
            context.Information(
                "{0,-28} {1}: {2}; {3}; {4}",
                experiment.Name,
                experiment.Title,
                $"corpus {experiment.Corpus}, classes {experiment.Classes}{(experiment.OnRequest ? ", on request" : "")}",
                string.Join(" and ", experiment.Protocols),
                string.Join(", ", experiment.Systems.Select(system => system.Name)));
        }
    }
}
