namespace EmotionRecognition.Synthetic;

/// <summary>The emotion that is portrayed in an utterance.</summary>
/// <param name="Main">The dominant emotion.</param>
/// <param name="Other">A second emotion that is mixed in.</param>
/// <param name="Mix">The share of the second emotion, 0 to 0.5.</param>
/// <param name="Intensity">How strongly it shows, 0 (not at all) to 1.7.</param>
internal readonly record struct Portrayal(Label Main, Label Other, double Mix, double Intensity)
{
    // The share of utterances that show almost no emotion.
    private const double HiddenShare = .08;

    private static readonly Label[] _felt = [Label.Ang, Label.Hap, Label.Exc, Label.Sad, Label.Fru, Label.Fea, Label.Sur, Label.Neu];

    /// <summary>Labels that a person can feel and a sentence can fit, without the rare and the undecided ones.</summary>
    public static IReadOnlyList<Label> Felt => _felt;

    /// <summary>Draws the portrayal behind a label on which raters agree, or (<see cref="Label.Xxx"/>) do not agree.</summary>
    public static Portrayal Draw(Label label, RandomStream random)
    {
        var main = label == Label.Xxx ? random.Pick(_felt) : label;
        return new Portrayal(
            main,
            random.Pick(MistakenFor(main)),
            label == Label.Xxx ? .5 : random.Uniform(0, .3),
            random.Chance(HiddenShare) ? random.Uniform(0, .3) : Math.Clamp(random.Normal(1.15, .35), 0, 1.7));
    }

    /// <summary>The labels that a label is most often confused with.</summary>
    public static IReadOnlyList<Label> MistakenFor(Label label) => label switch
    {
        Label.Ang => [Label.Fru, Label.Fru, Label.Dis, Label.Sur],
        Label.Fru => [Label.Ang, Label.Neu, Label.Sad],
        Label.Sad => [Label.Fru, Label.Neu, Label.Neu],
        Label.Exc => [Label.Hap, Label.Hap, Label.Sur],
        Label.Hap => [Label.Exc, Label.Neu],
        Label.Sur => [Label.Exc, Label.Fea, Label.Neu],
        Label.Fea => [Label.Sad, Label.Sur, Label.Fru],
        _ => [Label.Fru, Label.Sad, Label.Hap],
    };
}

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
