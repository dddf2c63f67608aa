namespace EmotionRecognition.Synthetic.Speech;

/// <summary>The targets of a speech sound.</summary>
/// <param name="Symbol">ARPAbet.</param>
/// <param name="Manner">The manner of articulation.</param>
/// <param name="Voiced">Whether the vocal folds vibrate.</param>
/// <param name="Start">Formants at its start.</param>
/// <param name="End">Formants at its end; in diphthongs they differ from the start.</param>
/// <param name="Milliseconds">Duration at the speaker's neutral rate; for a stop, that of the closure.</param>
/// <param name="NoiseCenter">The frequency at which its friction or burst is strongest, Hz.</param>
/// <param name="NoiseWidth">Hz.</param>
/// <param name="Noise">Amplitude of the friction, where the voice of a vowel is 1.</param>
internal sealed record Phone(
    string Symbol,
    Manner Manner,
    bool Voiced,
    Formants Start,
    Formants End,
    double Milliseconds,
    double NoiseCenter = 3000,
    double NoiseWidth = 2000,
    double Noise = 0)
{
    private static readonly Dictionary<string, Phone> _bySymbol = All().ToDictionary(phone => phone.Symbol);

    /// <summary>The phone with a given symbol.</summary>
    /// <exception cref="KeyNotFoundException">There is no such phone.</exception>
    public static Phone Of(string symbol) => _bySymbol[symbol];

    /// <summary>Silence, for example at a comma.</summary>
    public static Phone Silence { get; } = Of("_");

    // Formant targets from D. H. Klatt, "Software for a cascade/parallel formant synthesizer", JASA 67 (1980), tables II and III.
    private static IEnumerable<Phone> All() =>
    [
        Vowel("IY", 110, new(310, 2020, 2960), new(290, 2070, 2960)),
        Vowel("IH", 80, new(400, 1800, 2570), new(470, 1600, 2600)),
        Vowel("EY", 130, new(480, 1720, 2520), new(330, 2020, 2600)),
        Vowel("EH", 90, new(530, 1680, 2500), new(620, 1530, 2530)),
        Vowel("AE", 120, new(620, 1660, 2430), new(650, 1490, 2470)),
        Vowel("AA", 120, new(700, 1220, 2600), new(700, 1220, 2600)),
        Vowel("AO", 120, new(600, 990, 2570), new(630, 1040, 2600)),
        Vowel("AH", 85, new(620, 1220, 2550), new(620, 1220, 2550)),
        Vowel("AX", 50, new(500, 1400, 2500), new(500, 1400, 2500)),
        Vowel("OW", 125, new(540, 1100, 2300), new(450, 900, 2300)),
        Vowel("UH", 80, new(450, 1100, 2350), new(500, 1180, 2390)),
        Vowel("UW", 110, new(350, 1250, 2200), new(320, 900, 2200)),
        Vowel("ER", 110, new(470, 1270, 1540), new(420, 1310, 1540)),
        Vowel("AY", 145, new(660, 1200, 2550), new(400, 1880, 2500)),
        Vowel("AW", 145, new(640, 1230, 2550), new(420, 940, 2350)),
        Vowel("OY", 150, new(550, 960, 2400), new(360, 1820, 2450)),
        Sonorant("W", Manner.Approximant, 60, new(290, 610, 2150)),
        Sonorant("Y", Manner.Approximant, 55, new(260, 2070, 3020)),
        Sonorant("R", Manner.Approximant, 60, new(310, 1060, 1380)),
        Sonorant("L", Manner.Approximant, 60, new(310, 1050, 2880)),
        Sonorant("M", Manner.Nasal, 65, new(480, 1270, 2130)),
        Sonorant("N", Manner.Nasal, 60, new(480, 1340, 2470)),
        Sonorant("NG", Manner.Nasal, 70, new(480, 2000, 2900)),
        Noisy("F", Manner.Fricative, false, 85, new(340, 1100, 2080), 6000, 4000, .10),
        Noisy("V", Manner.Fricative, true, 60, new(220, 1100, 2080), 6000, 4000, .05),
        Noisy("TH", Manner.Fricative, false, 85, new(320, 1290, 2540), 6500, 3500, .08),
        Noisy("DH", Manner.Fricative, true, 45, new(270, 1290, 2540), 6500, 3500, .04),
        Noisy("S", Manner.Fricative, false, 95, new(320, 1390, 2530), 5800, 1600, .38),
        Noisy("Z", Manner.Fricative, true, 75, new(240, 1390, 2530), 5800, 1600, .22),
        Noisy("SH", Manner.Fricative, false, 100, new(300, 1840, 2750), 3100, 1100, .34),
        Noisy("ZH", Manner.Fricative, true, 75, new(300, 1840, 2750), 3100, 1100, .20),
        Noisy("HH", Manner.Breath, false, 55, new(500, 1400, 2500), 1800, 2500, 0),
        Noisy("P", Manner.Stop, false, 60, new(400, 1100, 2150), 900, 900, .22),
        Noisy("B", Manner.Stop, true, 50, new(200, 1100, 2150), 900, 900, .12),
        Noisy("T", Manner.Stop, false, 50, new(400, 1600, 2600), 4600, 2200, .32),
        Noisy("D", Manner.Stop, true, 40, new(200, 1600, 2600), 4200, 2200, .18),
        Noisy("K", Manner.Stop, false, 55, new(300, 1990, 2850), 2100, 800, .28),
        Noisy("G", Manner.Stop, true, 45, new(200, 1990, 2850), 2100, 800, .16),
        Noisy("CH", Manner.Affricate, false, 45, new(350, 1800, 2820), 3200, 1200, .36),
        Noisy("JH", Manner.Affricate, true, 40, new(260, 1800, 2820), 3200, 1200, .22),
        new("_", Manner.Pause, false, new(500, 1500, 2500), new(500, 1500, 2500), 90),
    ];

    private static Phone Vowel(string symbol, double milliseconds, Formants start, Formants end) =>
        new(symbol, Manner.Vowel, true, start, end, milliseconds);

    private static Phone Sonorant(string symbol, Manner manner, double milliseconds, Formants formants) =>
        new(symbol, manner, true, formants, formants, milliseconds);

    private static Phone Noisy(
        string symbol, Manner manner, bool voiced, double milliseconds, Formants formants, double center, double width, double noise) =>
        new(symbol, manner, voiced, formants, formants, milliseconds, center, width, noise);
}

/// <summary>The three lowest resonances of a vocal tract, Hz, for a man of average size.</summary>
internal readonly record struct Formants(double First, double Second, double Third)
{
    /// <summary>The point at a given fraction of the way to another.</summary>
    public Formants Toward(Formants other, double share) => new(
        First + (share * (other.First - First)),
        Second + (share * (other.Second - Second)),
        Third + (share * (other.Third - Third)));
}

/// <summary>The manner of articulation of a phone, as far as the synthesis distinguishes it.</summary>
internal enum Manner
{
    /// <summary>A vowel: open, voiced, the center of a syllable.</summary>
    Vowel,

    /// <summary>w, y, r, l.</summary>
    Approximant,

    /// <summary>m, n, ng.</summary>
    Nasal,

    /// <summary>A fricative: noise at a constriction, with or without voice.</summary>
    Fricative,

    /// <summary>A stop: a closure and a burst.</summary>
    Stop,

    /// <summary>An affricate: a closure and friction.</summary>
    Affricate,

    /// <summary>h: breath through the vocal tract of the next vowel.</summary>
    Breath,

    /// <summary>Silence.</summary>
    Pause,
}

/// <summary>A phone in a sentence.</summary>
/// <param name="Phone">The sound.</param>
/// <param name="Stressed">Whether it is the stressed vowel of a content word; such vowels can be accented.</param>
internal readonly record struct SpokenPhone(Phone Phone, bool Stressed);
