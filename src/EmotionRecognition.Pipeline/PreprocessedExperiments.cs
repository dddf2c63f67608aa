using EmotionRecognition.Corpora.Preprocessed;
using StageGraph;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Stages;

namespace EmotionRecognition.Pipeline;

/// <summary>The experiments that a folder of the study's preprocessed files allows, and of each the systems.</summary>
internal static class PreprocessedExperiments
{
    /// <summary>What experiments of preprocessed files name as their corpus.</summary>
    public const string Corpus = "preprocessed";

    /// <summary>What readers of a report call it.</summary>
    public const string Title = "Preprocessed files of the study";

    /// <summary>Plans those experiments for which there are files, with those systems that see what is there.</summary>
    /// <param name="options">Where the folder lies.</param>
    /// <param name="experiments">The experiments that were asked for.</param>
    /// <param name="workspace">Where tables and results go.</param>
    /// <param name="notices">Takes a line for each thing that is left out.</param>
    /// <exception cref="InputException">The folder is none of the study's, or none of the experiments can be run on it.</exception>
    public static IEnumerable<ExperimentPlan> Plan(
        ResearchOptions options, IReadOnlyList<Experiment> experiments, Workspace workspace, ICollection<string> notices)
    {
        var path = options.CorpusPath
            ?? throw new InputException("--corpus-path", "nothing", "the folder of the study's preprocessed files", "pass --corpus-path=FOLDER");
        var folder = PreprocessedFolder.Open(Path.GetFullPath(path));
        var asked = experiments.Select(experiment => (Experiment: experiment, Source: PreprocessedSource.Of(folder, experiment)))
            .Select(each => (each.Experiment, each.Source, Obstacle: each.Source.Obstacle(each.Experiment))).ToList();
        if (asked.TrueForAll(each => each.Obstacle is not null))
        {
            throw new InputException(
                path,
                $"no files for {asked[0].Experiment.Name}: {asked[0].Obstacle}",
                "the study's files",
                "check --corpus-path, or choose another --experiment");
        }

        foreach (var each in asked.Where(each => each.Obstacle is not null))
        {
            notices.Add($"{each.Experiment.Name}: left out, because {each.Obstacle}");
        }

        return asked.Where(each => each.Obstacle is null).Select(each => Plan(each.Experiment, each.Source, workspace, notices));
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
