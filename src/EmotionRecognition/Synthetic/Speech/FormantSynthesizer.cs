namespace EmotionRecognition.Synthetic.Speech;

/// <summary>
/// Rule-based text to speech: a glottal source through a cascade of formant resonators with a nasal pole and zero, with friction noise in
/// parallel. Based on the cascade branch of D. H. Klatt, "Software for a cascade/parallel formant synthesizer", JASA 67 (1980).
/// </summary>
internal sealed class FormantSynthesizer
{
    // Frames softer than this fraction of the loudest 5 ms are ignored when the level is set.
    private const double SoundingShare = .1;

    private readonly VoiceSettings _voice;
    private readonly ControlTracks _tracks;
    private readonly GlottalSource _source;
    private readonly RandomStream _random;
    private readonly Resonator[] _formants = new Resonator[6];
    private Resonator _nasalPole;
    private Resonator _nasalZero;
    private Resonator _friction;

    private FormantSynthesizer(VoiceSettings voice, ControlTracks tracks, RandomStream random)
    {
        _voice = voice;
        _tracks = tracks;
        _source = new GlottalSource(voice, random);
        _random = random;
    }

    /// <summary>Speaks a sentence.</summary>
    /// <param name="text">Words and punctuation, with at least one letter.</param>
    /// <param name="voice">The voice of the speaker in this utterance.</param>
    /// <param name="random">The random stream of the utterance.</param>
    /// <returns>Samples at <see cref="ControlTracks.SampleRate"/>, without silence before or after.</returns>
    public static double[] Speak(string text, VoiceSettings voice, RandomStream random)
    {
        var segments = Articulation.Plan(Pronunciation.Speak(text), voice.Rate, random);
        var tracks = ControlTracks.Of(segments);
        var (pitch, stress) = Intonation.Draw(segments, tracks.Frames, voice, text.EndsWith('?'), random);
        var samples = new FormantSynthesizer(voice, tracks, random).Run(pitch, stress);
        SetLevel(samples, voice.Level);
        return samples;
    }

    private double[] Run(double[] pitch, double[] stress)
    {
        var samples = new double[_tracks.Frames * ControlTracks.FrameSamples];
        for (var frame = 0; frame < _tracks.Frames; frame++)
        {
            Tune(frame);
            var next = Math.Min(frame + 1, _tracks.Frames - 1);
            for (var at = 0; at < ControlTracks.FrameSamples; at++)
            {
                var share = (double)at / ControlTracks.FrameSamples;
                var loudness = Between(stress, frame, next, share);
                var excitation = _source.Next(
                    Between(pitch, frame, next, share),
                    loudness * Between(_tracks.Voicing, frame, next, share),
                    loudness * Between(_tracks.Aspiration, frame, next, share));
                var noise = FrictionGain(frame) * Between(_tracks.Friction, frame, next, share) * _random.Uniform(-1, 1);
                samples[(frame * ControlTracks.FrameSamples) + at] = Cascade(excitation) + _friction.Resonate(noise);
            }
        }

        return samples;
    }

    private static double Between(double[] track, int frame, int next, double share) =>
        track[frame] + (share * (track[next] - track[frame]));

    // The resonator's gain is 1 at 0 Hz and about center / width at its peak.
    private double FrictionGain(int frame) => 1.1 * _tracks.NoiseWidth[frame] / _tracks.NoiseCenter[frame];

    private void Tune(int frame)
    {
        var scale = _voice.TractScale;
        var nasality = _tracks.Nasality[frame];
        _formants[0].Tune(scale * _tracks.First[frame], 60 + (80 * nasality));
        _formants[1].Tune(scale * _tracks.Second[frame], 90 + (80 * nasality));
        _formants[2].Tune(scale * _tracks.Third[frame], 140 + (80 * nasality));
        _formants[3].Tune(scale * 3400, 220);
        _formants[4].Tune(scale * 4300, 300);
        _formants[5].Tune(Math.Min(scale * 5600, 7200), 500);
        _nasalPole.Tune(270, 100);
        _nasalZero.Tune(270 + (180 * nasality), 100);
        _friction.Tune(Math.Min(_tracks.NoiseCenter[frame] * Math.Sqrt(scale), 7000), _tracks.NoiseWidth[frame]);
    }

    private double Cascade(double sample)
    {
        sample = _nasalZero.Cancel(_nasalPole.Resonate(sample));
        for (var formant = 0; formant < _formants.Length; formant++)
        {
            sample = _formants[formant].Resonate(sample);
        }

        return sample;
    }

    private static void SetLevel(double[] samples, double level)
    {
        var energies = samples.Chunk(ControlTracks.FrameSamples).Select(frame => frame.Average(sample => sample * sample)).ToList();
        var sounding = energies.Where(energy => energy >= SoundingShare * SoundingShare * energies.Max()).Average();
        var factor = Math.Pow(10, level / 20) / Math.Sqrt(sounding);
        for (var at = 0; at < samples.Length; at++)
        {
            samples[at] *= factor;
        }
    }
}
