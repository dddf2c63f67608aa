namespace EmotionRecognition.SplitAudit.Splits;

/// <summary>What a split says about a clip; a text is empty if it does not say.</summary>
public sealed record ClipNotes
{
    /// <summary>The corpus that it names.</summary>
    public string Corpus { get; init; } = "";

    /// <summary>The clip's label.</summary>
    public string Label { get; init; } = "";

    /// <summary>Its speaker.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>Its recording session.</summary>
    public string Session { get; init; } = "";

    /// <summary>The recording or video that it was cut or generated from.</summary>
    public string Source { get; init; } = "";

    /// <summary>What is said in it.</summary>
    public string Text { get; init; } = "";
}
