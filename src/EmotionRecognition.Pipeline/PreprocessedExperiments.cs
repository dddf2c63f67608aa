using EmotionRecognition.Corpora.Preprocessed;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Stages;
using StageGraph;

namespace EmotionRecognition.Pipeline;

/// <summary>Selects the experiments and systems that a folder of the study's preprocessed files supports.</summary>
internal static class PreprocessedExperiments
{
    /// <summary>The corpus name of experiments on preprocessed files.</summary>
    public const string Corpus = "preprocessed";

    /// <summary>Its title in reports.</summary>
    public const string Title = "Preprocessed files of the study";

    /// <summary>Plans the experiments for which the folder has files, with the systems whose inputs exist.</summary>
    /// <param name="options">Options that name the folder.</param>
    /// <param name="experiments">The requested experiments.</param>
    /// <param name="workspace">Receives tables and results.</param>
    /// <param name="notices">Receives one line per experiment or set of systems that is left out.</param>
    /// <exception cref="InputException">The folder does not contain the study's files, or none of the experiments can run on it.</exception>
    public static IEnumerable<ExperimentPlan> Plan(
        ResearchOptions options, IReadOnlyList<Experiment> experiments, Workspace workspace, ICollection<string> notices)
    {
        var path = options.CorpusPath
            ?? throw new InputException("--corpus-path", "missing", "the folder of the study's preprocessed files", "pass --corpus-path=FOLDER");
        var folder = PreprocessedFolder.Open(Path.GetFullPath(path));
        var asked = experiments.Select(experiment => (Experiment: experiment, Source: PreprocessedSource.Of(folder, experiment)))
            .Select(each => (each.Experiment, each.Source, Obstacle: each.Source.Obstacle(each.Experiment))).ToList();
        if (asked.TrueForAll(each => each.Obstacle is not null))
        {
            throw new InputException(
                path,
                $"no files for {asked[0].Experiment.Name}: {asked[0].Obstacle}",
                "the study's files",
                "fix --corpus-path or choose another --experiment");
        }

        foreach (var each in asked.Where(each => each.Obstacle is not null))
        {
            notices.Add($"{each.Experiment.Name}: left out, because {each.Obstacle}");
        }

        return asked.Where(each => each.Obstacle is null)
            .Select(each => Plan(OwnExperiment.OnPublishedSplit(each.Experiment, options), each.Source, workspace, notices));
    }

    private static ExperimentPlan Plan(Experiment experiment, PreprocessedSource source, Workspace workspace, ICollection<string> notices)
    {
        var present = experiment.Systems.Where(system => source.Has(system.Inputs)).ToList();
        string[] own = [];
        if (present.Count < experiment.Systems.Count)
        {
            var absent = string.Join(", ", experiment.Systems.Except(present).Select(system => system.Name));
            own = [$"{experiment.Name}: {absent} left out, because no {(source.HasText ? "acoustic features" : "texts")} are there"];
            notices.Add(own[0]);
        }

        return ExperimentPlan.Of(workspace, experiment with { Systems = present }, TablesOf(experiment), new SplitFolds(workspace)) with
        {
            Preprocessed = source,
            Notices = own,
        };
    }

    private static ExperimentTables TablesOf(Experiment experiment)
    {
        var all = new TableFolder(experiment.Name);
        return experiment.Generated == GeneratedRows.None
            ? new ExperimentTables(experiment.Name, all, null, all)
            : new ExperimentTables(experiment.Name, new TableFolder($"{experiment.Name}/real"), new TableFolder($"{experiment.Name}/generated"), all);
    }
}
