using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Saved.Cards;
using EmotionRecognition.Recognition;

namespace EmotionRecognition.Cli.Models;

/// <summary>What a saved model is.</summary>
/// <param name="Name">Its name, or its folder.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Settings">How it was trained.</param>
/// <param name="Card">Its card; null if it has none.</param>
/// <param name="Bytes">The size of its files.</param>
/// <param name="Obstacle">Why it cannot recognize single clips; null if it can.</param>
internal sealed record ModelDescription(string Name, string Folder, SavedModelSettings Settings, ModelCard? Card, long Bytes, string? Obstacle)
{
    /// <summary>What it must be given: <c>sound</c>, <c>text</c>, or <c>sound and text</c>.</summary>
    public string Needs
    {
        get
        {
            var sound = Settings.Inputs.Any(input => input.FeatureSet is not null && input.CreateTextSet() is null);
            var text = Settings.Inputs.Any(input => input.ReadsText);
            return sound && text ? "sound and text" : text ? "text" : sound ? "sound" : "other models";
        }
    }

    /// <summary>Reads a model and its card.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="InputException">It or its card cannot be read.</exception>
    public static ModelDescription Read(string name, string folder)
    {
        using var model = SavedModel.Load(folder);
        return new ModelDescription(
            name, folder, model.Settings, ModelCard.Find(folder), Directory.GetFiles(folder).Sum(file => new FileInfo(file).Length), ObstacleOf(folder));
    }

    private static string? ObstacleOf(string folder)
    {
        try
        {
            EmotionClassifier.Load(folder).Dispose();
            return null;
        }
        catch (InputException error)
        {
            return error.Message;
        }
    }
}
