namespace EmotionRecognition.Cli.Output;

/// <summary>What a command reads and writes.</summary>
/// <param name="In">Standard input.</param>
/// <param name="Out">Standard output: results, and nothing else.</param>
/// <param name="Error">Standard error: errors, warnings, and progress.</param>
/// <param name="Terminal">Whether results are read on a terminal, with colors; not so if <c>NO_COLOR</c> is set.</param>
/// <param name="ErrorTerminal">Whether errors and progress are, so that a line can be overwritten.</param>
/// <param name="Width">Columns of the terminal.</param>
internal sealed record CommandConsole(TextReader In, TextWriter Out, TextWriter Error, bool Terminal, bool ErrorTerminal, int Width)
{
    private const int DefaultWidth = 80;

    /// <summary>The console of this process.</summary>
    public static CommandConsole OfProcess()
    {
        var plain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb";
        var terminal = !Console.IsOutputRedirected;
        return new CommandConsole(
            Console.In, Console.Out, Console.Error, terminal && !plain, !Console.IsErrorRedirected && !plain, terminal ? Columns() : DefaultWidth);
    }

    /// <summary>Writes an error in one line.</summary>
    public void Fail(string message) => Error.WriteLine($"emotion: {message}");

    private static int Columns()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : DefaultWidth;
        }
        catch (IOException)
        {
            return DefaultWidth;
        }
    }
}
