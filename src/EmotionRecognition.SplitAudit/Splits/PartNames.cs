using EmotionRecognition.Protocols;

namespace EmotionRecognition.SplitAudit.Splits;

/// <summary>Words for the sides of a split.</summary>
internal static class PartNames
{
    /// <summary>The side that a word stands for; null if it stands for none.</summary>
    public static Role? Find(string word) => word.Trim().ToLowerInvariant() switch
    {
        "train" or "training" or "tr" => Role.Train,
        "dev" or "development" or "devel" or "val" or "valid" or "validation" => Role.Validation,
        "test" or "testing" or "test1" or "test2" or "test3" or "eval" or "evaluation" => Role.Test,
        _ => null,
    };

    /// <summary>The side that a word stands for.</summary>
    /// <param name="word">The word.</param>
    /// <param name="place">Where it is written.</param>
    /// <exception cref="InputException">It stands for none.</exception>
    public static Role Of(string word, string place) =>
        Find(word) ?? throw new InputException(place, $"\"{word}\"", "train, dev, or test", "fix the field");
}
