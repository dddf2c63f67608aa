using System.Reflection;
using EmotionRecognition.Pipeline.Experiments;
using StageGraph;
using StageGraph.Workers;

namespace EmotionRecognition.Pipeline;

/// <summary>Runs single stages, for whoever decides when: another engine, or a build with several workers.</summary>
public static class OneStage
{
    /// <summary>
    /// Runs a stage unless it is up to date. Other processes may run other stages of the workspace at the same time; what the stage needs must be there.
    /// </summary>
    /// <param name="options">The experiments that it belongs to.</param>
    /// <param name="name">Its name, such as <c>Labels synthetic</c>.</param>
    /// <param name="tell">Receives events.</param>
    /// <exception cref="InputException">There is no such stage, or it cannot run.</exception>
    /// <exception cref="BuildException">A build has the workspace for itself, or an input is missing.</exception>
    public static void Run(ResearchOptions options, string name, Action<BuildEvent> tell)
    {
        var workspace = ResearchLayout.Open(options.Root);
        var plan = new ResearchPlan(options, ExperimentCatalog.Select(options));
        using var held = BuildLock.Share(workspace, name, options.Timeout);
        var stage = Find(plan, name)
            ?? throw new InputException("--stage", $"\"{name}\"", "a stage of these experiments as --target=Status --verbose lists them", "fix the name");
        var runner = new StageRunner(workspace, options.Threads)
        {
            Cache = StageCache.Open(options.Cache, warning => tell(new BuildEvent.Warning(warning))),
            IsShared = true,
        };
        new BuildSession(runner, options.Mode, tell).Take([stage], 1);
    }

    /// <summary>Runs stages for a build that has the workspace for itself, until it ends; does not return.</summary>
    /// <param name="options">The options of that build.</param>
    /// <param name="program">The program of both.</param>
    /// <param name="input">Gives what the build asks for.</param>
    /// <param name="output">Takes what it is told.</param>
    public static void Serve(ResearchOptions options, Assembly program, TextReader input, TextWriter output)
    {
        var plan = new ResearchPlan(options, ExperimentCatalog.Select(options));
        new StageWorker(ResearchLayout.Open(options.Root), output).Serve(program, input, name => Find(plan, name));
    }

    // Which stages there are may have changed since the last time.
    private static Stage? Find(ResearchPlan plan, string name) => plan.StagesOf(name.Split(' ')[0]).FirstOrDefault(stage => stage.Name == name);
}
