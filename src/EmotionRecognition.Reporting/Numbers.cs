using System.Globalization;
using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting;

/// <summary>Formats numbers for the report.</summary>
public static class Numbers
{
    /// <summary>A share as a percentage with one decimal and no sign: <c>65.8</c>.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public static string Percent(double share) => Fixed(100 * share, 1);

    /// <summary>A share with its sign, which stays on the same line: <c>65.8 %</c>.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public static string WithSign(double share) => Percent(share) + "\u00a0%";

    /// <summary>A difference of shares in percentage points, with its sign: <c>+2.1</c>.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public static string Points(double difference)
    {
        var text = Percent(Math.Abs(difference));
        return text == "0.0" ? text : (difference < 0 ? "\u2212" : "+") + text;
    }

    /// <summary>An interval of shares as percentages: <c>63.1 to 68.4</c>.</summary>
    public static string Percents(Interval interval) => $"{Percent(interval.Low)} to {Percent(interval.High)}";

    /// <summary>An interval of differences between shares in percentage points: <c>-1.2 to +3.4</c>.</summary>
    public static string PointsOf(Interval interval) => $"{Points(interval.Low)} to {Points(interval.High)}";

    /// <summary>The mean and standard deviation of shares as percentages: <c>61.2 ± 1.3</c>.</summary>
    public static string MeanAndDeviation(Spread spread) => $"{Percent(spread.Mean)}\u00a0\u00b1\u00a0{Percent(spread.Deviation)}";

    /// <summary>A whole number with commas between thousands: <c>7,527</c>.</summary>
    public static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A probability of a test: <c>0.032</c>, <c>&lt; 0.001</c>.</summary>
    public static string P(double p) => p < 0.001 ? "< 0.001" : Fixed(p, 3);

    /// <summary>Seconds in reader-friendly units: <c>0.4 s</c>, <c>12 s</c>, <c>3 min 5 s</c>, <c>2 h 4 min</c>.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 9.95 => $"{Fixed(seconds, 1)} s",
        < 59.5 => $"{Fixed(seconds, 0)} s",
        < 3600 => $"{(int)Math.Round(seconds) / 60} min {(int)Math.Round(seconds) % 60} s",
        _ => $"{(int)Math.Round(seconds / 60) / 60} h {(int)Math.Round(seconds / 60) % 60} min",
    };

    /// <summary>A number with a fixed number of decimals, halves away from zero.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public static string Fixed(double value, int decimals) =>
        Math.Round((decimal)Finite(value), decimals, MidpointRounding.AwayFromZero)
            .ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A number with a fixed number of decimals and, if it is below 0, a minus sign, which stays on the same line.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public static string Signed(double value, int decimals)
    {
        var text = Fixed(Math.Abs(value), decimals);
        return value < 0 && text != Fixed(0, decimals) ? "\u2212" + text : text;
    }

    /// <summary>The number itself.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    internal static double Finite(double value) =>
        double.IsFinite(value) ? value : throw new ArgumentException($"{value.ToString(CultureInfo.InvariantCulture)} in place of a finite number");

    /// <summary>Whether a text represents a number that is not finite.</summary>
    internal static bool IsNotFinite(string text) =>
        text.Contains("NaN", StringComparison.Ordinal) || text.Contains("Infinity", StringComparison.Ordinal) || text.Contains('\u221e');

    /// <summary>A name as part of a file name or an id: lower-case letters and digits with hyphens between.</summary>
    public static string Slug(string name)
    {
        var letters = name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        return string.Join('-', new string([.. letters]).Split('-', StringSplitOptions.RemoveEmptyEntries));
    }
}
