using StageGraph;

namespace EmotionRecognition.Pipeline;

/// <summary>The stages of a plan as rules for Snakemake.</summary>
public static class ResearchSnakefile
{
    /// <summary>Writes a Snakefile.</summary>
    /// <param name="root">The folder of the workspace.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="command">The command that runs a stage, without its name.</param>
    /// <param name="threads">The threads of a stage that uses as many as it is given.</param>
    /// <exception cref="InputException">The number of folds is not known yet.</exception>
    public static string Write(string root, ResearchPlan plan, string command, int threads)
    {
        var workspace = ResearchLayout.Open(root);
        var missing = plan.StagesOf("Import", "Split").SelectMany(stage => stage.Outputs).FirstOrDefault(output => !Path.Exists(workspace.PathOf(output)));
        return missing is null
            ? new SnakefileWriter(workspace, command, threads).Write([.. plan.Stages], new StageRunner(workspace, threads).VersionOf)
            : throw new InputException("Graph", $"no {missing}", "splits, which say how many folds there are", "run --target=Split first");
    }
}
