using System.CommandLine;
using System.Globalization;
using EmotionRecognition.Cli.Models;
using EmotionRecognition.Cli.Output;

namespace EmotionRecognition.Cli.Commands;

/// <summary><c>emotion models</c>: lists models.</summary>
internal static class ModelsCommand
{
    private const string Unknown = "-";

    /// <summary>Creates the command.</summary>
    public static Command Create(CommandConsole console)
    {
        var folders = new Argument<string[]>("folders")
        {
            Description = "Folders to search for saved models, such as savedModel; without any, the models that come with the program.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new CommandWithExamples(
            "models",
            "Lists models: what they were trained on, how well they do on unseen speakers, what they need.",
            "emotion models",
            "emotion models savedModel")
        {
            folders,
        };
        command.SetAction(parsed => List(console, parsed.GetValue(folders) ?? []));
        return command;
    }

    private static int List(CommandConsole console, string[] folders)
    {
        var found = folders.Length == 0 ? ModelFolders.BuiltIn() : [.. folders.SelectMany(ModelFolders.Below)];
        var (models, failed) = (new List<ModelDescription>(), 0);
        foreach (var (name, folder) in found)
        {
            try
            {
                models.Add(ModelDescription.Read(name, folder));
            }
            catch (InputException error)
            {
                failed++;
                console.Fail(error.Message);
            }
        }

        if (models.Count > 0)
        {
            foreach (var line in TextTable.Of([["model", "classes", "data", "UAR", "needs", "size"], .. models.Select(RowOf)], 2, 4))
            {
                console.Out.WriteLine(line);
            }

            console.Out.WriteLine();
            console.Out.WriteLine("UAR: mean recall of the classes on unseen speakers. More: emotion inspect MODEL");
        }
        else if (failed == 0)
        {
            throw new InputException(
                folders.Length == 0 ? "models" : string.Join(", ", folders), "no saved model", "folders with settings.json",
                folders.Length == 0 ? "install the program again, or name a folder" : "train some with the build, or name another folder");
        }

        return failed > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private static string[] RowOf(ModelDescription model) =>
    [
        model.Name,
        model.Settings.Classes.Count.ToString(CultureInfo.InvariantCulture),
        model.Card is { } card ? string.Join(" + ", card.Data.Select(data => data.Title)) : Unknown,
        model.Card?.Scores is [var score, ..] ? Shares.Percent(score.Recall.Value) : Unknown,
        model.Needs,
        Shares.Size(model.Bytes),
    ];
}
