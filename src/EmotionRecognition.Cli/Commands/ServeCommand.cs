using System.CommandLine;
using EmotionRecognition.Cli.Models;
using EmotionRecognition.Cli.Output;
using EmotionRecognition.Recognition;
using EmotionRecognition.Server;

namespace EmotionRecognition.Cli.Commands;

/// <summary><c>emotion serve</c>: a page on this machine that listens.</summary>
internal static class ServeCommand
{
    private const int DefaultPort = 5274;

    /// <summary>Creates the command.</summary>
    /// <param name="console">What it reads and writes.</param>
    public static Command Create(CommandConsole console)
    {
        var model = ModelFolders.Option();
        var port = new Option<int>("--port") { Description = "The port of the page; 0: any that is free.", DefaultValueFactory = _ => DefaultPort };
        port.Validators.Add(parsed =>
        {
            if (parsed.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                parsed.AddError($"--port={parsed.Tokens[0].Value}: expected a number from 0 to 65535; fix the option, or leave it out");
            }
        });
        var command = new CommandWithExamples(
            "serve", "Opens a page on this machine that listens: drop a sound, or record one.",
            "emotion serve", "emotion serve --port 0 --model savedModel/mine/fold-1")
        {
            model,
            port,
        };
        command.SetAction(async (parsed, stop) =>
        {
            using var classifier = EmotionClassifier.Load(ModelFolders.Find(parsed.GetValue(model)!));
            await using var server = await EmotionServer.Start(classifier, parsed.GetValue(port), new ServerLimits(), stop);
            await console.Out.WriteLineAsync($"Listening at {server.Address} (only on this machine; Ctrl-C ends it)");
            await server.Wait(stop);
            return ExitCode.Done;
        });
        return command;
    }
}
