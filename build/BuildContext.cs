using Cake.Common.Diagnostics;
using Cake.Core;
using Cake.Frosting;
using EmotionRecognition.Pipeline;
using StageGraph;

namespace EmotionRecognition.Build;

/// <summary>What the command line asks for, and the research build that does it.</summary>
public sealed class BuildContext : FrostingContext
{
    private ResearchBuild? _research;

    /// <summary>Reads the command line.</summary>
    public BuildContext(ICakeContext context)
        : base(context)
    {
        Options = CommandLine.Read(context.Arguments, context.Environment.WorkingDirectory.FullPath);
    }

    /// <summary>What the command line asks for.</summary>
    public ResearchOptions Options { get; }

    /// <summary>The stages of the experiments that were asked for; opened, and the workspace locked, when the first target needs them.</summary>
    public ResearchBuild Research => _research ??= ResearchBuild.Open(Options, line => this.Information("{0}", line));

    /// <summary>The same stages for a look alone: nothing is locked or written, and no other build is waited for.</summary>
    public ResearchBuild Look() => ResearchBuild.Open(Options with { Mode = BuildMode.Explain }, line => this.Information("{0}", line));

    /// <summary>Takes the stages of a target: runs those that must run and says why.</summary>
    /// <param name="target">One of <see cref="Stage.Targets"/>.</param>
    public void Take(string target) => Research.Take(target);

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

    /// <summary>Frees the workspace.</summary>
    public void Close() => _research?.Dispose();
}
