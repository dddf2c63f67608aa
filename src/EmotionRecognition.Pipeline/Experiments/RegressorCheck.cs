using System.Globalization;
using EmotionRecognition.Protocols;
using static EmotionRecognition.Pipeline.Experiments.ExperimentCheck;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>Checks the regressors of an experiment.</summary>
internal static class RegressorCheck
{
    /// <summary>Checks them.</summary>
    /// <param name="path">The experiment's file, for errors.</param>
    /// <param name="experiment">The experiment.</param>
    /// <exception cref="InputException">A value is invalid, or the experiment cannot have regressors.</exception>
    public static void Run(string path, Experiment experiment)
    {
        if (experiment.Regressors.Count == 0)
        {
            return;
        }

        Require(experiment.Regressors.All(each => each is not null), $"{path}, regressors", "a null", "regressors", "remove it");
        Require(
            experiment.Corpus != PreprocessedExperiments.Corpus, $"{path}, regressors", "regressors of preprocessed files",
            "a corpus with ratings of valence, activation, or dominance, which these files do not have", "remove the key");
        var selecting = experiment.Protocols.FirstOrDefault(name => ProtocolCatalog.Protocols.Named(name).SelectedOn == SelectedOn.TestRows);
        Require(
            selecting is null, $"{path}, regressors", $"the protocol {selecting}, which selects on test rows",
            "protocols that choose penalties on other rows, such as honest", "remove the protocol, or the regressors");
        var enrolled = experiment.Protocols.FirstOrDefault(name => ProtocolCatalog.Protocols.Named(name).Preparation is { PerFold: true });
        Require(
            enrolled is null, $"{path}, regressors", $"the protocol {enrolled}, whose features differ by fold",
            "protocols with one table of features, such as honest or transductive", "remove the protocol, or the regressors");
        var repeated = experiment.Regressors.CountBy(each => each.Name).FirstOrDefault(count => count.Value > 1).Key;
        Require(repeated is null, $"{path}, regressors", $"duplicate name {repeated}", "unique names", "rename one");
        foreach (var regressor in experiment.Regressors)
        {
            Check($"{path}, regressors, {regressor.Name}", experiment, regressor);
        }
    }

    private static void Check(string place, Experiment experiment, RegressorDefinition regressor)
    {
        Require(NameForm().IsMatch(regressor.Name), place, $"the name \"{regressor.Name}\"", "lower-case letters, digits and hyphens", "rename it");
        Require(regressor.Inputs.Count > 0, $"{place}, inputs", "no input", "at least one", "add one");
        var other = regressor.Inputs.Select(input => input.OtherSystem).FirstOrDefault(name => name is not null);
        Require(other is null, $"{place}, inputs", $"the system \"{other}\"", "inputs that read no other system", "remove the input");
        Require(
            regressor.Penalties.Count > 0 && regressor.Penalties.All(penalty => penalty > 0 && double.IsFinite(penalty)), $"{place}, penalties",
            $"[{string.Join(", ", regressor.Penalties.Select(penalty => penalty.ToString(CultureInfo.InvariantCulture)))}]", "one or more numbers above 0",
            "fix the value");
        try
        {
            foreach (var input in regressor.Inputs)
            {
                input.Check();
            }
        }
        catch (InputException error)
        {
            throw new InputException($"{place}: {error.Message}", error);
        }

        CheckFeatureSets(place, experiment, regressor.FeatureSets);
    }
}
