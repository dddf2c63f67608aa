using System.CommandLine;
using EmotionRecognition.Cli.Commands;
using EmotionRecognition.Cli.Output;
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
          emotion export emodb --onnx emodb.onnx    a model for other programs

        Exit codes: 0 done, 1 nothing could be done, 2 some clips could not be read, 130 stopped by Ctrl-C.
        """;

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The words after the program's name.</param>
    /// <param name="console">What the commands read and write.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static async Task<int> Run(string[] arguments, CommandConsole console)
    {
        BuiltInPlugIns.Add();
        var root = new RootCommand(Description) { PredictCommand.Create(console), ModelsCommand.Create(console), ExportCommand.Create(console) };
        var command = root.Parse(arguments);
        try
        {
            return await command.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = console.Out,
                Error = console.Error,
            });
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception error) when (error is InputException or IOException or UnauthorizedAccessException)
        {
            console.Fail(error.Message);
            return ExitCode.Unusable;
        }
    }
}
