namespace EmotionRecognition.Build.Terminal;

/// <summary>What is remembered of a running stage until its line is written.</summary>
/// <param name="started">When it started.</param>
internal sealed class RunningLine(long started)
{
    /// <summary>What it said.</summary>
    public List<string> Said { get; } = [];

    /// <summary>The last tenth of its progress that was shown where lines cannot be redrawn.</summary>
    public int Tenth { get; set; }

    /// <summary>When that was.</summary>
    public long Time { get; set; } = started;
}
