using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>Checks which systems of an experiment are also trained without each family of features.</summary>
internal static class LeaveOutCheck
{
    /// <summary>Checks that they can be.</summary>
    /// <param name="path">The experiment's file, for errors.</param>
    /// <param name="experiment">The experiment.</param>
    /// <exception cref="InputException">One cannot.</exception>
    public static void Run(string path, Experiment experiment)
    {
        if (experiment.LeaveOut.Count == 0)
        {
            return;
        }

        var place = $"{path}, leaveOut";
        ExperimentCheck.Require(
            experiment.Protocols.Contains(HonestProtocol.Id), place, $"the protocols {string.Join(", ", experiment.Protocols)}",
            $"{HonestProtocol.Id} among them, because systems are trained again under it", "add it, or remove the key");
        ExperimentCheck.Require(
            experiment.LeaveOut.Distinct().Count() == experiment.LeaveOut.Count, place, $"[{string.Join(", ", experiment.LeaveOut)}]", "each system once",
            "fix the list");
        foreach (var name in experiment.LeaveOut)
        {
            var system = experiment.Systems.FirstOrDefault(each => each.Name == name);
            ExperimentCheck.Require(
                system is not null, place, $"\"{name}\"", $"one of {string.Join(", ", experiment.Systems.Select(each => each.Name))}", "fix the name");
            ExperimentCheck.Require(
                !system!.OtherSystems.Any() && !system.Model.HasEpochs && experiment.ReadsSound(system), place,
                $"{name}, which {(system.Model.HasEpochs ? "is trained by epochs" : system.OtherSystems.Any() ? "reads other systems" : "reads no sound")}",
                "a system that reads features of sound and is trained fast, by itself", "choose another system");
        }
    }
}
