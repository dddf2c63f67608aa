namespace EmotionRecognition.Synthetic.Speech;

/// <summary>What characterizes a speaker's voice, whatever the emotion.</summary>
/// <param name="Pitch">Median F0 in neutral speech, Hz.</param>
/// <param name="Range">Factor applied to F0 movements.</param>
/// <param name="TractScale">Factor applied to formant frequencies; smaller for a longer vocal tract.</param>
/// <param name="Rate">Factor applied to the speech rate.</param>
/// <param name="Level">Level, dB relative to the other speakers.</param>
/// <param name="Tilt">Attenuation of the voice source at 3 kHz, dB.</param>
/// <param name="Breath">Level of the aspiration noise under the voice, dB.</param>
/// <param name="OpenQuotient">The share of a glottal period in which air flows.</param>
/// <param name="Expressiveness">Factor applied to the effect of emotions on the voice.</param>
/// <param name="Manners">The effect of each emotion on this speaker's voice at intensity 1.</param>
internal sealed record SpeakerTraits(
    double Pitch,
    double Range,
    double TractScale,
    double Rate,
    double Level,
    double Tilt,
    double Breath,
    double OpenQuotient,
    double Expressiveness,
    IReadOnlyDictionary<Label, Expression> Manners)
{
    /// <summary>Draws a speaker.</summary>
    /// <param name="woman">Whether the speaker is a woman: on average a higher pitch and a shorter vocal tract.</param>
    /// <param name="place">The rank of the pitch among the speakers of the same sex, 0 (lowest) to 1, so that speakers differ.</param>
    /// <param name="random">The random stream of the speaker.</param>
    public static SpeakerTraits Draw(bool woman, double place, RandomStream random) => new(
        Pitch: (woman ? 178 + (52 * place) : 96 + (42 * place)) * Math.Exp(random.Normal(0, .015)),
        Range: Math.Exp(random.Normal(0, .15)),
        TractScale: woman ? random.Uniform(1.10, 1.21) : random.Uniform(.94, 1.05),
        Rate: 1.2 * Math.Exp(random.Normal(0, .07)),
        Level: random.Normal(0, 2),
        Tilt: (woman ? 7 : 5) + random.Normal(0, 1.5),
        Breath: (woman ? -27 : -31) + random.Normal(0, 2),
        OpenQuotient: Math.Clamp((woman ? .64 : .56) + random.Normal(0, .04), .45, .75),
        Expressiveness: Math.Exp(random.Normal(0, .18)),
        Manners: Enum.GetValues<Label>().ToDictionary(label => label, label => Vary(Expression.Of(label), random)));

    // Each speaker expresses anger differently: every dimension is a little stronger or weaker than in the other speakers.
    private static Expression Vary(Expression typical, RandomStream random)
    {
        double More() => Math.Exp(random.Normal(0, .25));
        return new Expression(
            (typical.Pitch * More()) + random.Normal(0, .5),
            typical.Range * More(),
            (typical.Loudness * More()) + random.Normal(0, .7),
            typical.Tempo * More(),
            typical.Tilt * More(),
            typical.Breath * More(),
            typical.Jitter * More(),
            typical.Tremor * More(),
            typical.Smile * More(),
            (typical.Rise * More()) + random.Normal(0, .5));
    }
}
