using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Own;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>The experiments of a workspace: the files in <c>experiments/</c>.</summary>
public static class ExperimentCatalog
{
    /// <summary>All experiments, by name.</summary>
    public static IReadOnlyList<Experiment> All(string root) => [.. Files(root).Select(ExperimentFile.Read)];

    /// <summary>The selected experiments: those listed by name or file, or all of a corpus except those run only on request.</summary>
    /// <exception cref="InputException">An experiment or corpus is unknown, and the error lists the available ones; or the selection mixes corpora.</exception>
    public static IReadOnlyList<Experiment> Select(ResearchOptions options)
    {
        if (options.Experiment is { } asked)
        {
            var named = asked.Split(',').Distinct().Select(name => Find(options.Root, name)).DistinctBy(experiment => experiment.Name).ToList();
            if (named.DistinctBy(experiment => experiment.Corpus).Count() > 1)
            {
                throw new InputException(
                    "--experiment",
                    string.Join(", ", named.Select(each => $"{each.Name} of {each.Corpus}")),
                    "experiments of one corpus",
                    "run the build once per corpus");
            }

            return options.Corpus is null || options.Corpus == named[0].Corpus || KindOf(options) == named[0].Corpus
                ? named
                : throw new InputException("--corpus", options.Corpus, $"{named[0].Corpus}, the corpus of {named[0].Name}", "fix or remove it");
        }

        var corpus = KindOf(options) ?? CorpusCatalog.Synthetic;
        var chosen = Files(options.Root).Where(file => ExperimentFile.MayRun(file, corpus)).Select(ExperimentFile.Read)
            .Where(experiment => experiment.Corpus == corpus && !experiment.OnRequest).OrderBy(experiment => experiment.Generated).ToList();
        return chosen.Count > 0
            ? chosen
            : throw new InputException("--corpus", corpus, $"one of {string.Join(", ", CorporaOf(options.Root))}", "choose one of them");
    }

    /// <summary>The file that describes the corpus asked for; null if it is one that the program knows, or none is asked for.</summary>
    public static string? DescriptionOf(ResearchOptions options)
    {
        if (options.Corpus is not { } corpus || CorpusCatalog.Corpora.Find(corpus) is not null)
        {
            return null;
        }

        var path = corpus.EndsWith(".json", StringComparison.Ordinal) ? Path.GetFullPath(corpus) : Path.Combine(options.Root, "corpora", $"{corpus}.json");
        return File.Exists(path) ? path : null;
    }

    /// <summary>The corpus asked for; if a file describes it, <c>folder</c> where the file has a pattern, otherwise <c>table</c>.</summary>
    internal static string? KindOf(ResearchOptions options) => DescriptionOf(options) is not { } file
        ? options.Corpus
        : CorpusFile.Read(file).Pattern is null && options.Pattern is null ? TableDefinition.Id : FolderDefinition.Id;

    private static IEnumerable<string> Files(string root)
    {
        var folder = Path.Combine(root, "experiments");
        return Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.json").OrderBy(Path.GetFileNameWithoutExtension, StringComparer.Ordinal)
            : throw new InputException(folder, "no such folder", "a folder of experiment files", "run the build in a checkout");
    }

    private static IEnumerable<string> CorporaOf(string root) =>
        All(root).Where(experiment => experiment.Corpora.Count == 0).Select(experiment => experiment.Corpus).Concat(Described(root)).Distinct();

    private static IEnumerable<string> Described(string root) => Directory.Exists(Path.Combine(root, "corpora"))
        ? Directory.GetFiles(Path.Combine(root, "corpora"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)
        : [];

    private static Experiment Find(string root, string asked)
    {
        var path = asked.EndsWith(".json", StringComparison.Ordinal) ? asked : Path.Combine(root, "experiments", $"{asked}.json");
        return File.Exists(path)
            ? ExperimentFile.Read(path)
            : throw new InputException(
                "--experiment",
                asked.Length == 0 ? "\"\"" : asked,
                $"one of {string.Join(", ", All(root).Select(each => each.Name))}",
                "choose one or pass a file");
    }
}
