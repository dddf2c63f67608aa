namespace EmotionRecognition.Audio.Pitch;

/// <summary>The options of <see cref="PitchTracker"/>; the defaults are Praat's, except for the hop.</summary>
public sealed record PitchSettings
{
    /// <summary>Lowest F0 to search for, Hz. The window has the length of three of its periods.</summary>
    public double Floor { get; init; } = 75;

    /// <summary>Highest F0 to search for, Hz.</summary>
    public double Ceiling { get; init; } = 500;

    /// <summary>Time from one frame to the next, seconds.</summary>
    public double Hop { get; init; } = 0.01;

    /// <summary>F0 candidates per frame, besides the unvoiced one.</summary>
    public int Candidates { get; init; } = 14;

    /// <summary>A candidate with a lower autocorrelation loses to the unvoiced one.</summary>
    public double VoicingThreshold { get; init; } = 0.45;

    /// <summary>Frames whose peak is below about this share of the peak of the whole signal are unvoiced.</summary>
    public double SilenceThreshold { get; init; } = 0.03;

    /// <summary>How much higher octaves are preferred, which avoids downward octave errors.</summary>
    public double OctaveCost { get; init; } = 0.01;

    /// <summary>Cost of a jump of one octave within 10 ms.</summary>
    public double OctaveJumpCost { get; init; } = 0.35;

    /// <summary>Cost of a change between voiced and unvoiced within 10 ms.</summary>
    public double VoicedUnvoicedCost { get; init; } = 0.14;
}

/// <summary>F0 of one frame.</summary>
/// <param name="Time">Center of the frame, seconds from the start of the signal.</param>
/// <param name="Frequency">F0, Hz; 0 if the frame is unvoiced.</param>
/// <param name="Strength">Normalized autocorrelation at the period, from 0 (noise) to 1 (periodic); 0 if the frame is unvoiced.</param>
public readonly record struct PitchFrame(double Time, double Frequency, double Strength)
{
    /// <summary>Whether the frame has an F0.</summary>
    public bool IsVoiced => Frequency > 0;

    /// <summary>Harmonics-to-noise ratio, dB: 10 log10(r / (1 - r)) of the strength r, within [-40, 40].</summary>
    public double HarmonicsToNoise => 10 * Math.Log10(Math.Clamp(Strength, 1e-4, 1 - 1e-4) / (1 - Math.Clamp(Strength, 1e-4, 1 - 1e-4)));
}
