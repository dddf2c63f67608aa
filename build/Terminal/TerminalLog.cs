using System.Globalization;
using Cake.Core.Diagnostics;

namespace EmotionRecognition.Build.Terminal;

/// <summary>Shows Cake's log in the build's own format. Omits Cake's line that names the failed task, because the error says more.</summary>
/// <param name="terminal">Displays the log.</param>
public sealed class TerminalLog(BuildTerminal terminal) : ICakeLog
{
    private const string ErrorMark = "Error: ";
    private const string TaskFailed = "An error occurred ";

    /// <inheritdoc/>
    public Verbosity Verbosity
    {
        get;
        set
        {
            field = value;
            terminal.Verbose |= value > Verbosity.Normal;
            terminal.Quiet = value < Verbosity.Normal;
        }
    }

    = Verbosity.Normal;

    /// <inheritdoc/>
    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        if (verbosity > Verbosity || format.StartsWith(TaskFailed, StringComparison.Ordinal))
        {
            return;
        }

        var text = args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args);
        switch (level)
        {
            case LogLevel.Fatal or LogLevel.Error:
                terminal.Error(text.StartsWith(ErrorMark, StringComparison.Ordinal) ? text[ErrorMark.Length..] : text);
                break;
            case LogLevel.Warning:
                terminal.Tell(new StageGraph.BuildEvent.Warning(text));
                break;
            default:
                terminal.Line(text);
                break;
        }
    }
}
