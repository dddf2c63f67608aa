namespace EmotionRecognition.Corpora.Iemocap;

/// <summary>A line of a <see cref="TranscriptionFile"/>.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Id">The name of its turn, or null.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Text">The transcript; the whole line if it names no turn.</param>
internal sealed record TranscriptionLine(int Number, string? Id, double Start, double End, string Text)
{
    private const double SameTime = 0.001;

    /// <summary>Whether the line's times are those of the utterance.</summary>
    public bool HasTimesOf(Utterance utterance) =>
        Math.Abs(Start - utterance.Start) < SameTime && Math.Abs(End - utterance.End) < SameTime;
}
