namespace EmotionRecognition.Server;

/// <summary>What the server accepts.</summary>
public sealed record ServerLimits
{
    /// <summary>The largest upload, bytes.</summary>
    public long UploadBytes { get; init; } = 64L << 20;

    /// <summary>The longest sound, seconds.</summary>
    public double Seconds { get; init; } = 600;

    /// <summary>How many sounds are worked on at the same time.</summary>
    public int AtOnce { get; init; } = Environment.ProcessorCount;

    /// <summary>How many more may wait; others are turned away.</summary>
    public int Waiting { get; init; } = 16;
}
