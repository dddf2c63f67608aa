namespace EmotionRecognition.Synthetic.Speech;

/// <summary>A part of an utterance with one set of targets: a vowel, a closure, a burst.</summary>
/// <param name="Frames">The length in frames of <see cref="ControlTracks.FrameSamples"/>.</param>
/// <param name="Start">Formants at its start.</param>
/// <param name="End">Formants at its end.</param>
/// <param name="Voicing">Amplitude of the voice; 1 for a vowel.</param>
/// <param name="Aspiration">Amplitude of noise from the glottis.</param>
/// <param name="Friction">Amplitude of noise from a constriction in the mouth.</param>
/// <param name="NoiseCenter">The frequency at which the friction is strongest, Hz.</param>
/// <param name="NoiseWidth">Hz.</param>
/// <param name="Nasality">0 with the velum closed, 1 in a nasal.</param>
/// <param name="IsSyllable">Whether it is a vowel.</param>
/// <param name="IsStressed">Whether it is a vowel that can be accented.</param>
internal readonly record struct Segment(
    int Frames,
    Formants Start,
    Formants End,
    double Voicing,
    double Aspiration,
    double Friction,
    double NoiseCenter,
    double NoiseWidth,
    double Nasality,
    bool IsSyllable,
    bool IsStressed);
