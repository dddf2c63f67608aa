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
        foreach (var system in TrainedAgainCheck.Run(place, place, experiment, experiment.LeaveOut, "systems are trained again under it"))
        {
            ExperimentCheck.Require(
                experiment.ReadsSound(system), place, $"{system.Name}, which reads no sound", "a system that reads features of sound", "choose another system");
        }
    }
}
