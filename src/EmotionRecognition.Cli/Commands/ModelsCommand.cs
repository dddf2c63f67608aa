using System.CommandLine;
using EmotionRecognition.Cli.Models;

namespace EmotionRecognition.Cli.Commands;

/// <summary><c>emotion models</c>: lists the models that come with the program.</summary>
internal static class ModelsCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var command = new Command("models", "Lists the models that come with the program.");
        command.SetAction(_ =>
        {
            foreach (var (name, folder) in ModelFolders.BuiltIn())
            {
                Console.WriteLine($"{name}  {folder}");
            }
        });
        return command;
    }
}
