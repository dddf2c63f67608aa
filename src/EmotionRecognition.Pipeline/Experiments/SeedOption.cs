using System.Globalization;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>The option <c>--seeds</c>, which replaces the number of seeds of every selected experiment.</summary>
internal static class SeedOption
{
    /// <summary>Applies the option, and says where several seeds have no effect.</summary>
    /// <param name="options">The build's options.</param>
    /// <param name="experiments">The selected experiments.</param>
    /// <param name="notices">Receives one line per experiment that is not trained with several seeds although it asks for them.</param>
    /// <exception cref="InputException">There are too many seeds, or models are given, which are not trained.</exception>
    public static IReadOnlyList<Experiment> Apply(ResearchOptions options, IReadOnlyList<Experiment> experiments, ICollection<string> notices)
    {
        var given = options.SavedModels is not null ? "--saved-models" : options.Checkpoint is not null ? "--checkpoint" : null;
        if (options.Seeds is { } number)
        {
            ExperimentCheck.Require(
                given is null, "--seeds", $"{number.ToString(CultureInfo.InvariantCulture)} with {given}", "models that are trained here",
                "remove one of them");
            experiments = [.. experiments.Select(experiment => experiment with { Seeds = number })];
        }

        foreach (var experiment in experiments.Where(experiment => experiment.Seeds > 1))
        {
            ExperimentCheck.CheckSeeds("--seeds", experiment);
            if (given is not null)
            {
                notices.Add($"{experiment.Name}: only the given models are scored, not those of {experiment.Seeds} seeds");
            }
            else if (!experiment.Systems.Any(experiment.UsesSeed))
            {
                notices.Add($"{experiment.Name}: no system draws random numbers, so each is trained once, not with {experiment.Seeds} seeds");
            }
        }

        return experiments;
    }
}
