namespace EmotionRecognition.Acoustics;

/// <summary>Centre clipping: what lies between two levels becomes zero, the rest moves towards it (M. Sondhi, 1968).</summary>
public static class CentreClipping
{
    /// <summary>The study clips at so many times the mean absolute value.</summary>
    public const double Share = 0.45;

    /// <summary>Clips a signal.</summary>
    /// <param name="samples">The signal.</param>
    /// <param name="level">Not negative.</param>
    /// <param name="clipped">Receives y - level where y >= level, y + level where y &lt;= -level, else 0; as long as the signal.</param>
    public static void Apply(ReadOnlySpan<float> samples, float level, Span<float> clipped)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            clipped[i] = samples[i] >= level ? samples[i] - level : samples[i] <= -level ? samples[i] + level : 0;
        }
    }
}
