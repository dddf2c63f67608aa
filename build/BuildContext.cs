using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using EmotionRecognition.Pipeline;
using EmotionRecognition.Pipeline.Engine;

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

    /// <summary>Takes the stages of one kind: runs those that must run and says why.</summary>
    public void Take<TStage>()
        where TStage : Stage => Research.Take<TStage>();

    /// <summary>Frees the workspace.</summary>
    public void Close() => _research?.Dispose();
}
