using System.Globalization;
using EmotionRecognition.Tables;

namespace EmotionRecognition.SplitAudit.Scores;

/// <summary>A score as its authors print it.</summary>
/// <param name="Measure">UAR, WA, macro F1, or weighted F1.</param>
/// <param name="Text">The number as printed: <c>90.1</c>.</param>
/// <param name="Place">Where it is written, for errors and tables.</param>
public sealed record PrintedScore(ScoreMeasure Measure, string Text, string Place)
{
    private const double Percent = 100;

    /// <summary>The share, from 0 to 1.</summary>
    public double Share => Number > 1 ? Number / Percent : Number;

    /// <summary>Half a unit of the last digit printed, as a share.</summary>
    public double Rounding => 0.5 * Math.Pow(10, -Decimals) / (Number > 1 ? Percent : 1);

    private double Number => double.Parse(Text, CultureInfo.InvariantCulture);

    private int Decimals => Text.IndexOf('.') is >= 0 and var point ? Text.Length - point - 1 : 0;

    /// <summary>Reads <c>UAR=90.1,WA=89.0</c>, or a table with the columns <c>measure</c> and <c>value</c>.</summary>
    /// <param name="text">The scores, or the path of a table.</param>
    /// <param name="option">The option that passed it, for errors.</param>
    /// <exception cref="InputException">A measure is unknown, or a number is none from 0 to 100.</exception>
    public static IReadOnlyList<PrintedScore> Read(string text, string option)
    {
        if (!text.Contains('='))
        {
            return [.. CsvFile.Read(text, new CsvFormat(null), "measure", "value")
                .Select(row => Of(row.Text("measure"), row.Text("value"), row.Place("value")))];
        }

        return
        [
            .. text.Split(',').Select(part => part.Split('=', 2)).Select(part => part.Length == 2
                ? Of(part[0], part[1], option)
                : throw new InputException(option, $"\"{part[0]}\"", "MEASURE=NUMBER, such as UAR=90.1", "fix the value")),
        ];
    }

    private static PrintedScore Of(string measure, string value, string place)
    {
        var text = value.Trim().TrimEnd('%').Trim();
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= Percent
            ? new PrintedScore(ScoreMeasures.Named(measure, place), text, place)
            : throw new InputException(place, $"\"{value}\"", "a number from 0 to 100, with a point", "fix the number");
    }
}

/// <summary>The measures that papers of this field print.</summary>
public enum ScoreMeasure
{
    /// <summary>Unweighted average recall.</summary>
    UnweightedRecall,

    /// <summary>Accuracy.</summary>
    Accuracy,

    /// <summary>Mean F1 of the classes.</summary>
    MacroF1,

    /// <summary>Mean F1 weighted by the number of test rows.</summary>
    WeightedF1,
}

/// <summary>Names of measures.</summary>
internal static class ScoreMeasures
{
    /// <summary>What it is called on a page.</summary>
    public static string Title(this ScoreMeasure measure) => measure switch
    {
        ScoreMeasure.UnweightedRecall => "UAR",
        ScoreMeasure.Accuracy => "WA",
        ScoreMeasure.MacroF1 => "macro F1",
        _ => "weighted F1",
    };

    /// <summary>The measure that a name stands for.</summary>
    /// <exception cref="InputException">It stands for none.</exception>
    public static ScoreMeasure Named(string name, string place) => Find(name)
        ?? throw new InputException(place, $"\"{name}\"", "UAR, WA, macro F1, or weighted F1", "fix the name");

    /// <summary>The measure that a name stands for; null if it stands for none.</summary>
    public static ScoreMeasure? Find(string name) => new string([.. name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]) switch
    {
        "uar" or "ua" or "unweightedaccuracy" or "unweightedrecall" or "balancedaccuracy" or "unweightedaveragerecall" => ScoreMeasure.UnweightedRecall,
        "wa" or "acc" or "accuracy" or "weightedaccuracy" or "war" or "weightedrecall" => ScoreMeasure.Accuracy,
        "macrof1" or "f1macro" or "maf1" or "unweightedf1" => ScoreMeasure.MacroF1,
        "weightedf1" or "f1weighted" or "wf1" => ScoreMeasure.WeightedF1,
        _ => null,
    };
}
