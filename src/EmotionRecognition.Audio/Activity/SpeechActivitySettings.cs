namespace EmotionRecognition.Audio.Activity;

/// <summary>The options of <see cref="SpeechActivity"/>.</summary>
public sealed record SpeechActivitySettings
{
    /// <summary>How far the level of speech is above the noise floor, dB.</summary>
    public double Above { get; init; } = 6;

    /// <summary>The noise floor is never assumed to be lower, dB re full scale; what is not <see cref="Above"/> it counts as silence.</summary>
    public double LowestFloor { get; init; } = -70;

    /// <summary>Share of the frames around that are at the noise floor or below it, percent.</summary>
    public double FloorPercent { get; init; } = 10;

    /// <summary>Periodicity from which on a frame counts as voiced, 0 to 1.</summary>
    public double Voicing { get; init; } = 0.6;

    /// <summary>The shortest run of voiced frames that is taken for a voice, seconds.</summary>
    public double ShortestVoice { get; init; } = 0.04;

    /// <summary>How far loud but unvoiced sound next to a voice belongs to it, seconds.</summary>
    public double Unvoiced { get; init; } = 0.25;

    /// <summary>The shortest pause; speech on either side of a shorter one is one segment, seconds.</summary>
    public double ShortestPause { get; init; } = 0.3;

    /// <summary>How much voice a segment has at least, seconds.</summary>
    public double LeastVoice { get; init; } = 0.1;

    /// <summary>What is kept before a segment, seconds.</summary>
    public double Before { get; init; } = 0.05;

    /// <summary>What is kept after a segment (hangover), seconds.</summary>
    public double After { get; init; } = 0.1;
}
