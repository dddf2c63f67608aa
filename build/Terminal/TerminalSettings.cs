namespace EmotionRecognition.Build.Terminal;

/// <summary>What the place that the build writes to can show.</summary>
public sealed record TerminalSettings
{
    /// <summary>Columns of a place that does not say.</summary>
    public const int DefaultWidth = 80;

    /// <summary>Whether colors and a line that is written over may be used: escape codes.</summary>
    public bool Ansi { get; init; }

    /// <summary>Whether long lines are wrapped here: a pipe's reader wraps, or searches, them itself.</summary>
    public bool Wraps { get; init; }

    /// <summary>The columns of a line; asked for again for each line, because a terminal may be resized.</summary>
    public Func<int> Width { get; init; } = () => DefaultWidth;

    /// <summary>Looks at a stream of this process.</summary>
    /// <param name="isRedirected">Whether the stream is not a terminal.</param>
    /// <param name="variable">Looks up an environment variable.</param>
    public static TerminalSettings Detect(bool isRedirected, Func<string, string?> variable) => new()
    {
        Ansi = !isRedirected && !IsSet("NO_COLOR", variable) && !IsSet("CI", variable) && variable("TERM") != "dumb",
        Wraps = !isRedirected,
        Width = isRedirected ? () => DefaultWidth : ConsoleWidth,
    };

    // https://no-color.org: present and not empty, whatever the value.
    private static bool IsSet(string name, Func<string, string?> variable) =>
        !string.IsNullOrEmpty(variable(name)) && (name != "CI" || variable(name) != "false");

    private static int ConsoleWidth()
    {
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : DefaultWidth;
        }
        catch (Exception error) when (error is IOException or PlatformNotSupportedException)
        {
            return DefaultWidth;
        }
    }
}
