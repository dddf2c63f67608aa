namespace EmotionRecognition.Synthetic.Speech;

/// <summary>
/// How a way of speaking differs from a speaker's neutral voice. Differences can be added and scaled: a weak emotion is a small multiple of a
/// strong one, and a mixed emotion is a weighted sum.
/// </summary>
/// <param name="Pitch">Mean F0, semitones.</param>
/// <param name="Range">Natural logarithm of the factor applied to F0 movements.</param>
/// <param name="Loudness">Level, dB.</param>
/// <param name="Tempo">Natural logarithm of the factor applied to the speech rate.</param>
/// <param name="Tilt">Attenuation of the voice source at 3 kHz, dB; negative is a brighter, tenser voice.</param>
/// <param name="Breath">Level of the aspiration noise, dB.</param>
/// <param name="Jitter">Added deviation of the glottal periods, percent.</param>
/// <param name="Tremor">Depth of a 5 to 8 Hz modulation of F0, semitones.</param>
/// <param name="Smile">Natural logarithm of the factor applied to formant frequencies.</param>
/// <param name="Rise">F0 at the end of the utterance, semitones.</param>
internal readonly record struct Expression(
    double Pitch,
    double Range,
    double Loudness,
    double Tempo,
    double Tilt,
    double Breath,
    double Jitter,
    double Tremor,
    double Smile,
    double Rise)
{
    /// <summary>The sum of two differences.</summary>
    public static Expression operator +(Expression one, Expression other) => new(
        one.Pitch + other.Pitch,
        one.Range + other.Range,
        one.Loudness + other.Loudness,
        one.Tempo + other.Tempo,
        one.Tilt + other.Tilt,
        one.Breath + other.Breath,
        one.Jitter + other.Jitter,
        one.Tremor + other.Tremor,
        one.Smile + other.Smile,
        one.Rise + other.Rise);

    /// <summary>A difference multiplied by a factor.</summary>
    public static Expression operator *(double factor, Expression expression) => new(
        factor * expression.Pitch,
        factor * expression.Range,
        factor * expression.Loudness,
        factor * expression.Tempo,
        factor * expression.Tilt,
        factor * expression.Breath,
        factor * expression.Jitter,
        factor * expression.Tremor,
        factor * expression.Smile,
        factor * expression.Rise);

    /// <summary>The effect of the emotion of a label on speech at intensity 1.</summary>
    /// <param name="label">A label; <see cref="Label.Xxx"/> and <see cref="Label.Neu"/> change nothing.</param>
    /// <remarks>
    /// Directions follow K. R. Scherer, "Vocal communication of emotion: A review of research paradigms", Speech Communication 40 (2003),
    /// table 2, and P. N. Juslin and P. Laukka, "Communication of emotions in vocal expression and music performance", Psychological
    /// Bulletin 129 (2003), table 11; the magnitudes were chosen for this corpus.
    /// </remarks>
#pragma warning disable format // columns
    public static Expression Of(Label label) => label switch
    {
        //                  pitch range loud tempo  tilt breath jitter tremor smile rise
        Label.Ang => new(     3.0,  .30, 6.5,  .10, -6.5,  -3.0,  0.8,   0.0, -.010, -2.0),
        Label.Hap => new(     2.5,  .35, 2.5,  .04, -1.5,   0.5,  0.0,   0.0,  .045,  1.0),
        Label.Exc => new(     4.5,  .55, 5.0,  .12, -3.5,   0.0,  0.2,   0.0,  .045,  0.5),
        Label.Sad => new(    -1.5, -.55, -5.0, -.18, 5.0,   5.0,  0.4,   0.1, -.020, -0.5),
        Label.Fru => new(     0.8, -.05, 2.0, -.06, -2.0,   1.0,  0.4,   0.0, -.020, -1.5),
        Label.Fea => new(     4.0, -.30, -1.5, .16,  2.5,   7.0,  1.0,   1.0,  .010,  1.0),
        Label.Sur => new(     4.0,  .80, 2.5,  .00, -0.5,   3.0,  0.1,   0.0,  .000,  6.0),
        Label.Dis => new(    -1.5,  .10, 1.0, -.14,  0.0,   0.0,  1.0,   0.0, -.030, -2.0),
        Label.Oth => new(     1.0,  .20, 0.0, -.08,  0.0,   2.0,  0.0,   0.0,  .010,  1.0),
        _ => default,
    };
#pragma warning restore format
}
