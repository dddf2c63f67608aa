namespace EmotionRecognition.Corpora.Iemocap;

/// <summary>A line of a <see cref="TranscriptionFile"/>.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Id">The turn it names, or null.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Text">What was said; the whole line where it names no turn.</param>
internal sealed record TranscriptionLine(int Number, string? Id, double Start, double End, string Text)
{
    private const double SameTime = 0.001;

    /// <summary>Whether the line has the utterance's times.</summary>
    public bool HasTimesOf(Utterance utterance) =>
        Math.Abs(Start - utterance.Start) < SameTime && Math.Abs(End - utterance.End) < SameTime;
}
