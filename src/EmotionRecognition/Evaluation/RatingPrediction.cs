using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Evaluation;

/// <summary>The ratings of a test row.</summary>
/// <param name="Fold">The fold that tests it, from 1.</param>
/// <param name="Utterance">Its utterance.</param>
/// <param name="Actual">Its T ratings.</param>
/// <param name="Predicted">T predictions.</param>
public sealed record RatingPrediction(int Fold, string Utterance, IReadOnlyList<double> Actual, IReadOnlyList<double> Predicted);

/// <summary>
/// The predictions of one regressor: <c>utterance,fold,valence,predicted_valence,activation,predicted_activation,dominance,predicted_dominance</c>, with the
/// columns of those dimensions that the corpus has ratings of.
/// </summary>
/// <param name="Dimensions">The T dimensions.</param>
/// <param name="Rows">The test rows.</param>
public sealed record RatingTable(IReadOnlyList<EmotionDimension> Dimensions, IReadOnlyList<RatingPrediction> Rows)
{
    /// <summary>Writes the table; predictions have six decimals.</summary>
    /// <param name="path">The file to write.</param>
    public void Write(string path) => CsvFile.Write(
        path,
        ["utterance", "fold", .. Dimensions.SelectMany(dimension => new[] { EmotionDimensions.NameOf(dimension), Predicted(dimension) })],
        Rows.Select(row => (string[])
        [
            row.Utterance,
            row.Fold.ToString(CultureInfo.InvariantCulture),
            .. row.Actual.Zip(row.Predicted).SelectMany(pair => new[]
            {
                pair.First.ToString(CultureInfo.InvariantCulture), pair.Second.ToString("0.######", CultureInfo.InvariantCulture),
            }),
        ]));

    /// <summary>Reads a table that <see cref="Write"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It is missing or malformed.</exception>
    public static RatingTable Read(string path)
    {
        var header = CsvFile.ReadHeader(path);
        IReadOnlyList<EmotionDimension> dimensions =
            [.. EmotionDimensions.All.Where(dimension => header.Contains(EmotionDimensions.NameOf(dimension)))];
        string[] columns = ["utterance", "fold", .. dimensions.SelectMany(dimension => new[] { EmotionDimensions.NameOf(dimension), Predicted(dimension) })];
        return new RatingTable(
            dimensions,
            [
                .. CsvFile.Read(path, columns).Select(row => new RatingPrediction(
                    row.Integer("fold"),
                    row.Text("utterance"),
                    [.. dimensions.Select(dimension => row.Number(EmotionDimensions.NameOf(dimension)))],
                    [.. dimensions.Select(dimension => row.Number(Predicted(dimension)))])),
            ]);
    }

    private static string Predicted(EmotionDimension dimension) => $"predicted_{EmotionDimensions.NameOf(dimension)}";
}
