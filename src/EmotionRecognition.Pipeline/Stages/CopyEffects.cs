using System.Globalization;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Protocols;
using EmotionRecognition.Reporting;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Quantifies the effect on scores of rows that occur in both training and test data: for each system, the accuracy on all test rows, on test rows
/// that are not copies of training rows, and under the honest protocol.
/// </summary>
internal static class CopyEffects
{
    private static readonly string[] _columns = ["system", "rows", "accuracy", "rows_without_copies", "accuracy_without_copies", "honest_accuracy"];

    /// <summary>Writes and shows one line per system.</summary>
    /// <param name="run">Receives messages.</param>
    /// <param name="path">The table to write.</param>
    /// <param name="protocol">The protocol that creates the copies.</param>
    /// <param name="predictions">The predictions under all protocols.</param>
    /// <param name="splits">The protocol's split.</param>
    public static void Write(StageRun run, string path, IProtocol protocol, PredictionTable predictions, IReadOnlyList<SplitRow> splits)
    {
        var trained = splits.Where(row => row.Role == Role.Train).Select(row => (Fold(row.Fold), row.Utterance)).ToHashSet();
        var lines = new List<string[]>();
        foreach (var system in predictions.Rows.Where(row => row.Protocol == protocol.Name).GroupBy(row => row.System))
        {
            var all = Score.Of(system);
            var apart = Score.Of(system.Where(row => !trained.Contains((row.Fold, row.Utterance))));
            var honest = Score.Of(predictions.RowsOf(HonestProtocol.Id, system.Key));
            lines.Add([system.Key, Text(all.Rows), Text(all.Accuracy), Text(apart.Rows), Text(apart.Accuracy), Text(honest.Accuracy)]);
            run.Say(FormattableString.Invariant(
                $"{system.Key}: WA {all.Accuracy:0.0%} on {all.Rows} test rows, {apart.Accuracy:0.0%} on the {apart.Rows} that are not copies"));
        }

        CsvFile.Write(path, _columns, lines);
    }

    /// <summary>Reads a table written by <see cref="Write"/>.</summary>
    /// <param name="path">The table.</param>
    /// <param name="protocol">The protocol that creates the copies.</param>
    public static IEnumerable<CopyEffect> Read(string path, IProtocol protocol) => CsvFile.Read(path).Select(row => new CopyEffect(
        protocol.Name, row["system"], Count(row["rows"]), Share(row["accuracy"]),
        Count(row["rows_without_copies"]), Share(row["accuracy_without_copies"]), Share(row["honest_accuracy"])));

    private static int Count(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double? Share(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static string Fold(int fold) => fold.ToString(CultureInfo.InvariantCulture);

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Text(double? share) => share?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private readonly record struct Score(int Rows, int Hits)
    {
        public double? Accuracy => Rows == 0 ? null : (double)Hits / Rows;

        public static Score Of(IEnumerable<Prediction> rows) => rows.Aggregate(
            new Score(0, 0), (score, row) => new Score(score.Rows + row.Copies, score.Hits + (row.Actual == row.Predicted ? row.Copies : 0)));
    }
}
