namespace EmotionRecognition.Synthetic.Speech;

/// <summary>
/// The voice source: the derivative of the glottal flow, pulse by pulse, and breath that is stronger while the glottis is open. The pulse
/// is KLGLOTT88's cubic (D. H. Klatt and L. C. Klatt, "Analysis, synthesis, and perception of voice quality variations among female and
/// male talkers", JASA 87 (1990), equation 1); its step at the closure is band-limited by a polynomial (polyBLEP) against aliasing.
/// </summary>
internal sealed class GlottalSource
{
    // The RMS of a uniform number from [-1, 1) is 0.58, that of the pulses about 0.35.
    private const double NoiseScale = .6;

    private readonly VoiceSettings _voice;
    private readonly RandomStream _random;
    private readonly double _breath;
    private readonly double _tiltPole;
    private double _phase;
    private double _periodFactor = 1;
    private double _amplitudeFactor = 1;
    private double _tilted;

    /// <summary>Starts a voice.</summary>
    /// <param name="voice">Open quotient, tilt, breath, and jitter.</param>
    /// <param name="random">Draws jitter, shimmer, and breath.</param>
    public GlottalSource(VoiceSettings voice, RandomStream random)
    {
        _voice = voice;
        _random = random;
        _breath = Math.Pow(10, voice.Breath / 20);
        _tiltPole = PoleOfTilt(voice.Tilt);
    }

    /// <summary>Computes the next sample.</summary>
    /// <param name="pitch">F0, Hz.</param>
    /// <param name="voicing">Amplitude of the pulses.</param>
    /// <param name="aspiration">Amplitude of noise in addition to the breath of the voice.</param>
    public double Next(double pitch, double voicing, double aspiration)
    {
        var step = pitch * _periodFactor / ControlTracks.SampleRate;
        _phase += step;
        if (_phase >= 1)
        {
            _phase -= 1;
            _periodFactor = Math.Exp(_random.Normal(0, _voice.Jitter));
            _amplitudeFactor = Math.Exp(_random.Normal(0, 4 * _voice.Jitter));
        }

        var isOpen = _phase < _voice.OpenQuotient;
        var share = _phase / _voice.OpenQuotient;
        var pulse = (isOpen ? (2 * share) - (3 * share * share) : 0) + Rounding((_phase - _voice.OpenQuotient) / step);
        _tilted = ((1 - _tiltPole) * pulse * _amplitudeFactor) + (_tiltPole * _tilted);
        var noise = NoiseScale * _random.Uniform(-1, 1);
        return (voicing * (_tilted + (_breath * (isOpen ? 1 : .4) * noise))) + (aspiration * noise);
    }

    private static double Rounding(double samplesAfterClosure) => samplesAfterClosure switch
    {
        >= 0 and < 1 => -.5 * (1 - samplesAfterClosure) * (1 - samplesAfterClosure),
        >= -1 and < 0 => .5 * (1 + samplesAfterClosure) * (1 + samplesAfterClosure),
        _ => 0,
    };

    // The pole of a one-pole low-pass with gain 1 at 0 Hz that attenuates 3 kHz by the tilt: |1 - a|^2 = g |1 - a e^-iw|^2, solved for a.
    private static double PoleOfTilt(double tilt)
    {
        var gain = Math.Pow(10, -tilt / 10);
        var cosine = Math.Cos(2 * Math.PI * 3000 / ControlTracks.SampleRate);
        var half = 1 - (gain * cosine);
        return (half - Math.Sqrt((half * half) - ((1 - gain) * (1 - gain)))) / (1 - gain);
    }
}
