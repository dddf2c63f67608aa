namespace EmotionRecognition.Recognition.Timelines;

/// <summary>How a recording is cut.</summary>
/// <param name="Window">The length of a window, seconds; speech that is shorter is one window.</param>
/// <param name="Hop">From the start of a window to that of the next one, seconds.</param>
public sealed record TimelineSettings(double Window = 3, double Hop = 1)
{
    /// <summary>The shortest window and hop, seconds.</summary>
    public const double Shortest = 0.1;

    /// <summary>The longest window, seconds.</summary>
    public const double Longest = 60;

    /// <summary>Refuses what cannot be used.</summary>
    /// <exception cref="InputException">The window or the hop is too short or too long.</exception>
    public void Check()
    {
        if (!(Window >= Shortest) || !(Window <= Longest))
        {
            throw new InputException(
                "window", FormattableString.Invariant($"{Window} s"), FormattableString.Invariant($"{Shortest} to {Longest} s"), "choose another length");
        }

        if (!(Hop >= Shortest) || !(Hop <= Window))
        {
            throw new InputException(
                "hop", FormattableString.Invariant($"{Hop} s"), FormattableString.Invariant($"{Shortest} to {Window} s, the window"), "choose another hop");
        }
    }
}
