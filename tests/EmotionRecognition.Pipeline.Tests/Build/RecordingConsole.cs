using System.Globalization;
using Cake.Core;
using Spectre.Console;

namespace EmotionRecognition.Pipeline.Tests.Build;

/// <summary>Keeps what a build writes, with its errors apart.</summary>
internal sealed class RecordingConsole : IConsole
{
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly StringWriter _errors = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    public RecordingConsole()
    {
        Ansi = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(_output),
        });
    }

    /// <summary>Where tables go.</summary>
    public IAnsiConsole Ansi { get; }

    public string Output => _output.ToString();

    public string Errors => _errors.ToString();

    public ConsoleColor ForegroundColor { get; set; }

    public ConsoleColor BackgroundColor { get; set; }

    public bool SupportAnsiEscapeCodes => false;

    public void Write(string format, params object[] arg) => _output.Write(format, arg);

    public void Write(string value) => _output.Write(value);

    public void WriteLine(string format, params object[] arg) => _output.WriteLine(format, arg);

    public void WriteLine(string value) => _output.WriteLine(value);

    public void WriteError(string format, params object[] arg) => _errors.Write(format, arg);

    public void WriteError(string value) => _errors.Write(value);

    public void WriteErrorLine(string format, params object[] arg) => _errors.WriteLine(format, arg);

    public void WriteErrorLine(string value) => _errors.WriteLine(value);

    public void ResetColor()
    {
    }
}
