using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>Checks which systems of an experiment are trained again, on fewer speakers or features.</summary>
internal static class TrainedAgainCheck
{
    /// <summary>Checks that they can be.</summary>
    /// <param name="place">The key, for errors.</param>
    /// <param name="list">The place of the list of systems, for errors.</param>
    /// <param name="experiment">The experiment.</param>
    /// <param name="names">The systems.</param>
    /// <param name="reason">Why the protocol <c>honest</c> is needed.</param>
    /// <returns>The systems.</returns>
    /// <exception cref="InputException">One cannot.</exception>
    public static IReadOnlyList<SystemDefinition> Run(string place, string list, Experiment experiment, IReadOnlyList<string> names, string reason)
    {
        ExperimentCheck.Require(
            experiment.Protocols.Contains(HonestProtocol.Id), place, $"the protocols {string.Join(", ", experiment.Protocols)}",
            $"{HonestProtocol.Id} among them, because {reason}", "add it, or remove the key");
        ExperimentCheck.Require(
            names.Count > 0 && names.Distinct().Count() == names.Count, list, $"[{string.Join(", ", names)}]", "at least one system, each once",
            "fix the list");
        var systems = new List<SystemDefinition>();
        foreach (var name in names)
        {
            var system = experiment.Systems.FirstOrDefault(each => each.Name == name);
            ExperimentCheck.Require(
                system is not null, list, $"\"{name}\"", $"one of {string.Join(", ", experiment.Systems.Select(each => each.Name))}", "fix the name");
            ExperimentCheck.Require(
                !system!.OtherSystems.Any() && !system.Model.HasEpochs, list,
                $"{name}, which {(system.Model.HasEpochs ? "is trained by epochs" : "reads other systems")}", "a system that is trained fast, by itself",
                "choose another system");
            systems.Add(system);
        }

        return systems;
    }
}
