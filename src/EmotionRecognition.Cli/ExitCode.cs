namespace EmotionRecognition.Cli;

/// <summary>The exit codes of the program.</summary>
internal static class ExitCode
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>Nothing could be done: an option, a model, or an output cannot be used.</summary>
    public const int Unusable = 1;

    /// <summary>Some clips could not be read; the others were done.</summary>
    public const int SomeFailed = 2;

    /// <summary>An audit found leaks.</summary>
    public const int Leaks = 3;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
