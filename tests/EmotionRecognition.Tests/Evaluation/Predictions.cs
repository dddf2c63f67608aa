using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

/// <summary>Made-up predictions.</summary>
internal static class Predictions
{
    public static readonly string[] Classes = ["a", "b", "c"];

    /// <summary>Rows of one fold with numbered utterances; the probabilities favor the predicted class.</summary>
    public static List<Prediction> Of(string system, params IReadOnlyList<(string Actual, string Predicted)> rows) =>
        [.. rows.Select((row, index) => Row(system, $"u{index:d4}", row.Actual, row.Predicted))];

    public static Prediction Row(string system, string utterance, string actual, string predicted, string fold = "1", int copies = 1) => new(
        "honest", system, fold, utterance, actual, predicted, [.. Classes.Select(name => name == predicted ? 0.5f : 0.25f)], copies);

    /// <summary>Rows with the given counts, starting with the cells of class a.</summary>
    public static List<Prediction> OfCounts(string system, params IReadOnlyList<IReadOnlyList<int>> counts) => Of(system, [..
        from actual in Enumerable.Range(0, counts.Count)
        from predicted in Enumerable.Range(0, counts.Count)
        from copy in Enumerable.Range(0, counts[actual][predicted])
        select (Classes[actual], Classes[predicted])]);
}
