using EmotionRecognition.Cli;
using EmotionRecognition.Cli.Output;

namespace EmotionRecognition.Cli.Tests;

/// <summary>One run of the program within the test's process.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Out">What was written to standard output.</param>
/// <param name="Error">What was written to standard error.</param>
internal sealed record ProgramRun(int ExitCode, string Out, string Error)
{
    /// <summary>Runs a command line with output that is no terminal.</summary>
    public static Task<ProgramRun> Of(params string[] arguments) => With("", arguments);

    /// <summary>Runs a command line with text on standard input.</summary>
    public static async Task<ProgramRun> With(string input, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var reader = new StringReader(input);
        var code = await EmotionProgram.Run(arguments, new CommandConsole(reader, output, error, Terminal: false, ErrorTerminal: false, Width: 80));
        return new ProgramRun(code, output.ToString(), error.ToString());
    }
}
