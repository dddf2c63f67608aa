namespace EmotionRecognition.Synthetic.Speech;

/// <summary>Turns phones into segments: decides how long each lasts, and divides stops and affricates into their parts.</summary>
internal sealed class Articulation
{
    private const double FrameMilliseconds = 1000.0 * ControlTracks.FrameSamples / ControlTracks.SampleRate;

    private readonly List<Segment> _segments = [];
    private readonly double _rate;
    private readonly RandomStream _random;

    private Articulation(double rate, RandomStream random)
    {
        _rate = rate;
        _random = random;
    }

    /// <summary>The segments of an utterance.</summary>
    /// <param name="phones">At least one phone.</param>
    /// <param name="rate">Factor applied to the speech rate; 1 is about 13 phones per second.</param>
    /// <param name="random">Varies the durations.</param>
    public static List<Segment> Plan(IReadOnlyList<SpokenPhone> phones, double rate, RandomStream random)
    {
        var articulation = new Articulation(rate, random);
        articulation.AddSilence(15);
        var lastVowel = phones.Count - 1;
        while (lastVowel > 0 && phones[lastVowel].Phone.Manner != Manner.Vowel)
        {
            lastVowel--;
        }

        for (var at = 0; at < phones.Count; at++)
        {
            var next = phones.Skip(at + 1).FirstOrDefault(phone => phone.Phone.Manner == Manner.Vowel, phones[at]).Phone;
            articulation.Add(phones[at], next.Start, at >= lastVowel ? 1.35 : 1);
        }

        articulation.AddSilence(40);
        return articulation._segments;
    }

    private void Add(SpokenPhone spoken, Formants nextVowel, double lengthening)
    {
        var phone = spoken.Phone;
        var milliseconds = phone.Milliseconds * lengthening;
        switch (phone.Manner)
        {
            case Manner.Vowel:
                var reduction = spoken.Stressed ? 0 : .3;
                var schwa = Phone.Of("AX").Start;
                var start = phone.Start.Toward(schwa, reduction);
                var end = phone.End.Toward(schwa, reduction);
                var (length, voicing) = spoken.Stressed ? (1.15, 1) : (.8, .8);
                Add(milliseconds * length, start, end, voicing, isSyllable: true, isStressed: spoken.Stressed);
                break;
            case Manner.Approximant:
                Add(milliseconds, phone.Start, phone.End, voicing: .7);
                break;
            case Manner.Nasal:
                Add(milliseconds, phone.Start, phone.End, voicing: .6, nasality: 1);
                break;
            case Manner.Fricative:
                AddNoise(milliseconds, phone, phone.Voiced ? .35 : 0);
                break;
            case Manner.Breath:
                Add(milliseconds, nextVowel, nextVowel, voicing: .1, aspiration: .25);
                break;
            case Manner.Pause:
                Add(milliseconds, phone.Start, phone.End, voicing: 0);
                break;
            case Manner.Stop or Manner.Affricate:
                AddClosure(milliseconds, phone, nextVowel);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(spoken), phone.Manner, "a manner without a plan");
        }
    }

    private void AddSilence(double milliseconds) => Add(milliseconds, Phone.Silence.Start, Phone.Silence.End, voicing: 0);

    private void AddClosure(double milliseconds, Phone phone, Formants nextVowel)
    {
        Add(milliseconds, phone.Start, phone.End, voicing: phone.Voiced ? .15 : 0);
        if (phone.Manner == Manner.Affricate)
        {
            AddNoise(phone.Voiced ? 50 : 75, phone, phone.Voiced ? .3 : 0);
            return;
        }

        AddNoise(phone.Voiced ? 8 : 14, phone, phone.Voiced ? .3 : 0);
        if (!phone.Voiced)
        {
            Add(25, phone.End.Toward(nextVowel, .5), nextVowel, voicing: 0, aspiration: .18);
        }
    }

    private void AddNoise(double milliseconds, Phone phone, double voicing) =>
        Add(milliseconds, phone.Start, phone.End, voicing, friction: phone.Noise, center: phone.NoiseCenter, width: phone.NoiseWidth);

    private void Add(
        double milliseconds,
        Formants start,
        Formants end,
        double voicing,
        double aspiration = 0,
        double friction = 0,
        double center = 3000,
        double width = 2000,
        double nasality = 0,
        bool isSyllable = false,
        bool isStressed = false)
    {
        var frames = milliseconds * Math.Exp(_random.Normal(0, .12)) / (_rate * FrameMilliseconds);
        var count = Math.Max(1, (int)Math.Round(frames));
        _segments.Add(new Segment(count, start, end, voicing, aspiration, friction, center, width, nasality, isSyllable, isStressed));
    }
}

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
