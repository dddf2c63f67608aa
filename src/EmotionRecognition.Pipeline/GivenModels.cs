using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline;

/// <summary>Pretrained models that are scored without training, in a folder with the layout of <c>savedModel/</c>.</summary>
/// <param name="Root">Its full path.</param>
public sealed record GivenModels(string Root)
{
    private const string Prefix = "savedModel/";

    /// <summary>Opens a folder.</summary>
    /// <exception cref="InputException">The folder does not exist.</exception>
    public static GivenModels Open(string path) => Directory.Exists(path)
        ? new GivenModels(Path.GetFullPath(path))
        : throw new InputException("--saved-models", $"no folder {path}", "a folder with EXPERIMENT/PROTOCOL/SYSTEM/fold-K, like savedModel/", "fix the path");

    /// <summary>The path in this folder of a file or folder of <c>savedModel/</c>.</summary>
    /// <param name="name">Its name in the workspace: <c>savedModel/synthetic/honest/logistic-text/fold-1</c>.</param>
    public string PathOf(string name) => Path.Combine(Root, name[Prefix.Length..]);

    /// <summary>Whether there are models of a system under a protocol.</summary>
    public bool Has(Experiment experiment, IProtocol protocol, SystemDefinition system) =>
        Directory.Exists(Path.Combine(Root, experiment.Name, protocol.Name, system.Name));

    /// <summary>The path of the manifest that was written when a model was trained; it may not have been given with the model.</summary>
    /// <param name="model">The model's folder in the workspace.</param>
    public string ManifestOf(string model) => PathOf(model) + ".manifest.json";

    /// <summary>Restricts plans to protocols and systems that have models.</summary>
    /// <param name="plans">The selected experiments.</param>
    /// <param name="notices">Receives one line per experiment of which something is left out.</param>
    /// <exception cref="InputException">None of the experiments has models.</exception>
    internal IReadOnlyList<ExperimentPlan> Choose(IReadOnlyList<ExperimentPlan> plans, ICollection<string> notices)
    {
        var chosen = plans.Select(Present).ToList();
        foreach (var (asked, present) in plans.Zip(chosen, (plan, kept) => (plan.Experiment, kept.Experiment)))
        {
            var absent = present.Systems.Count == 0
                ? ["all"]
                : asked.Protocols.Except(present.Protocols).Concat(asked.Systems.Except(present.Systems).Select(system => system.Name)).ToList();
            if (absent.Count > 0)
            {
                notices.Add($"{asked.Name}: {string.Join(", ", absent)} left out, because {Root} has no models for them");
            }
        }

        chosen.RemoveAll(plan => plan.Experiment.Systems.Count == 0);
        return chosen.Count > 0
            ? chosen
            : throw new InputException(
                "--saved-models",
                $"no models for {plans[0].Experiment.Name} in {Root}",
                "EXPERIMENT/PROTOCOL/SYSTEM/fold-K",
                "fix the path or --experiment");
    }

    private ExperimentPlan Present(ExperimentPlan plan)
    {
        var (experiment, given) = (plan.Experiment, plan with { Models = this });

        // Models that protocols share are in the folder of one of them, and do not tell that the other was trained.
        bool Exists(IProtocol protocol, SystemDefinition system) => Has(experiment, given.TrainedUnder(protocol, system), system);
        var protocols = plan.Protocols.Where(protocol =>
            experiment.Systems.Any(system => Has(experiment, protocol, system)) || experiment.Systems.All(system => Exists(protocol, system))).ToList();
        var systems = protocols.Count == 0 ? [] : experiment.Systems.Where(system => protocols.TrueForAll(protocol => Exists(protocol, system))).ToList();
        return given with
        {
            Experiment = experiment with { Protocols = [.. protocols.Select(protocol => protocol.Name)], Systems = systems },
            Protocols = protocols,
        };
    }
}
