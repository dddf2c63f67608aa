using EmotionRecognition.Corpora;
using EmotionRecognition.Protocols;
using static EmotionRecognition.Pipeline.Experiments.ExperimentCheck;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>Checks what an experiment says about several corpora, as far as its file tells; which corpora exist depends on what a user passes.</summary>
internal static class CorporaCheck
{
    /// <summary>Checks an experiment on several corpora.</summary>
    /// <param name="path">Its file, for errors.</param>
    /// <param name="experiment">The experiment read from the file.</param>
    /// <exception cref="InputException">A value is invalid; the error names the file and the key.</exception>
    public static void Run(string path, Experiment experiment)
    {
        var corpora = experiment.Corpora;
        Require(
            experiment.Corpus == string.Join('+', corpora), $"{path}, corpora", $"\"corpus\": \"{experiment.Corpus}\" as well", "one of the two", "remove one");
        Require(
            corpora.Count > 1 && corpora.Distinct().Count() == corpora.Count, $"{path}, corpora", $"[{string.Join(", ", corpora)}]",
            "two or more, each once", "add another one, or write \"corpus\" for one alone");
        Require(
            corpora.All(NameForm().IsMatch), $"{path}, corpora", $"\"{corpora.FirstOrDefault(name => !NameForm().IsMatch(name))}\"",
            "lower-case letters, digits, and hyphens", "rename it");
        Require(
            !corpora.Contains(PreprocessedExperiments.Corpus), $"{path}, corpora", $"\"{PreprocessedExperiments.Corpus}\"",
            "corpora with labels and sound or texts", "remove it");
        Require(
            CorpusCatalog.Corpora.Find(experiment.Name) is null && !corpora.Contains(experiment.Name), $"{path}, name", $"\"{experiment.Name}\"",
            "another name than a corpus's, because that folder in data/ has other contents", "rename it");
        Require(
            experiment.Classes is null, $"{path}, classes", $"\"{experiment.Classes}\"", "\"classMap\", because every corpus has its own labels", "replace it");
        Require(experiment.Generated == GeneratedRows.None, $"{path}, generated", "generated samples", "none for several corpora", "remove the key");
        Require(experiment.AcousticTable is null, $"{path}, acousticTable", $"\"{experiment.AcousticTable}\"", "none for several corpora", "remove the key");
        Require(
            !experiment.Protocols.Contains(PublishedProtocol.Id), $"{path}, protocols", $"\"{PublishedProtocol.Id}\"",
            "a protocol for several corpora, such as cross-corpus", "replace it");
        _ = experiment.Combined!.Classes(experiment.Name, experiment.ClassMap, $"{path}, classMap");
        CheckParts(path, experiment);
    }

    private static void CheckParts(string path, Experiment experiment)
    {
        foreach (var (key, part) in new[] { ("train", experiment.Train), ("test", experiment.Test) })
        {
            Require(
                part.All(experiment.Corpora.Contains) && part.Distinct().Count() == part.Count && part.Count < experiment.Corpora.Count,
                $"{path}, {key}", $"[{string.Join(", ", part)}]", $"some of {string.Join(", ", experiment.Corpora)}, each once", "fix the list");
        }

        var both = experiment.Train.Intersect(experiment.Test).ToList();
        Require(
            both.Count == 0, $"{path}, test", $"{string.Join(", ", both)} in \"train\" as well", "corpora that are not trained on",
            "remove it from one of the two");
        var unused = experiment.Corpora.Except(experiment.Train).Except(experiment.Test).ToList();
        Require(
            experiment.Train.Count == 0 || experiment.Test.Count == 0 || unused.Count == 0, $"{path}, corpora",
            $"{string.Join(", ", unused)} in neither \"train\" nor \"test\"", "each corpus in one of them", "add it to one, or remove it");
    }
}
