using System.Text.RegularExpressions;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Own;
using EmotionRecognition.Pipeline.Experiments;

namespace EmotionRecognition.Pipeline;

/// <summary>One of several corpora of an experiment, as a user passes it.</summary>
/// <param name="Name">What the experiment calls it.</param>
/// <param name="Kind">Its definition; for a user's own corpus, its kind.</param>
/// <param name="Path">The path passed; null for the synthetic one, which is generated.</param>
/// <param name="Description">The file in <c>corpora/</c> that describes it; null if there is none.</param>
internal sealed record NamedCorpus(string Name, ICorpusDefinition Kind, string? Path, string? Description);

/// <summary>Finds the corpora of an experiment on several: <c>--corpus-path=emodb=PATH,ravdess=PATH</c>.</summary>
internal static partial class NamedCorpora
{
    private const string Option = "--corpus-path";

    /// <summary>The experiment's corpora in its order.</summary>
    /// <exception cref="InputException">A corpus is unknown or lacks a path; the error names all that do. Or an option is only for one corpus.</exception>
    public static IReadOnlyList<NamedCorpus> Of(ResearchOptions options, Experiment experiment)
    {
        RefuseOptionsForOne(options, experiment);
        var paths = Paths(options.CorpusPath, experiment.Corpora);
        var found = experiment.Corpora.Select(name => Find(options, name, paths.GetValueOrDefault(name))).ToList();
        if (found.FirstOrDefault(each => each.Kind is null).Name is { } unknown)
        {
            var names = CorpusCatalog.Corpora.All.Where(corpus => corpus.ClassSets.Count > 0).Select(corpus => corpus.Name);
            throw new InputException(
                $"experiment {experiment.Name}, corpora", $"\"{unknown}\"", $"one of {string.Join(", ", names)}, or a file corpora/{unknown}.json",
                $"fix the name, or pass {Option}={unknown}=PATH for a table or folder of your own");
        }

        var missing = found.Where(each => each.Path is null && each.Name != CorpusCatalog.Synthetic).Select(each => each.Name).ToList();
        return missing.Count == 0
            ? [.. found.Select(each => new NamedCorpus(each.Name, each.Kind!, each.Path, each.Description))]
            : throw new InputException(
                Option, $"no path of {string.Join(" and ", missing)}", $"the path of each corpus of {experiment.Name}",
                $"pass {Option}={Example(experiment, paths)}");
    }

    /// <summary>Checks that a corpus has what the experiment's systems read, and that its tables are its own.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="name">What the experiment calls the corpus.</param>
    /// <param name="corpus">The corpus.</param>
    /// <param name="before">The experiment's corpora before it.</param>
    /// <exception cref="InputException">It lacks sound or texts, or another corpus or the experiment has its name.</exception>
    public static void Check(Experiment experiment, string name, ICorpusDefinition corpus, IEnumerable<(string Name, ICorpusDefinition Corpus)> before)
    {
        foreach (var system in experiment.Systems)
        {
            var lacks = system.FeatureSets.Any() && !corpus.HasSound ? "sound" : system.ReadsText && !corpus.HasText ? "texts" : null;
            if (lacks is not null)
            {
                throw new InputException(
                    $"experiment {experiment.Name}", $"the corpus {name}, which has no {lacks}",
                    $"corpora with {lacks}, because the system {system.Name} reads {(lacks == "sound" ? "it" : "them")}", "remove the corpus or the system");
            }
        }

        var other = before.FirstOrDefault(each => each.Corpus.Name == corpus.Name).Name;
        if (other is not null || corpus.Name == experiment.Name)
        {
            throw new InputException(
                $"experiment {experiment.Name}",
                other is null ? $"the corpus {name} has its name" : $"the corpora {other} and {name} are both called {corpus.Name}",
                "names of their own, because their tables are in data/NAME",
                "give each a \"name\" in its corpus.json, or rename a folder");
        }
    }

    private static string Example(Experiment experiment, Dictionary<string, string> paths) => string.Join(
        ',', experiment.Corpora.Where(name => name != CorpusCatalog.Synthetic).Select(name => $"{name}={paths.GetValueOrDefault(name, "PATH")}"));

    private static void RefuseOptionsForOne(ResearchOptions options, Experiment experiment)
    {
        (string Option, string? Value)[] ofOne =
            [("--pattern", options.Pattern), ("--map", options.Map), ("--folds", options.Folds), ("--generated-path", options.GeneratedPath)];
        foreach (var (option, value) in ofOne)
        {
            if (value is not null)
            {
                throw new InputException(
                    option, $"with {experiment.Name}, which is on {experiment.Corpora.Count} corpora", "an experiment on one corpus",
                    "remove it, and describe each corpus in a file corpora/NAME.json");
            }
        }
    }

    private static (string Name, ICorpusDefinition? Kind, string? Path, string? Description) Find(ResearchOptions options, string name, string? path)
    {
        var asked = options with { Corpus = name };
        var description = ExperimentCatalog.DescriptionOf(asked);
        var isKnown = CorpusCatalog.Corpora.Find(name) is not null || description is not null;
        var kind = isKnown ? ExperimentCatalog.KindOf(asked) : path is null ? null : KindAt(path);
        return (name, kind is null ? null : CorpusCatalog.Corpora.Named(kind), path, description);
    }

    private static string KindAt(string path)
    {
        var description = Path.Combine(path, CorpusFile.FileName);
        return File.Exists(description) && CorpusFile.Read(description).Pattern is not null ? FolderDefinition.Id : TableDefinition.Id;
    }

    /// <summary>The path of each corpus that has one.</summary>
    /// <param name="text">What was passed: <c>NAME=PATH,NAME=PATH</c>; null: nothing.</param>
    /// <param name="corpora">The names that are possible.</param>
    /// <exception cref="InputException">A path has no name or an unknown one, or two have the same.</exception>
    public static Dictionary<string, string> Paths(string? text, IReadOnlyList<string> corpora)
    {
        var expected = $"NAME=PATH,NAME=PATH for {string.Join(", ", corpora)}";
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text is null ? [] : Comma().Split(text))
        {
            if (Named().Match(part) is not { Success: true } match || !corpora.Contains(match.Groups["name"].Value))
            {
                throw new InputException(Option, $"\"{part}\"", expected, "put the name of a corpus before each path");
            }

            if (!paths.TryAdd(match.Groups["name"].Value, match.Groups["path"].Value))
            {
                throw new InputException(Option, $"{match.Groups["name"].Value} twice", expected, "remove one of the paths");
            }
        }

        return paths;
    }

    // A comma is a part of a path unless a name and an equals sign follow.
    [GeneratedRegex("[,](?=[a-z0-9][a-z0-9-]*=)", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();

    [GeneratedRegex("^(?<name>[a-z0-9][a-z0-9-]*)=(?<path>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
