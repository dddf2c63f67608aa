using StageGraph;

namespace EmotionRecognition.Build.Terminal;

/// <summary>
/// Displays a build: one line per stage that ran, warnings, and a summary at the end. On a terminal, a temporary line shows the running stage.
/// Standard output is reserved for the data that a target prints.
/// </summary>
public sealed class BuildTerminal : IDisposable
{
    private const int DurationColumns = 10;
    private const int LeastNote = 10;

    private static readonly TimeSpan _quietTime = TimeSpan.FromSeconds(10);

    private readonly TextWriter _data;
    private readonly TextWriter _log;
    private readonly TextWriter _errors;
    private readonly TerminalSettings _settings;
    private readonly TimeProvider _clock;
    private readonly long _started;
    private readonly Lock _gate = new();
    private readonly LiveLines? _live;
    private readonly Dictionary<string, RunningLine> _running = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, int> _upToDate = new(StringComparer.Ordinal);

    /// <summary>Creates the display and starts the build's clock.</summary>
    /// <param name="data">Receives the data that targets print.</param>
    /// <param name="log">Receives events.</param>
    /// <param name="errors">Receives errors.</param>
    /// <param name="settings">The capabilities of the log's terminal.</param>
    /// <param name="clock">The clock; the system's by default.</param>
    public BuildTerminal(TextWriter data, TextWriter log, TextWriter errors, TerminalSettings settings, TimeProvider? clock = null)
    {
        (_data, _log, _errors, _settings, _clock) = (data, log, errors, settings, clock ?? TimeProvider.System);
        _started = _clock.GetTimestamp();
        _live = settings.Ansi ? new LiveLines(log, settings, _gate) : null;
    }

    /// <summary>The exit code of a build that fails: 1 unless a target has a code of its own.</summary>
    public int FailureCode { get; set; } = 1;

    /// <summary>Whether everything is shown: up-to-date stages, all reasons, and the messages of stages.</summary>
    public bool Verbose { get; set; }

    /// <summary>Whether only warnings, data, and errors are shown.</summary>
    public bool Quiet { get; set; }

    /// <summary>Shows an event.</summary>
    public void Tell(BuildEvent happened)
    {
        lock (_gate)
        {
            Show(happened);
        }
    }

    /// <summary>Prints a target's data.</summary>
    public void Data(string text)
    {
        lock (_gate)
        {
            _live?.Clear();
            _data.Write(text.EndsWith('\n') ? text : text + "\n");
            _data.Flush();
        }
    }

    /// <summary>Writes a line about the build, wrapped if the log is a terminal.</summary>
    /// <param name="text">The line.</param>
    /// <param name="indent">The indentation of continuation lines.</param>
    public void Line(string text, int indent = 0)
    {
        lock (_gate)
        {
            if (!Quiet)
            {
                Write(_log, text, indent);
            }
        }
    }

    /// <summary>Writes an error.</summary>
    /// <param name="text">The error, without the word "error"; may have several lines.</param>
    public void Error(string text)
    {
        lock (_gate)
        {
            _live?.Hide();
            Write(_errors, $"Error: {text}", "Error: ".Length, "31");
        }
    }

    /// <summary>Shows a summary: how many stages ran, where the report is, and the best systems.</summary>
    public void Summarize(BuildSummary summary)
    {
        lock (_gate)
        {
            _live?.Hide();
            foreach (var line in summary.Lines(_clock.GetElapsedTime(_started)))
            {
                WriteWhere(true, line);
            }
        }
    }

    /// <summary>Shows how many stages would run, and the number of up-to-date stages per target.</summary>
    public void SummarizeExplanation(int wouldRun, int upToDate)
    {
        lock (_gate)
        {
            if (upToDate > 0 && !Verbose)
            {
                var line = $"Up to date: {string.Join(", ", _upToDate.Select(target => $"{target.Key} {target.Value}"))}.";
                WriteWhere(true, string.Join('\n', Phrasing.Wrap(line, _settings.Width(), 2)));
            }

            WriteWhere(true, $"{wouldRun} of {Phrasing.Count(wouldRun + upToDate, "stage")} would run.");
        }
    }

    /// <summary>Reports that the user interrupted the build and how to resume it.</summary>
    public void Interrupted()
    {
        lock (_gate)
        {
            _live?.Hide();
            Write(_errors, "Interrupted. The same command resumes where this one stopped.", 0);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _live?.Dispose();

    private void Show(BuildEvent happened)
    {
        switch (happened)
        {
            case BuildEvent.Warning warning:
                Write(_log, $"warning: {warning.Text}", "warning: ".Length, "33");
                break;
            case BuildEvent.UpToDate { Stage: var stage }:
                _upToDate[stage.Target] = _upToDate.GetValueOrDefault(stage.Target) + 1;
                WriteWhere(Verbose, StageLine(stage, "", "up to date"));
                break;
            case BuildEvent.NotNeeded skipped:
                WriteWhere(Verbose, $"{skipped.Target}: not needed for these experiments");
                break;
            case BuildEvent.Notice notice:
                WriteWhere(true, notice.Text);
                break;
            case BuildEvent.WouldRun would:
                WriteWhere(true, $"{would.Stage.Name}: {(Verbose ? string.Join("; ", would.Reasons) : Shorten(would.Reasons, 3))}");
                break;
            case BuildEvent.Started { Stage: var stage }:
                _running[stage.Name] = new RunningLine(_clock.GetTimestamp());
                _live?.Show(stage.Name, $"{Counter(stage)}  {stage.Name}");
                break;
            case BuildEvent.Said said:
                RunningOf(said.Stage.Name).Said.Add(said.Text);
                break;
            case BuildEvent.Progressed progressed:
                Show(progressed.Stage.Name, progressed.Progress);
                break;
            case BuildEvent.Finished finished:
                Finish(finished);
                break;
            case BuildEvent.Failed failed:
                _live?.Hide(failed.Stage.Name);
                _running.Remove(failed.Stage.Name);
                WriteWhere(true, $"{StageLine(failed.Stage, Phrasing.Duration(failed.Duration), "")}  failed");
                break;
        }
    }

    private void Finish(BuildEvent.Finished finished)
    {
        _live?.Hide(finished.Stage.Name);
        var said = RunningOf(finished.Stage.Name).Said;
        _running.Remove(finished.Stage.Name);
        IReadOnlyList<string> reasons = [.. finished.Reasons.Where(reason => reason is not (StageRunner.FirstRun or BuildSession.Forced))];
        var note = reasons switch
        {
            _ when Verbose => "",
            [var only] => only,
            [var first, ..] => $"{first} (+{reasons.Count - 1})",
            [] => said is [var only] ? only : "",
        };
        WriteWhere(true, StageLine(finished.Stage, Phrasing.Duration(finished.Duration), note));
        foreach (var line in Verbose ? reasons.Select(reason => $"because {reason}").Concat(said) : [])
        {
            Write(_log, $"      {line}", 8);
        }
    }

    // Without a terminal: one line per 10% of progress, but none for a short stage.
    private void Show(string stage, StageProgress progress)
    {
        if (_live is not null)
        {
            _live.Update(stage, progress);
            return;
        }

        var line = RunningOf(stage);
        var tenth = (int)Math.Floor(10 * progress.Done / Math.Max(progress.Total, 1));
        if (tenth > line.Tenth && tenth < 10 && _clock.GetElapsedTime(line.Time) >= _quietTime)
        {
            (line.Tenth, line.Time) = (tenth, _clock.GetTimestamp());
            var name = _running.Count > 1 ? $"{stage}: " : "";
            WriteWhere(true, $"      {name}{LiveLine.Position(progress)}{(progress.Detail.Length > 0 ? $": {progress.Detail}" : "")}{LiveLine.Left(progress)}");
        }
    }

    private RunningLine RunningOf(string stage) =>
        _running.TryGetValue(stage, out var line) ? line : _running[stage] = new RunningLine(_clock.GetTimestamp());

    private string StageLine(StagePlace stage, string duration, string note)
    {
        var line = $"{Counter(stage)}  {duration.PadLeft(DurationColumns)}  {stage.Name}";
        var room = _settings.Width() - line.Length - 2;
        return note.Length > 0 && room >= Math.Min(LeastNote, note.Length) ? $"{line}  {Phrasing.Shorten(note, room)}" : line;
    }

    private static string Counter(StagePlace stage)
    {
        var total = stage.Total.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return $"{stage.Number.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(total.Length + 1)}/{total}";
    }

    private static string Shorten(IReadOnlyList<string> reasons, int shown) => reasons.Count <= shown
        ? string.Join("; ", reasons)
        : $"{string.Join("; ", reasons.Take(shown))}; and {reasons.Count - shown} more";

    private void WriteWhere(bool isWanted, string text)
    {
        if (isWanted && !Quiet)
        {
            Write(_log, text, 4);
        }
    }

    private void Write(TextWriter writer, string text, int indent, string? color = null)
    {
        _live?.Clear();
        foreach (var (index, line) in text.Split('\n').SelectMany(line => _settings.Wraps ? Phrasing.Wrap(line, _settings.Width(), indent) : [line]).Index())
        {
            var end = index == 0 && color is not null && _settings.Ansi ? line.IndexOf(':') : -1;
            writer.WriteLine(end < 0 ? line : $"\u001b[{color}m{line[..(end + 1)]}\u001b[0m{line[(end + 1)..]}");
        }

        writer.Flush();
    }
}
