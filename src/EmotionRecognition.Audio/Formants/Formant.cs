namespace EmotionRecognition.Audio.Formants;

/// <summary>A resonance of the vocal tract.</summary>
/// <param name="Frequency">Hz.</param>
/// <param name="Bandwidth">Distance between the -3 dB points, Hz.</param>
public readonly record struct Formant(double Frequency, double Bandwidth);

/// <summary>The options of <see cref="FormantEstimator"/>.</summary>
public sealed record FormantSettings
{
    /// <summary>Half of the rate that the signal is resampled to, Hz; five formants are expected below: 5500 fits women, 5000 men.</summary>
    public int Ceiling { get; init; } = 5500;

    /// <summary>Order of the linear prediction: two for each formant.</summary>
    public int Order { get; init; } = 10;

    /// <summary>Length of the window between its -10 dB points, seconds; the Gaussian is twice as long.</summary>
    public double Window { get; init; } = 0.025;

    /// <summary>From this frequency on, pre-emphasis adds 6 dB per octave, Hz.</summary>
    public double PreEmphasisFrom { get; init; } = 50;
}
