namespace StageGraph;

/// <summary>Something that a build tells its user while it runs; whoever receives it decides how it is shown.</summary>
public abstract record BuildEvent
{
    private BuildEvent()
    {
    }

    /// <summary>A line about the build as a whole.</summary>
    /// <param name="Text">The line.</param>
    public sealed record Notice(string Text) : BuildEvent;

    /// <summary>Something that the user should look at.</summary>
    /// <param name="Text">The line, without the word "warning".</param>
    public sealed record Warning(string Text) : BuildEvent;

    /// <summary>A target that was asked for and has no stages here.</summary>
    /// <param name="Target">The target.</param>
    public sealed record NotNeeded(string Target) : BuildEvent;

    /// <summary>A stage whose outputs are what a run would give.</summary>
    /// <param name="Stage">The stage.</param>
    public sealed record UpToDate(StagePlace Stage) : BuildEvent;

    /// <summary>A stage that would run, where the build only explains.</summary>
    /// <param name="Stage">The stage.</param>
    /// <param name="Reasons">Why, at least one.</param>
    public sealed record WouldRun(StagePlace Stage, IReadOnlyList<string> Reasons) : BuildEvent;

    /// <summary>A stage that starts.</summary>
    /// <param name="Stage">The stage.</param>
    /// <param name="Reasons">Why it runs, at least one.</param>
    public sealed record Started(StagePlace Stage, IReadOnlyList<string> Reasons) : BuildEvent;

    /// <summary>A line of the stage that is running.</summary>
    /// <param name="Text">The line.</param>
    public sealed record Said(string Text) : BuildEvent;

    /// <summary>How far the stage that is running has come.</summary>
    /// <param name="Progress">The position and what goes with it.</param>
    public sealed record Progressed(StageProgress Progress) : BuildEvent;

    /// <summary>A stage that ended with its outputs in place.</summary>
    /// <param name="Stage">The stage.</param>
    /// <param name="Reasons">Why it ran.</param>
    /// <param name="Duration">How long it ran.</param>
    public sealed record Finished(StagePlace Stage, IReadOnlyList<string> Reasons, TimeSpan Duration) : BuildEvent;

    /// <summary>A stage that ended with an error; the error itself follows as an exception.</summary>
    /// <param name="Stage">The stage.</param>
    /// <param name="Duration">How long it ran.</param>
    public sealed record Failed(StagePlace Stage, TimeSpan Duration) : BuildEvent;
}

/// <summary>A stage and its position in the build.</summary>
/// <param name="Target">The target it belongs to.</param>
/// <param name="Instance">What tells it from the target's other stages.</param>
/// <param name="Number">Its position, from 1.</param>
/// <param name="Total">How many stages the build has, as far as is known now.</param>
public readonly record struct StagePlace(string Target, string Instance, int Number, int Total)
{
    /// <summary>Target and instance.</summary>
    public string Name => $"{Target} {Instance}";
}

/// <summary>How far a stage is.</summary>
/// <param name="Done">How much is done, in units; between two units, a fraction.</param>
/// <param name="Total">How many units there are, if the stage does not end early.</param>
/// <param name="Unit">What is counted, in the singular.</param>
/// <param name="Detail">Figures that go with it; empty where there are none.</param>
/// <param name="Left">The time left at the pace so far; null where it is not known.</param>
public readonly record struct StageProgress(double Done, int Total, string Unit, string Detail = "", TimeSpan? Left = null);
