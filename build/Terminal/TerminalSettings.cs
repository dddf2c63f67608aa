namespace EmotionRecognition.Build.Terminal;

/// <summary>The capabilities of the stream that the build writes to.</summary>
public sealed record TerminalSettings
{
    /// <summary>The width used if the stream's is unknown.</summary>
    public const int DefaultWidth = 80;

    /// <summary>Whether escape codes may be used, for colors and for a line that is redrawn.</summary>
    public bool Ansi { get; init; }

    /// <summary>Whether to wrap long lines; redirected output is not wrapped, so that it can be searched.</summary>
    public bool Wraps { get; init; }

    /// <summary>The width in columns, queried for each line because a terminal may be resized.</summary>
    public Func<int> Width { get; init; } = () => DefaultWidth;

    /// <summary>Detects the capabilities of a stream of this process.</summary>
    /// <param name="isRedirected">Whether the stream is not a terminal.</param>
    /// <param name="variable">Looks up an environment variable.</param>
    public static TerminalSettings Detect(bool isRedirected, Func<string, string?> variable) => new()
    {
        Ansi = !isRedirected && !IsSet("NO_COLOR", variable) && !IsSet("CI", variable) && variable("TERM") != "dumb",
        Wraps = !isRedirected,
        Width = isRedirected ? () => DefaultWidth : ConsoleWidth,
    };

    // https://no-color.org: set and not empty, regardless of the value.
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
