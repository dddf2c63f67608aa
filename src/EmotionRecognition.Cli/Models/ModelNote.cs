using System.Globalization;
using EmotionRecognition.Recognition;

namespace EmotionRecognition.Cli.Models;

/// <summary>What a model is, in two lines under its answers: nobody should take them for more than they are.</summary>
internal static class ModelNote
{
    /// <summary>The lines of a model.</summary>
    public static string Of(EmotionClassifier classifier) => classifier.Card is not { } card
        ? "The model has no card: nothing is known of what it was trained on and how well it does."
        : string.Join(
            Environment.NewLine,
            string.Join(
                "; ",
                card.Data.Select(data => string.Create(
                    CultureInfo.InvariantCulture,
                    $"Trained on {data.Title}: {data.Speech ?? "speech"}, {data.Speakers} speakers, {card.Classes.Count} emotions."))),
            card.Scores.MaxBy(score => score.Rows) is not { } best ? "How well it does was not measured."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"It finds {best.Recall.Value:0 %} of each emotion in {best.Claim} ({best.Corpus}, {best.Rows} clips; chance {best.Chance:0 %})."));
}
