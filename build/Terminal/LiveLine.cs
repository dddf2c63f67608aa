using StageGraph;

namespace EmotionRecognition.Build.Terminal;

/// <summary>A line of a terminal while a stage runs: the stage's name, elapsed time, and progress.</summary>
/// <param name="Stage">Position and name of the stage.</param>
/// <param name="Started">When it started, in milliseconds of the system's clock.</param>
public sealed record LiveLine(string Stage, long Started)
{
    private const int BarColumns = 10;

    /// <summary>The stage's progress, if it reports any.</summary>
    public StageProgress? Progress { get; init; }

    /// <summary>The line.</summary>
    /// <param name="now">The present time, in milliseconds of the system's clock.</param>
    /// <param name="columns">The width of the terminal.</param>
    public string Text(long now, int columns) => Text(Stage, TimeSpan.FromMilliseconds(now - Started), Progress, columns);

    /// <summary>The text of the line.</summary>
    /// <param name="stage">Position and name of the stage.</param>
    /// <param name="elapsed">Time since the stage started.</param>
    /// <param name="progress">The stage's progress, if it reports any.</param>
    /// <param name="columns">The width of the terminal; the last column stays empty, so that no terminal wraps the line.</param>
    public static string Text(string stage, TimeSpan elapsed, StageProgress? progress, int columns)
    {
        if (progress is not { Total: > 0 } known)
        {
            return Fit(stage, $"  {Phrasing.WholeSeconds(elapsed)}", columns - 1);
        }

        var filled = (int)Math.Round(BarColumns * Math.Clamp(known.Done / known.Total, 0, 1));
        var bar = $"  [{new string('#', filled)}{new string('.', BarColumns - filled)}] {Position(known)}{Left(known)}";
        return Fit(stage, bar, columns - 1);
    }

    /// <summary>The unit in progress: <c>epoch 12/80</c>.</summary>
    public static string Position(StageProgress progress) =>
        FormattableString.Invariant($"{progress.Unit} {Math.Min(progress.Total, (int)Math.Floor(progress.Done) + 1)}/{progress.Total}");

    /// <summary>The time left, preceded by a comma; empty if it is unknown.</summary>
    public static string Left(StageProgress progress) => progress.Left is { } time ? $", {Phrasing.WholeSeconds(time)} left" : "";

    private static string Fit(string stage, string rest, int columns) =>
        Phrasing.Shorten(Phrasing.ShortenMiddle(stage, Math.Max(20, columns - rest.Length)) + rest, columns);
}
