using System.Globalization;

namespace EmotionRecognition.Cli.Output.Timelines;

/// <summary>Times for people.</summary>
internal static class Clock
{
    /// <summary>A time: <c>1:02:03</c>, <c>2:03</c>; with tenths if wanted: <c>2:03.4</c>.</summary>
    /// <param name="seconds">At least 0.</param>
    /// <param name="tenths">Whether tenths of a second are shown.</param>
    public static string Of(double seconds, bool tenths = false)
    {
        var time = TimeSpan.FromMilliseconds(Math.Round(seconds * (tenths ? 10 : 1)) * (tenths ? 100 : 1000));
        var text = time.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
        return tenths ? string.Create(CultureInfo.InvariantCulture, $"{text}.{time.Milliseconds / 100}") : text;
    }
}
