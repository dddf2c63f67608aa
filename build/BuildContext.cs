using Cake.Core;
using Cake.Frosting;
using EmotionRecognition.Build.Terminal;
using EmotionRecognition.Pipeline;
using StageGraph;

namespace EmotionRecognition.Build;

/// <summary>What the command line asks for, and the research build that does it.</summary>
public sealed class BuildContext : FrostingContext
{
    private ResearchBuild? _research;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="InputException">An option's value cannot be used.</exception>
    public BuildContext(ICakeContext context, BuildTerminal terminal)
        : base(context)
    {
        Terminal = terminal;
        Options = CommandLine.Read(context.Arguments, context.Environment.WorkingDirectory.FullPath);
        terminal.Verbose |= CommandLine.Flag(context.Arguments, "verbose");
    }

    /// <summary>Where the build is shown.</summary>
    public BuildTerminal Terminal { get; }

    /// <summary>What the command line asks for.</summary>
    public ResearchOptions Options { get; private set; }

    /// <summary>The git revision whose accepted metrics are compared with fresh ones.</summary>
    public string Revision => CommandLine.Text(Arguments, "against") ?? "HEAD";

    /// <summary>The stages of the experiments that were asked for; opened, and the workspace locked, before the first target that needs them.</summary>
    public ResearchBuild Research => _research ??= ResearchBuild.Open(Options, Terminal.Tell);

    /// <summary>The same stages for a look alone: nothing is locked or written, and no other build is waited for.</summary>
    public ResearchBuild Look() => ResearchBuild.Open(Options with { Mode = BuildMode.Explain, Targets = null }, Terminal.Tell);

    /// <summary>Checks, before the first of them runs, what the targets need.</summary>
    /// <param name="targets">The names of all that will run.</param>
    /// <exception cref="InputException">An experiment, path, fold or revision is not as expected.</exception>
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

    /// <summary>Runs dotnet on this checkout.</summary>
    /// <exception cref="CakeException">It failed.</exception>
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
    /// <param name="build">A build that only explained.</param>
    /// <exception cref="CakeException">Stages would run and <c>--exit-code</c> was passed.</exception>
    public void Explain(ResearchBuild build)
    {
        Terminal.SummarizeExplanation(build.Ran, build.UpToDate);
        if (build.Ran > 0 && CommandLine.Flag(Arguments, "exit-code"))
        {
            throw new CakeException(1, $"{Phrasing.Count(build.Ran, "stage")} would run");
        }
    }

    /// <summary>Shows what was done, and frees the workspace.</summary>
    /// <param name="isSuccessful">Whether all targets ended well.</param>
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
