using System.CommandLine;
using EmotionRecognition.Cli.Commands;
using EmotionRecognition.Pipeline;

namespace EmotionRecognition.Cli;

/// <summary>The program <c>emotion</c>: its commands, and what becomes of their errors.</summary>
internal static class EmotionProgram
{
    private const string Description = """
        Recognizes emotions in speech.

          emotion predict clip.wav                  what a clip sounds like
          emotion predict clips/ --csv > table.csv  all clips of a folder
          emotion models                            the models there are

        Exit codes: 0 done, 1 nothing could be done, 2 some clips could not be read, 130 stopped by Ctrl-C.
        """;

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The words after the program's name.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static async Task<int> Run(string[] arguments)
    {
        BuiltInPlugIns.Add();
        var root = new RootCommand(Description) { PredictCommand.Create(), ModelsCommand.Create() };
        var command = root.Parse(arguments);
        try
        {
            return await command.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception error) when (error is InputException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"emotion: {error.Message}");
            return ExitCode.Unusable;
        }
    }
}
