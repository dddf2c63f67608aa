using System.CommandLine;
using EmotionRecognition.Cli.Models;
using EmotionRecognition.Cli.Output;

namespace EmotionRecognition.Cli.Commands;

/// <summary><c>emotion models</c>: lists the models that come with the program.</summary>
internal static class ModelsCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CommandConsole console)
    {
        var command = new Command("models", "Lists the models that come with the program.");
        command.SetAction(_ =>
        {
            foreach (var (name, folder) in ModelFolders.BuiltIn())
            {
                console.Out.WriteLine($"{name}  {folder}");
            }
        });
        return command;
    }
}
