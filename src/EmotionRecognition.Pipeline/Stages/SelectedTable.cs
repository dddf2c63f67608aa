using System.Globalization;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Protocols;
using EmotionRecognition.Reporting;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Reads and writes <c>selected.csv</c>: <c>protocol,system,fold,setting,value,selected_on,recall</c>, the settings that each model selected, the rows that it
/// selected them on, and the unweighted average recall there (empty: selected by another measure). A setting with a single candidate is not selected.
/// </summary>
internal static class SelectedTable
{
    private static readonly string[] _columns = ["protocol", "system", "fold", "setting", "value", "selected_on", "recall"];

    /// <summary>The settings that one model selected.</summary>
    public static IEnumerable<SelectedSetting> Of(string protocol, string system, int fold, SavedModelSettings settings)
    {
        var selected = settings.Selected;
        var wasMeasured = selected.ValidationAccuracy is not null || selected.ValidationLoss is not null || selected.ValidationRecall is not null;
        var on = settings.SelectedOn == SelectedOn.TestRows && wasMeasured ? "test rows"
            : selected.InnerFolds is { } folds ? $"{folds} inner folds"
            : wasMeasured ? "validation rows"
            : "out-of-fold probabilities";
        (string Name, double? Value)[] own = wasMeasured ? [("C", selected.C), ("epoch", selected.Epoch)] : [];
        var other = (selected.Chosen ?? new Dictionary<string, double>()).Select(pair => (pair.Key, (double?)pair.Value))
            .Where(pair => wasMeasured || pair.Key.StartsWith("weight of ", StringComparison.Ordinal));
        return own.Concat(other).Where(setting => setting.Item2 is not null)
            .Select(setting => new SelectedSetting(protocol, system, fold, setting.Item1, setting.Item2!.Value, on, selected.ValidationRecall));
    }

    /// <summary>Writes rows in the order given.</summary>
    public static void Write(string path, IEnumerable<SelectedSetting> rows) => CsvFile.Write(
        path,
        _columns,
        rows.Select(row => (string[])
        [
            row.Protocol, row.System, Text(row.Fold), row.Setting, Text(row.Value), row.On, row.Recall is { } recall ? Text(Math.Round(recall, 6)) : "",
        ]));

    /// <summary>Reads the table.</summary>
    /// <exception cref="InputException">It is missing or malformed.</exception>
    public static IReadOnlyList<SelectedSetting> Read(string path) =>
    [
        .. CsvFile.Read(path, _columns).Select(row => new SelectedSetting(
            row["protocol"], row["system"], row.Integer("fold"), row["setting"], row.Number("value"), row["selected_on"], row.OptionalNumber("recall"))),
    ];

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
