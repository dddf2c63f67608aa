using StageGraph;

namespace EmotionRecognition.Build.Terminal;

/// <summary>The last line of a terminal while a stage runs: which one, for how long, how far it is. It is erased when the stage ends.</summary>
/// <param name="output">The terminal.</param>
/// <param name="settings">Its width.</param>
/// <param name="gate">Held while anything is written to the terminal.</param>
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

    /// <summary>Shows a stage; the line appears after a moment, so that stages that are done at once do not flicker.</summary>
    /// <param name="stage">Its position and name.</param>
    public void Show(string stage)
    {
        (_stage, _progress, _started) = (stage, null, Environment.TickCount64);
        _timer ??= new Timer(_ => Draw());
        _timer.Change(_interval, _interval);
    }

    /// <summary>Keeps how far the stage is, until the line is next drawn.</summary>
    public void Update(StageProgress progress)
    {
        lock (gate)
        {
            _progress = progress;
        }
    }

    /// <summary>Takes the line away, before another is written; the caller holds the gate.</summary>
    public void Clear()
    {
        if (_isShown)
        {
            output.Write(Erase);
            output.Flush();
            _isShown = false;
        }
    }

    /// <summary>Ends the display of the stage; the caller holds the gate.</summary>
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
    /// <param name="elapsed">Since the stage started.</param>
    /// <param name="progress">How far it is, if it says so.</param>
    /// <param name="columns">The width of the terminal; the last column stays free, so that no terminal wraps.</param>
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

    /// <summary>The unit that is being worked on, or how many are done: <c>epoch 12/80</c>.</summary>
    public static string Position(StageProgress progress) =>
        FormattableString.Invariant($"{progress.Unit} {Math.Min(progress.Total, (int)Math.Floor(progress.Done) + 1)}/{progress.Total}");

    /// <summary>The time left, behind a comma; empty where it is not known.</summary>
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
