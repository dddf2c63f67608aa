using StageGraph;

namespace EmotionRecognition.Build.Terminal;

/// <summary>The last lines of a terminal while stages run, one per stage, erased as each ends.</summary>
/// <param name="output">The terminal.</param>
/// <param name="settings">The terminal's width.</param>
/// <param name="gate">The lock held while anything is written to the terminal. Callers hold it.</param>
public sealed class LiveLines(TextWriter output, TerminalSettings settings, Lock gate) : IDisposable
{
    private const string Erase = "\r\u001b[2K";
    private const string Up = "\u001b[1A";

    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(200);

    private readonly OrderedDictionary<string, LiveLine> _lines = new(StringComparer.Ordinal);
    private Timer? _timer;
    private int _shown;

    /// <summary>Shows a stage. Lines appear after a short delay, so that very short stages do not flicker.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="label">The stage's position and name.</param>
    public void Show(string stage, string label)
    {
        _lines[stage] = new LiveLine(label, Environment.TickCount64);
        _timer ??= new Timer(_ => Draw());
        _timer.Change(_interval, _interval);
    }

    /// <summary>Stores a stage's progress until its line is redrawn.</summary>
    public void Update(string stage, StageProgress progress)
    {
        if (_lines.TryGetValue(stage, out var line))
        {
            _lines[stage] = line with { Progress = progress };
        }
    }

    /// <summary>Erases the lines before others are written.</summary>
    public void Clear()
    {
        if (_shown > 0)
        {
            output.Write(Erase + string.Concat(Enumerable.Repeat(Up + Erase, _shown - 1)));
            output.Flush();
            _shown = 0;
        }
    }

    /// <summary>Stops showing a stage.</summary>
    /// <param name="stage">Its name; null: all.</param>
    public void Hide(string? stage = null)
    {
        Clear();
        if (stage is null)
        {
            _lines.Clear();
        }
        else
        {
            _lines.Remove(stage);
        }

        if (_lines.Count == 0)
        {
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private void Draw()
    {
        lock (gate)
        {
            if (_lines.Count > 0)
            {
                Clear();
                var (now, columns) = (Environment.TickCount64, settings.Width());
                output.Write(Erase + string.Join('\n', _lines.Values.Select(line => line.Text(now, columns))));
                output.Flush();
                _shown = _lines.Count;
            }
        }
    }
}
