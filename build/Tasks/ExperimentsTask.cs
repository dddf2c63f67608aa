using Cake.Frosting;
using EmotionRecognition.Build.Terminal;
using EmotionRecognition.Pipeline.Experiments;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Lists the experiments.</summary>
[TaskName("Experiments")]
[TaskDescription("Lists the experiments with their corpora, protocols, and systems.")]
public sealed class ExperimentsTask : DataTask
{
    private const int Indent = 4;

    /// <inheritdoc/>
    protected override void Print(BuildContext context)
    {
        var lines = ExperimentCatalog.All(context.Options.Root).SelectMany(experiment => new[]
        {
            $"{experiment.Name}: {experiment.Title}",
            $"    corpus {experiment.Corpus}, classes {experiment.Classes ?? string.Join(", ", experiment.ClassMap.Keys)}, "
                + $"protocols {string.Join(" and ", experiment.Protocols)}"
                + (experiment.OnRequest ? "; run only on request" : ""),
            $"    systems {string.Join(", ", experiment.Systems.Select(system => system.Name))}",
        });
        context.Terminal.Data(string.Join('\n', lines.SelectMany(line => Phrasing.Wrap(line, TerminalSettings.DefaultWidth, Indent))));
    }
}
