namespace StageGraph;

/// <summary>Something that a build reports while it runs. The receiver decides how to show it.</summary>
public abstract record BuildEvent
{
    private BuildEvent()
    {
    }

    /// <summary>A message about the build as a whole.</summary>
    /// <param name="Text">The message, a single line.</param>
    public sealed record Notice(string Text) : BuildEvent;

    /// <summary>A warning.</summary>
    /// <param name="Text">The message, a single line without the word "warning".</param>
    public sealed record Warning(string Text) : BuildEvent;

    /// <summary>A requested target has no stages in this build.</summary>
    /// <param name="Target">The target.</param>
    public sealed record NotNeeded(string Target) : BuildEvent;

    /// <summary>A stage is up to date.</summary>
    /// <param name="Stage">The stage.</param>
    public sealed record UpToDate(StagePlace Stage) : BuildEvent;

    /// <summary>A stage would run; only under <see cref="BuildMode.Explain"/>.</summary>
    /// <param name="Stage">The stage.</param>
    /// <param name="Reasons">At least one reason.</param>
    public sealed record WouldRun(StagePlace Stage, IReadOnlyList<string> Reasons) : BuildEvent;

    /// <summary>A stage has started.</summary>
    /// <param name="Stage">The stage.</param>
    /// <param name="Reasons">Why it runs; at least one reason.</param>
    public sealed record Started(StagePlace Stage, IReadOnlyList<string> Reasons) : BuildEvent;

    /// <summary>A message from a running stage.</summary>
    /// <param name="Stage">The stage.</param>
    /// <param name="Text">The message, a single line.</param>
    public sealed record Said(StagePlace Stage, string Text) : BuildEvent;

    /// <summary>A running stage has made progress.</summary>
    /// <param name="Stage">The stage.</param>
    /// <param name="Progress">The progress.</param>
    public sealed record Progressed(StagePlace Stage, StageProgress Progress) : BuildEvent;

    /// <summary>A stage has succeeded, and its outputs are in place.</summary>
    /// <param name="Stage">The stage.</param>
    /// <param name="Reasons">Why it ran.</param>
    /// <param name="Duration">How long it ran.</param>
    public sealed record Finished(StagePlace Stage, IReadOnlyList<string> Reasons, TimeSpan Duration) : BuildEvent;

    /// <summary>A stage has failed. The error itself is thrown as an exception.</summary>
    /// <param name="Stage">The stage.</param>
    /// <param name="Duration">How long it ran.</param>
    public sealed record Failed(StagePlace Stage, TimeSpan Duration) : BuildEvent;
}

/// <summary>A stage and its position in the build.</summary>
/// <param name="Target">The target it belongs to.</param>
/// <param name="Instance">Distinguishes it from the target's other stages.</param>
/// <param name="Number">Its position, from 1.</param>
/// <param name="Total">The number of stages in the build, as far as it is known now.</param>
public readonly record struct StagePlace(string Target, string Instance, int Number, int Total)
{
    /// <summary>Target and instance.</summary>
    public string Name => $"{Target} {Instance}";
}

/// <summary>The progress of a stage.</summary>
/// <param name="Done">The number of units done; fractions are possible.</param>
/// <param name="Total">The total number of units, unless the stage ends early.</param>
/// <param name="Unit">The name of a unit, in the singular.</param>
/// <param name="Detail">Additional figures, such as the current loss; may be empty.</param>
/// <param name="Left">The estimated time left; null if unknown.</param>
public readonly record struct StageProgress(double Done, int Total, string Unit, string Detail = "", TimeSpan? Left = null);
