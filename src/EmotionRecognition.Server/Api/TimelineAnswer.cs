using EmotionRecognition.Audio.Activity;
using EmotionRecognition.Recognition;
using EmotionRecognition.Recognition.Timelines;

namespace EmotionRecognition.Server.Api;

/// <summary>What a sound is like over time.</summary>
/// <param name="Seconds">Its length.</param>
/// <param name="Classes">Names of the K classes.</param>
/// <param name="Colors">A color per class, as <c>#RRGGBB</c>.</param>
/// <param name="Segments">Where somebody speaks, in order.</param>
/// <param name="Stretches">The speech in stretches of about a second, with K probabilities each.</param>
internal sealed record TimelineAnswer(
    double Seconds,
    IReadOnlyList<string> Classes,
    IReadOnlyList<string> Colors,
    IReadOnlyList<SpeechSegment> Segments,
    IReadOnlyList<EmotionStretch> Stretches)
{
    /// <summary>Recognizes a sound over time.</summary>
    public static TimelineAnswer Of(EmotionClassifier classifier, string file, CancellationToken stop)
    {
        var timeline = TimelineRecognizer.Run(classifier, file, new TimelineSettings(), threads: 1, stop: stop);
        return new TimelineAnswer(timeline.Duration, timeline.Classes, EmotionColors.Of(timeline.Classes), timeline.Segments, timeline.Stretches);
    }
}
