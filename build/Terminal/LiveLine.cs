using StageGraph;

namespace EmotionRecognition.Build.Terminal;

/// <summary>The last line of a terminal while a stage runs: the stage's name, elapsed time, and progress. Erased when the stage ends.</summary>
/// <param name="output">The terminal.</param>
/// <param name="settings">The terminal's width.</param>
/// <param name="gate">The lock held while anything is written to the terminal.</param>
public sealed class LiveLine(TextWriter output, TerminalSettings settings, Lock gate) : IDisposable
{
    private const string Erase = "\r\u001b[2K";
    private const int BarColumns = 10;

    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(200);

    private Timer? _timer;
    private string _stage = "";
    private long _started;
    private StageProgress? _progress;
    private bool _isShown;

    /// <summary>Shows a stage. The line appears after a short delay, so that very short stages do not flicker.</summary>
    /// <param name="stage">The stage's position and name.</param>
    public void Show(string stage)
    {
        (_stage, _progress, _started) = (stage, null, Environment.TickCount64);
        _timer ??= new Timer(_ => Draw());
        _timer.Change(_interval, _interval);
    }

    /// <summary>Stores the stage's progress until the line is redrawn.</summary>
    public void Update(StageProgress progress)
    {
        lock (gate)
        {
            _progress = progress;
        }
    }

    /// <summary>Erases the line before another one is written. The caller holds the lock.</summary>
    public void Clear()
    {
        if (_isShown)
        {
            output.Write(Erase);
            output.Flush();
            _isShown = false;
        }
    }

    /// <summary>Stops showing the stage. The caller holds the lock.</summary>
    public void Hide()
    {
        _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _stage = "";
        Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

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

    private void Draw()
    {
        lock (gate)
        {
            if (_stage.Length > 0)
            {
                output.Write(Erase + Text(_stage, TimeSpan.FromMilliseconds(Environment.TickCount64 - _started), _progress, settings.Width()));
                output.Flush();
                _isShown = true;
            }
        }
    }
}
