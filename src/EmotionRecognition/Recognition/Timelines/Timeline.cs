using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Activity;

namespace EmotionRecognition.Recognition.Timelines;

/// <summary>What a recording sounds like over time.</summary>
/// <param name="File">The recording.</param>
/// <param name="Format">What it is.</param>
/// <param name="Settings">How it was cut.</param>
/// <param name="Classes">Names of the K classes.</param>
/// <param name="Segments">Where somebody speaks, in order; none if nobody does.</param>
/// <param name="Windows">The windows that the speech was cut into, in order.</param>
/// <param name="Stretches">The same, without overlap: see <see cref="EmotionStretch"/>.</param>
/// <param name="Envelope">The waveform.</param>
public sealed record Timeline(
    string File,
    SoundFormat Format,
    TimelineSettings Settings,
    IReadOnlyList<string> Classes,
    IReadOnlyList<SpeechSegment> Segments,
    IReadOnlyList<EmotionStretch> Windows,
    IReadOnlyList<EmotionStretch> Stretches,
    WaveEnvelope Envelope)
{
    /// <summary>The length of the recording, seconds.</summary>
    public double Duration => Format.Duration;

    /// <summary>Seconds of speech.</summary>
    public double Speech => Segments.Sum(segment => segment.Duration);

    /// <summary>The most probable class of a stretch.</summary>
    public string LabelOf(EmotionStretch stretch) => Classes[stretch.Best];
}

/// <summary>What a speaker sounds like for a time: in a window, or, without overlap, the mean of the windows around the middle of the stretch.</summary>
/// <param name="Start">Where it starts, seconds.</param>
/// <param name="End">Where it ends, seconds.</param>
/// <param name="Probabilities">K probabilities that sum to 1.</param>
public sealed record EmotionStretch(double Start, double End, IReadOnlyList<float> Probabilities)
{
    /// <summary>The index of the most probable class; of equal ones, the first.</summary>
    public int Best => Probabilities.Index().MaxBy(each => each.Item).Index;
}

/// <summary>The outline of a waveform: the greatest and the least sample of each of B stretches of equal length.</summary>
/// <param name="Seconds">The length of a stretch.</param>
/// <param name="Least">B values.</param>
/// <param name="Greatest">B values.</param>
public sealed record WaveEnvelope(double Seconds, IReadOnlyList<float> Least, IReadOnlyList<float> Greatest);
