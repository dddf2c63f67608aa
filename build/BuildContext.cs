using Cake.Core;
using Cake.Frosting;
using EmotionRecognition.Build.Terminal;
using EmotionRecognition.Pipeline;
using StageGraph;

namespace EmotionRecognition.Build;

/// <summary>The options from the command line and the research build that they configure.</summary>
public sealed class BuildContext : FrostingContext
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private ResearchBuild? _research;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="InputException">An option has an invalid value.</exception>
    public BuildContext(ICakeContext context, BuildTerminal terminal)
        : base(context)
    {
        Terminal = terminal;
        Options = CommandLine.Read(context.Arguments, context.Environment.WorkingDirectory.FullPath);
        if (Options.Jobs > 1)
        {
            Options = Options with { Worker = SingleStageCommand.OfWorker };
        }

        terminal.Verbose |= CommandLine.Flag(context.Arguments, "verbose");
    }

    /// <summary>Displays the build.</summary>
    public BuildTerminal Terminal { get; }

    /// <summary>The options from the command line.</summary>
    public ResearchOptions Options { get; private set; }

    /// <summary>The git revision whose accepted metrics are compared with the current ones.</summary>
    public string Revision => CommandLine.Text(Arguments, "against") ?? "HEAD";

    /// <summary>The stages of the selected experiments; opening them locks the workspace. Opened before the first target that needs them.</summary>
    public ResearchBuild Research => _research ??= ResearchBuild.Open(Options, Terminal.Tell);

    /// <summary>The same stages, read-only: locks and writes nothing and does not wait for other builds.</summary>
    public ResearchBuild Look() => ResearchBuild.Open(Options with { Mode = BuildMode.Explain, Targets = null }, Terminal.Tell);

    /// <summary>Checks the requirements of all targets before the first one runs.</summary>
    /// <param name="targets">The names of all targets that will run.</param>
    /// <exception cref="InputException">An experiment, path, fold, or revision is invalid.</exception>
    public void Prepare(IReadOnlyList<string> targets)
    {
        Options = Options with { Targets = targets };
        if (targets.Contains("Accept"))
        {
            ResearchBuild.CheckAccept(Options);
        }

        if (targets.Contains("Adopt"))
        {
            ResearchBuild.CheckAdopt(Options);
        }

        if (targets.Any(target => BuildTargets.Find(target) is { HasStages: true }))
        {
            _ = Research;
        }

        if (targets.Contains("Metrics"))
        {
            Research.CheckRevision(Revision);
        }
    }

    /// <summary>
    /// Processes the stages of a target; if stages run side by side, those of the targets that follow it as well, because most of them need only some of its
    /// stages.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <exception cref="InputException">A stage cannot run.</exception>
    public void Take(string target)
    {
        var targets = Options is { Jobs: > 1, Targets: { } all }
            ? [.. all.SkipWhile(each => each != target).TakeWhile(each => BuildTargets.Find(each) is { HasStages: true })]
            : new[] { target };
        if (!_taken.Contains(target))
        {
            _taken.UnionWith(targets);
            Research.Take(targets);
        }
    }

    /// <summary>Runs the dotnet CLI in this checkout.</summary>
    /// <exception cref="CakeException">The command failed.</exception>
    public void Dotnet(params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Options.Root })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new CakeException(process.ExitCode, $"dotnet {string.Join(' ', arguments)} failed");
        }
    }

    /// <summary>Shows how many stages would run.</summary>
    /// <param name="build">A build in explain mode.</param>
    /// <exception cref="CakeException">Stages would run and <c>--exit-code</c> was passed.</exception>
    public void Explain(ResearchBuild build)
    {
        Terminal.SummarizeExplanation(build.Ran, build.UpToDate);
        if (build.Ran > 0 && CommandLine.Flag(Arguments, "exit-code"))
        {
            throw new CakeException(1, $"{Phrasing.Count(build.Ran, "stage")} would run");
        }
    }

    /// <summary>Shows a summary and releases the workspace.</summary>
    /// <param name="isSuccessful">Whether all targets succeeded.</param>
    public void Close(bool isSuccessful)
    {
        if (_research is null)
        {
            return;
        }

        using (_research)
        {
            if (isSuccessful && _research.Ran + _research.UpToDate > 0)
            {
                Summarize(_research);
            }
        }
    }

    private void Summarize(ResearchBuild build)
    {
        if (Options.Mode == BuildMode.Explain)
        {
            Explain(build);
            return;
        }

        var targets = Options.Targets ?? [];
        Terminal.Summarize(new BuildSummary(
            build.Ran, build.UpToDate, targets.Contains("Report") ? ResearchLayout.Page : null, targets.Contains("Evaluate") ? build.Headlines : []));
    }
}
