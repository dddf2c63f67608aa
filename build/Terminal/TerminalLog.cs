using System.Globalization;
using Cake.Core.Diagnostics;

namespace EmotionRecognition.Build.Terminal;

/// <summary>What Cake and its tasks log, in the build's own form. Cake's line that names the task that failed is left out: the error says more.</summary>
/// <param name="terminal">Shows it.</param>
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
