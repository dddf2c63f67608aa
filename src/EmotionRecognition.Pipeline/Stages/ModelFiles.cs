using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>The files of a saved model as inputs of a stage.</summary>
internal static class ModelFiles
{
    /// <summary>All files of a model's folder, or its settings if it does not exist yet.</summary>
    /// <param name="folder">The folder in the workspace.</param>
    /// <param name="input">Where a file of it is.</param>
    public static IEnumerable<StageInput> Of(string folder, Func<string, StageInput> input)
    {
        var place = input(folder).Path;
        return Directory.Exists(place)
            ? Directory.GetFiles(place).Select(file => input($"{folder}/{Path.GetFileName(file)}")).OrderBy(each => each.Name, StringComparer.Ordinal)
            : [input($"{folder}/settings.json")];
    }
}
