using System.Globalization;
using System.Text.RegularExpressions;
using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Corpora.Own;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>Checks that an experiment is consistent and that everything it names exists.</summary>
internal static partial class ExperimentCheck
{
    /// <summary>The most seeds that an experiment's systems are trained with.</summary>
    public const int MostSeeds = 100;

    private const double MostAllowedDrop = 0.2;

    /// <summary>Checks an experiment.</summary>
    /// <param name="path">Its file, for errors.</param>
    /// <param name="experiment">The experiment read from the file.</param>
    /// <exception cref="InputException">A value is invalid; the error names the file and the key and lists the valid values.</exception>
    public static void Run(string path, Experiment experiment)
    {
        CheckName(path, experiment);
        if (experiment.Corpora.Count > 0)
        {
            CorporaCheck.Run(path, experiment);
        }
        else
        {
            CheckCorpus(path, experiment);
        }

        CheckProtocols(path, experiment);
        CheckSystems(path, experiment);
        CheckFinal(path, experiment);
        RegressorCheck.Run(path, experiment);
        RobustnessCheck.Run(path, experiment);
        LearningCurveCheck.Run(path, experiment);
        LeaveOutCheck.Run(path, experiment);
        ImportanceCheck.Run(path, experiment);
        Require(
            !experiment.Embedding || experiment.Systems.Any(system => system.FeatureSets.Any()), $"{path}, embedding", "no system that reads features of sound",
            "at least one", "remove the key");
        Require(
            !experiment.Examples || (experiment.Corpora.Count == 0 && experiment.Corpus != PreprocessedExperiments.Corpus && experiment.FeatureSets.Count > 0),
            $"{path}, examples", "examples of several corpora, of preprocessed files, or of a corpus that is not heard", "one corpus whose sound is read",
            "remove the key");
    }

    private static void CheckCorpus(string path, Experiment experiment)
    {
        Require(experiment.Corpus.Length > 0, path, "no key \"corpus\"", "that key, or \"corpora\" for several", "add it");
        Require(
            experiment.Train.Count + experiment.Test.Count + experiment.ClassMap.Count == 0, path, "\"train\", \"test\", or \"classMap\" for one corpus",
            "several corpora", "list them under \"corpora\" instead of \"corpus\", or remove the key");
        var isPreprocessed = experiment.Corpus == PreprocessedExperiments.Corpus;
        var names = CorpusCatalog.Corpora.All.Where(corpus => corpus is OwnKind || corpus.ClassSets.Count > 0).Select(corpus => corpus.Name)
            .Append(PreprocessedExperiments.Corpus).ToList();
        Require(names.Contains(experiment.Corpus), $"{path}, corpus", $"\"{experiment.Corpus}\"", $"one of {string.Join(", ", names)}", "choose one of them");
        var sets = isPreprocessed ? new IemocapDefinition().ClassSets : CorpusCatalog.Corpora.Named(experiment.Corpus).ClassSets;
        Require(
            experiment.Classes is null || sets.Count > 0, $"{path}, classes", $"\"{experiment.Classes}\"",
            $"no class set: the classes of a {experiment.Corpus} are its own", "remove the key, and map emotions in corpus.json or with --map");
        Require(
            experiment.Classes is null || sets.Any(set => set.Name == experiment.Classes), $"{path}, classes", $"\"{experiment.Classes}\"",
            $"one of {string.Join(", ", sets.Select(set => set.Name))}, the class sets of {experiment.Corpus}", "choose one of them");
        Require(
            experiment.AcousticTable is not { } table || (isPreprocessed && Path.GetFileName(table) == table && table.Length > 0),
            $"{path}, acousticTable", $"\"{experiment.AcousticTable}\" for the corpus {experiment.Corpus}",
            "a file name, for preprocessed files only", "fix or remove it");
        Require(
            experiment.Filter is null || !isPreprocessed, $"{path}, filter", "a filter of preprocessed files", "none, because these files are split already",
            "remove it");
        experiment.Filter?.Check($"{path}, filter");
    }

    private static void CheckName(string path, Experiment experiment)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        Require(
            NameForm().IsMatch(experiment.Name) && experiment.Name == name, $"{path}, name", $"\"{experiment.Name}\"",
            $"\"{name}\", the file's name: lower-case letters, digits, and hyphens", "rename the experiment or the file");
        Require(
            experiment.Name is not ("figures" or "tables"), $"{path}, name", $"\"{experiment.Name}\"",
            "another name, because the report has a folder of that name", "rename it");
        Require(
            experiment.Generated == GeneratedRows.None
                || (CorpusCatalog.Corpora.Find(experiment.Name) is null && !experiment.Name.EndsWith("-samples", StringComparison.Ordinal)),
            $"{path}, name", $"\"{experiment.Name}\" with generated samples", "another name, because that folder in data/ has other contents", "rename it");
    }

    private static void CheckProtocols(string path, Experiment experiment)
    {
        foreach (var name in experiment.Protocols)
        {
            var protocol = ProtocolCatalog.Protocols.Named(name, $"{path}, protocols");
            Require(
                !protocol.NeedsGivenParts || CorpusCatalog.Corpora.Find(experiment.Corpus) is { HasGivenParts: true },
                $"{path}, protocols", $"\"{name}\" for the corpus {experiment.Corpus}", "a corpus with a published split", "choose another protocol");
            Require(
                !protocol.NeedsCorpora || experiment.Corpora.Count > 0,
                $"{path}, protocols", $"\"{name}\" for the corpus {experiment.Corpus}", "several corpora",
                "list them under \"corpora\", or choose another protocol");
        }

        Require(
            experiment.Protocols.Count > 0 && experiment.Protocols.Distinct().Count() == experiment.Protocols.Count, $"{path}, protocols",
            $"[{string.Join(", ", experiment.Protocols)}]", "at least one, without duplicates", "add one or remove the duplicate");
        Require(
            experiment.Groups is null or >= 3, $"{path}, groups", $"{experiment.Groups}", "3 or more: test, validation, and training", "fix the value");
        CheckSeeds($"{path}, seeds", experiment);
    }

    /// <summary>Checks the seeds of an experiment.</summary>
    /// <param name="place">Where their number was found, for errors.</param>
    /// <param name="experiment">The experiment.</param>
    /// <exception cref="InputException">There are too few or too many, or one is larger than any integer.</exception>
    public static void CheckSeeds(string place, Experiment experiment)
    {
        Require(experiment.Seeds is >= 1 and <= MostSeeds, place, $"{experiment.Seeds}", $"a whole number from 1 to {MostSeeds}", "fix the value");
        Require(
            experiment.Seed <= int.MaxValue - (experiment.Seeds - 1), place, $"{experiment.Seeds} seeds from {experiment.Seed} on",
            $"no seed above {int.MaxValue}", "choose a smaller \"seed\"");
    }

    private static void CheckSystems(string path, Experiment experiment)
    {
        var systems = experiment.Systems;
        Require(
            systems.Count > 0 && systems.All(system => system is not null), $"{path}, systems", "no system or a null", "at least one system", "add or fix it");
        var repeated = systems.CountBy(system => system.Name).FirstOrDefault(count => count.Value > 1).Key;
        Require(repeated is null, $"{path}, systems", $"duplicate name {repeated}", "unique names", "rename one");
        foreach (var system in systems)
        {
            var place = $"{path}, systems, {system.Name}";
            Require(NameForm().IsMatch(system.Name), $"{path}, systems", $"the name \"{system.Name}\"", "lower-case letters, digits and hyphens", "rename it");
            Require(
                system.AllowedDrop is >= 0 and <= MostAllowedDrop, $"{place}, allowedDrop",
                system.AllowedDrop.ToString(CultureInfo.InvariantCulture), "a fraction from 0 to 0.2; 0.01 is one percentage point", "fix the value");
            Require(system.Inputs.Count > 0, $"{place}, inputs", "no input", "at least one", "add one");
            CheckOtherSystems(place, experiment, system);
            CheckCopies(place, experiment, system);
            CheckCalibration(place, experiment, system);
            Require(
                system.Resampling is null || experiment.Generated == GeneratedRows.None, $"{place}, resampling", "synthetic rows made from generated samples",
                "rows of the corpus", "remove \"generated\", or the key");
            try
            {
                system.Model.Check();
                system.Augmentation?.Check();
                system.Resampling?.Check();
                system.Calibration?.Check();
                system.Resampling?.CheckFor(system.Model, system.Inputs);
                foreach (var input in system.Inputs)
                {
                    input.Check();
                }
            }
            catch (InputException error)
            {
                throw new InputException($"{place}: {error.Message}", error);
            }

            CheckFeatureSets(place, experiment, system.FeatureSets);
        }
    }

    private static void CheckOtherSystems(string place, Experiment experiment, SystemDefinition system)
    {
        var before = experiment.Systems.TakeWhile(each => each.Name != system.Name).Select(each => each.Name).ToList();
        foreach (var other in system.OtherSystems)
        {
            Require(
                before.Contains(other), $"{place}, inputs, of", $"\"{other}\"",
                before.Count == 0 ? "a system that precedes it" : $"a system that precedes it: {string.Join(", ", before)}", "fix the name, or the order");
            Require(
                experiment.Generated == GeneratedRows.None, $"{place}, inputs, of", $"\"{other}\" with generated samples",
                "no generated samples, because these are in no inner fold", "remove \"generated\", or the system");
        }
    }

    private static void CheckCopies(string place, Experiment experiment, SystemDefinition system) => Require(
        system.Augmentation is null || (experiment.Generated == GeneratedRows.None && experiment.AcousticTable is null && system.FeatureSets.Any()),
        $"{place}, augmentation", "copies of what has no sound: generated samples, a table of features, or texts", "inputs that are computed from sound",
        "remove the key");

    private static void CheckCalibration(string place, Experiment experiment, SystemDefinition system)
    {
        var without = experiment.Protocols.FirstOrDefault(name => ProtocolCatalog.Protocols.Named(name).SelectedOn != SelectedOn.InnerFolds);
        Require(
            system.Calibration is null || without is null, $"{place}, calibration", $"the protocol {without}, which has no inner folds",
            "protocols with inner folds of unseen speakers, such as honest", "remove the key, or the protocol");
        Require(
            system.Calibration is null || experiment.Generated == GeneratedRows.None, $"{place}, calibration", "generated samples",
            "no generated samples, because these are in no inner fold", "remove \"generated\", or the key");
    }

    private static void CheckFinal(string path, Experiment experiment)
    {
        if (experiment.Final is not { } final)
        {
            return;
        }

        var names = experiment.Systems.Select(system => system.Name);
        Require(names.Contains(final), $"{path}, final", $"\"{final}\"", $"one of {string.Join(", ", names)}", "fix the name");
        Require(
            !experiment.SystemNamed(final).OtherSystems.Any() && !experiment.SystemNamed(final).ReadsDialogs, $"{path}, final",
            $"{final}, which reads more than single utterances", "a system of sound and text", "choose another system, or remove the key");
        Require(
            experiment.Corpus != PreprocessedExperiments.Corpus, $"{path}, final", "preprocessed files", "a corpus", "remove the key");
    }

    internal static void CheckFeatureSets(string place, Experiment experiment, IEnumerable<string> sets)
    {
        foreach (var set in sets)
        {
            if (experiment.AcousticTable is null || set != Path.GetFileNameWithoutExtension(experiment.AcousticTable))
            {
                AlteredSet.Named(set, $"{place}, inputs, set", experiment.OwnSets);
            }

            Require(
                CorpusCatalog.Corpora.Find(experiment.Corpus) is null or { HasSound: true }, $"{place}, inputs", $"the feature set {set}",
                $"inputs without sound, because {experiment.Corpus} has only text", "remove it");
        }
    }

    internal static void Require(bool holds, string place, string found, string expected, string remedy)
    {
        if (!holds)
        {
            throw new InputException(place, found, expected, remedy);
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$")]
    internal static partial Regex NameForm();
}
