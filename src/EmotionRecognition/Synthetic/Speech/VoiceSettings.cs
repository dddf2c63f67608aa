namespace EmotionRecognition.Synthetic.Speech;

/// <summary>The voice of a speaker in one utterance: the traits of the speaker, modified by emotion and by chance.</summary>
/// <param name="Pitch">Mean F0, Hz.</param>
/// <param name="Range">Factor applied to F0 movements.</param>
/// <param name="Rise">F0 movement at the end, semitones.</param>
/// <param name="Tremor">Depth, semitones.</param>
/// <param name="Rate">Factor applied to the speech rate.</param>
/// <param name="TractScale">Factor applied to formant frequencies.</param>
/// <param name="Level">RMS of the parts that are not silent, dB relative to full scale.</param>
/// <param name="Tilt">Attenuation of the voice source at 3 kHz, dB, at least 0.5.</param>
/// <param name="Breath">Level of the aspiration noise under the voice, dB.</param>
/// <param name="Jitter">Relative deviation of the glottal periods.</param>
/// <param name="OpenQuotient">The share of a glottal period in which air flows.</param>
internal sealed record VoiceSettings(
    double Pitch,
    double Range,
    double Rise,
    double Tremor,
    double Rate,
    double TractScale,
    double Level,
    double Tilt,
    double Breath,
    double Jitter,
    double OpenQuotient)
{
    private const double ReferenceLevel = -27;

    /// <summary>Computes the voice of one utterance.</summary>
    /// <param name="speaker">Who speaks.</param>
    /// <param name="portrayal">The emotion that is portrayed.</param>
    /// <param name="random">The random stream of the utterance, for variation without a cause.</param>
    public static VoiceSettings Draw(SpeakerTraits speaker, Portrayal portrayal, RandomStream random)
    {
        var felt = portrayal.Intensity * speaker.Expressiveness
            * (((1 - portrayal.Mix) * speaker.Manners[portrayal.Main]) + (portrayal.Mix * speaker.Manners[portrayal.Other]));
        var heard = felt + Whim(random);
        return new VoiceSettings(
            Pitch: speaker.Pitch * Math.Pow(2, heard.Pitch / 12),
            Range: speaker.Range * Math.Exp(heard.Range),
            Rise: heard.Rise,
            Tremor: Math.Max(0, heard.Tremor),
            Rate: speaker.Rate * Math.Exp(heard.Tempo),
            TractScale: speaker.TractScale * Math.Exp(heard.Smile),
            Level: ReferenceLevel + speaker.Level + Math.Clamp(heard.Loudness, -12, 14),
            Tilt: Math.Clamp(speaker.Tilt + heard.Tilt, .5, 24),
            Breath: Math.Min(speaker.Breath + heard.Breath, -12),
            Jitter: Math.Max(.3, .8 + heard.Jitter) / 100,
            OpenQuotient: Math.Clamp(speaker.OpenQuotient + (.01 * heard.Tilt), .4, .85));
    }

    private static Expression Whim(RandomStream random) => new(
        Pitch: random.Normal(0, 1),
        Range: random.Normal(0, .2),
        Loudness: random.Normal(0, 2.2),
        Tempo: random.Normal(0, .09),
        Tilt: random.Normal(0, 1.5),
        Breath: random.Normal(0, 2),
        Jitter: random.Normal(0, .25),
        Tremor: random.Normal(0, .1),
        Smile: random.Normal(0, .012),
        Rise: random.Normal(0, 1));
}
