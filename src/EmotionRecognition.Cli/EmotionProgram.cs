using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using EmotionRecognition.Cli.Commands;
using EmotionRecognition.Cli.Models;
using EmotionRecognition.Cli.Output;
using EmotionRecognition.Pipeline;

namespace EmotionRecognition.Cli;

/// <summary>The program <c>emotion</c>: its commands, and what becomes of their errors.</summary>
internal static class EmotionProgram
{
    private const string Description = """
        Recognizes emotions in speech.

        Exit codes: 0 done, 1 nothing could be done, 2 some clips could not be read, 3 an audit found leaks, 130 stopped by Ctrl-C.
        """;

    // How long a command may take, after Ctrl-C, to end what it does and to remove what it has half written.
    private static readonly TimeSpan _cleanUp = TimeSpan.FromSeconds(10);

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The words after the program's name.</param>
    /// <param name="console">What the commands read and write.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static async Task<int> Run(string[] arguments, CommandConsole console)
    {
        BuiltInPlugIns.Add();
        var parsed = Commands(console).Parse(arguments);
        if (parsed is { Errors.Count: > 0, Action: ParseErrorAction })
        {
            console.Fail(string.Join("; ", parsed.Errors.Select(error => error.Message)));
            console.Error.WriteLine($"See: {string.Join(' ', Names(parsed.CommandResult.Command))} --help");
            return ExitCode.Unusable;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = console.Out,
                Error = console.Error,
                ProcessTerminationTimeout = _cleanUp,
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
        catch (Exception error) when (MissingLibrary.Explain(error) is { } explanation)
        {
            console.Fail(explanation);
            return ExitCode.Unusable;
        }
    }

    private static RootCommand Commands(CommandConsole console)
    {
        var root = new RootCommand(Description)
        {
            PredictCommand.Create(console),
            TimelineCommand.Create(console),
            FeaturesCommand.Create(console),
            ServeCommand.Create(console),
            ModelsCommand.Create(console),
            InspectCommand.Create(console),
            EvaluateCommand.Create(console),
            CompareCommand.Create(console),
            AuditCommand.Create(console),
            ExportCommand.Create(console),
            CompletionCommand.Create(console),
        };
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithExamples((HelpAction)option.Action!, console.Width);
        }

        return root;
    }

    private static IEnumerable<string> Names(Command command) => command is RootCommand ? ["emotion"] : ["emotion", command.Name];
}
