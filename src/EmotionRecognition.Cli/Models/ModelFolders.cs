using System.CommandLine;
using System.CommandLine.Completions;

namespace EmotionRecognition.Cli.Models;

/// <summary>Where models are: those that come with the program, by name, and any folder of a saved model.</summary>
internal static class ModelFolders
{
    /// <summary>The model that is used if none is named.</summary>
    public const string Default = "emodb";

    private const string Settings = "settings.json";

    /// <summary>The models that come with the program: name and folder, by name.</summary>
    public static IReadOnlyList<(string Name, string Folder)> BuiltIn()
    {
        var home = Path.Combine(AppContext.BaseDirectory, "models");
        return Directory.Exists(home)
            ? [.. Directory.GetDirectories(home).Where(IsModel).Order(StringComparer.Ordinal).Select(folder => (Path.GetFileName(folder), folder))]
            : [];
    }

    /// <summary>The folder of a model.</summary>
    /// <param name="model">A folder, or the name of a model that comes with the program.</param>
    /// <param name="argument">Where it was named, for errors.</param>
    /// <exception cref="InputException">There is no such model; the error lists those that there are.</exception>
    public static string Find(string model, string argument = "--model")
    {
        var named = BuiltIn();
        return IsModel(model) ? model
            : named.FirstOrDefault(each => each.Name == model) is { Folder: { } folder } ? folder
            : throw new InputException(
                $"{argument}={model}",
                File.Exists(model) ? "a file" : Directory.Exists(model) ? $"a folder without {Settings}" : "no such folder",
                named.Count == 0
                    ? "the folder of a saved model"
                    : $"the folder of a saved model, or one of {string.Join(", ", named.Select(each => each.Name))}",
                "choose one of them");
    }

    /// <summary>The saved models in a folder and the folders below it, called by their folders, in ordinal order.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">There is no such folder.</exception>
    public static IReadOnlyList<(string Name, string Folder)> Below(string folder) => Directory.Exists(folder)
        ?
        [
            .. Directory.EnumerateFiles(folder, Settings, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
                .Select(file => Path.GetDirectoryName(file)!).Order(StringComparer.Ordinal).Select(model => (model, model)),
        ]
        : throw new InputException(folder, "no such folder", "a folder with saved models", "name another folder");

    /// <summary>The option <c>--model</c>.</summary>
    public static Option<string> Option()
    {
        var option = new Option<string>("--model")
        {
            Description = "The folder of a saved model, or the name of one that comes with the program.",
            DefaultValueFactory = _ => Default,
        };
        option.CompletionSources.Add(_ => BuiltIn().Select(model => new CompletionItem(model.Name)));
        return option;
    }

    private static bool IsModel(string folder) => File.Exists(Path.Combine(folder, Settings));
}
