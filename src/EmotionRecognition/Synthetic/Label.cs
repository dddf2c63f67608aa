namespace EmotionRecognition.Synthetic;

/// <summary>IEMOCAP's eleven labels; the names in lower case are the codes in its files.</summary>
internal enum Label
{
    /// <summary>The raters do not agree.</summary>
    Xxx,

    /// <summary>Frustration.</summary>
    Fru,

    /// <summary>Neutral state.</summary>
    Neu,

    /// <summary>Anger.</summary>
    Ang,

    /// <summary>Sadness.</summary>
    Sad,

    /// <summary>Excitement.</summary>
    Exc,

    /// <summary>Happiness.</summary>
    Hap,

    /// <summary>Surprise.</summary>
    Sur,

    /// <summary>Fear.</summary>
    Fea,

    /// <summary>Something else.</summary>
    Oth,

    /// <summary>Disgust.</summary>
    Dis,
}
