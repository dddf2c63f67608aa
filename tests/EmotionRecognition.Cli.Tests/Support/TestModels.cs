using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Probabilities;
using EmotionRecognition.Models.Discriminant;
using EmotionRecognition.Models.Saved.Cards;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Cli.Tests.Support;

/// <summary>Saved models.</summary>
internal static class TestModels
{
    /// <summary>The default model in a folder of its own.</summary>
    /// <param name="folder">The folder above it.</param>
    /// <param name="withCard">Whether it has its card.</param>
    public static string Copy(TemporaryFolder folder, bool withCard)
    {
        var model = Directory.CreateDirectory(folder["mine"]).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "models", "emodb")))
        {
            if (withCard || Path.GetFileName(file) is not (ModelCard.FileName or ModelCard.PageName))
            {
                File.Copy(file, Path.Combine(model, Path.GetFileName(file)));
            }
        }

        return model;
    }

    /// <summary>A model that reads the probabilities of another one, which a single clip does not have.</summary>
    public static string OfOtherModels(TemporaryFolder folder)
    {
        LabeledRow[] rows = [.. Enumerable.Range(0, 8).Select(i => new LabeledRow($"u{i}", "", i % 2, 1))];
        var table = new FeatureTable(
            ["a", "b"], [.. rows.Select(row => row.Utterance)], [.. rows.SelectMany(row => new[] { 0.1f * row.Class, 1 - (0.1f * row.Class) })]);
        ModelTrainer.Train(
            new TrainingTask
            {
                Model = new LinearDiscriminantSettings { Candidates = [0.5] },
                Inputs = [new ProbabilityEncoder { Of = "other" }],
                Classes = ["a", "b"],
                Features = new FeatureTables(new Dictionary<string, FeatureTable> { [FeatureTables.ProbabilitiesOf("other")] = table }),
                Training = rows,
                Validation = [],
                Seed = 1,
            },
            folder["stacked"]);
        return folder["stacked"];
    }
}
