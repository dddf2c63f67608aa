using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Gate;
using StageGraph;

namespace EmotionRecognition.Pipeline.Reproduction;

/// <summary>A corpus whose experiments are reproduced, or cannot be.</summary>
/// <param name="Name">The corpus.</param>
/// <param name="Path">Its folder; null for the synthetic one, or if it is not there.</param>
/// <param name="Experiments">Its experiments with accepted results.</param>
internal sealed record RequestedCorpus(string Name, string? Path, IReadOnlyList<string> Experiments);

/// <summary>Which corpora are reproduced.</summary>
/// <param name="Corpora">Those that are there, the synthetic one first.</param>
/// <param name="Missing">Those with accepted results that are not.</param>
internal sealed record ReproductionRequest(IReadOnlyList<RequestedCorpus> Corpora, IReadOnlyList<RequestedCorpus> Missing)
{
    private const string Option = "--corpus-path";

    /// <summary>Refuses options under which results are not the accepted ones, or not comparable with them.</summary>
    /// <exception cref="InputException">One was passed.</exception>
    public static void RefuseOtherResults(ResearchOptions options)
    {
        (string Option, bool Passed)[] others =
        [
            ("--fold", options.Fold is not null), ("--seeds", options.Seeds is not null), ("--saved-models", options.SavedModels is not null),
            ("--checkpoint", options.Checkpoint is not null), ("--folds", options.Folds is not null), ("--pattern", options.Pattern is not null),
            ("--map", options.Map is not null), ("--max-unreadable", options.MostUnreadable > 0),
        ];
        if (others.FirstOrDefault(each => each.Passed).Option is { } option)
        {
            throw new InputException(option, "passed to Reproduce", "experiments as they were accepted", "remove it");
        }
    }

    /// <summary>Reads which corpora are asked for: all with accepted results that need no path or have one; or one, by name.</summary>
    /// <exception cref="InputException">Nothing is accepted for a corpus or experiment, or a path has no name.</exception>
    public static ReproductionRequest Of(ResearchOptions options, Workspace workspace)
    {
        var accepted = AcceptedResults.AllMetrics(workspace).Select(file => MetricsFile.Parse(file.Text, file.Path)).ToList();
        var corpora = accepted.Select(metrics => metrics.Corpus).Distinct().OrderBy(name => name != CorpusCatalog.Synthetic)
            .ThenBy(name => name, StringComparer.Ordinal).ToList();
        var experiments = ExperimentsOf(options, [.. accepted.Select(metrics => metrics.Experiment)]);
        var paths = PathsOf(options, corpora);
        var asked = corpora
            .Select(name => new RequestedCorpus(name, paths.GetValueOrDefault(name),
                [.. accepted.Where(each => each.Corpus == name && experiments.Contains(each.Experiment)).Select(each => each.Experiment)]))
            .Where(corpus => corpus.Experiments.Count > 0)
            .ToLookup(corpus => corpus.Path is not null || corpus.Name == CorpusCatalog.Synthetic);
        return options.Corpus is { } only
            ? new ReproductionRequest(
                [.. asked[true].Where(corpus => corpus.Name == only)], [.. asked.SelectMany(each => each).Where(corpus => corpus.Name != only)])
            : new ReproductionRequest([.. asked[true]], [.. asked[false]]);
    }

    private static IReadOnlyList<string> ExperimentsOf(ResearchOptions options, IReadOnlyList<string> accepted)
    {
        var asked = options.Experiment?.Split(',') ?? accepted;
        return asked.Except(accepted).FirstOrDefault() is { } unknown
            ? throw new InputException("--experiment", unknown, $"experiments with accepted results: {string.Join(", ", accepted)}", "choose one of them")
            : asked;
    }

    private static IReadOnlyDictionary<string, string> PathsOf(ResearchOptions options, IReadOnlyList<string> corpora)
    {
        if (options.Corpus is not { } only)
        {
            return NamedCorpora.Paths(options.CorpusPath, corpora);
        }

        if (!corpora.Contains(only))
        {
            throw new InputException("--corpus", only, $"a corpus with accepted results: {string.Join(", ", corpora)}", "choose one of them");
        }

        return (only == CorpusCatalog.Synthetic, options.CorpusPath) switch
        {
            (true, null) => new Dictionary<string, string>(),
            (_, { } path) => new Dictionary<string, string> { [only] = path },
            (false, null) => throw new InputException(Option, "missing", $"the folder of {only}", $"pass {Option}=FOLDER"),
        };
    }
}
