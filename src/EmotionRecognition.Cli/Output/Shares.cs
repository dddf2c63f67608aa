using System.Globalization;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Saved.Cards;

namespace EmotionRecognition.Cli.Output;

/// <summary>Shares and sizes as people read them.</summary>
internal static class Shares
{
    /// <summary>A share: <c>80.9 %</c>.</summary>
    public static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);

    /// <summary>An interval: <c>74.5 to 85.8</c>.</summary>
    public static string Interval(double low, double high) => string.Create(CultureInfo.InvariantCulture, $"{100 * low:0.0} to {100 * high:0.0}");

    /// <summary>An interval: <c>74.5 to 85.8</c>.</summary>
    public static string Interval(Interval interval) => Interval(interval.Low, interval.High);

    /// <summary>A measure with its interval: <c>80.9 % (74.5 to 85.8)</c>.</summary>
    public static string WithInterval(CardMeasure measure) => $"{Percent(measure.Value)} ({Interval(measure.Low, measure.High)})";

    /// <summary>A difference of shares in percentage points: <c>+1.2</c>.</summary>
    public static string Difference(double difference) => (100 * difference).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    /// <summary>A number of bytes: <c>172 kB</c>.</summary>
    public static string Size(long bytes) => bytes < 999_500
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / 1e3):0} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}
