namespace EmotionRecognition.Synthetic.Planning;

/// <summary>The raters' assessment of an utterance.</summary>
/// <param name="Valence">Mean of two raters, 1 (negative) to 5 (positive).</param>
/// <param name="Activation">Mean of two raters, 1 (calm) to 5 (excited).</param>
/// <param name="Dominance">Mean of two raters, 1 (weak) to 5 (strong).</param>
/// <param name="Lines">The raters' lines in the form of EmoEvaluation.</param>
internal sealed record Assessment(double Valence, double Activation, double Dominance, IReadOnlyList<string> Lines)
{
    private static readonly string[] _comments =
        ["()", "()", "()", "()", "(a bit)", "(calm voice)", "(raised voice, but polite)", "(almost laughing)", "(see: turn before)"];

    /// <summary>Has three raters name emotions, two raters rate dimensions, and the speaker do both.</summary>
    /// <param name="turn">A turn with a label.</param>
    /// <param name="random">The random stream of the turn.</param>
    public static Assessment Draw(Turn turn, RandomStream random)
    {
        var votes = random.Shuffle(Votes(turn.Label!.Value, turn.Portrayal, random));
        var first = Rate(turn.Portrayal, random);
        var second = Rate(turn.Portrayal, random);
        var self = Rate(turn.Portrayal, random);
        List<string> lines =
        [
            .. votes.Select((vote, rater) => $"C-E{rater + 2}:\t{vote}\t{random.Pick(_comments)}"),
            $"C-{turn.Side}1:\t{Name(turn.Portrayal.Main)};\t{random.Pick(_comments)}",
            Line("A-E3", first, random),
            Line("A-E4", second, random),
            Line($"A-{turn.Side}1", self, random),
        ];
        return new Assessment(
            (first.Valence + second.Valence) / 2.0,
            (first.Activation + second.Activation) / 2.0,
            (first.Dominance + second.Dominance) / 2.0,
            lines);
    }

    // Two of three agree on the label; without a label, all three differ.
    private static IEnumerable<string> Votes(Label label, Portrayal portrayal, RandomStream random)
    {
        if (label == Label.Xxx)
        {
            var third = random.Pick(Portrayal.Felt, felt => felt == portrayal.Main || felt == portrayal.Other ? 0 : 1);
            return [$"{Name(portrayal.Main)};", $"{Name(portrayal.Other)};", $"{Name(third)};"];
        }

        var dissent = Name(random.Pick(Portrayal.MistakenFor(label)));
        var voice = $"{Name(label)};";
        return random.Chance(.5) ? [voice, voice, $"{dissent};"] : [voice, voice, random.Chance(.3) ? $"{voice} {dissent};" : voice];
    }

    private static (int Valence, int Activation, int Dominance) Rate(Portrayal portrayal, RandomStream random)
    {
        var (mainValence, mainActivation, mainDominance) = Typical(portrayal.Main);
        var (otherValence, otherActivation, otherDominance) = Typical(portrayal.Other);
        var strength = .5 + (.6 * portrayal.Intensity);
        int Round(double main, double other, double neutral)
        {
            var typical = ((1 - portrayal.Mix) * main) + (portrayal.Mix * other);
            return (int)Math.Clamp(Math.Round(neutral + (strength * (typical - neutral)) + random.Normal(0, .5)), 1, 5);
        }

        return (Round(mainValence, otherValence, 3), Round(mainActivation, otherActivation, 2.7), Round(mainDominance, otherDominance, 3));
    }

    private static (double Valence, double Activation, double Dominance) Typical(Label label) => label switch
    {
        Label.Ang => (1.7, 4.0, 4.1),
        Label.Hap => (4.1, 3.2, 3.2),
        Label.Exc => (4.2, 4.1, 3.6),
        Label.Sad => (2.0, 2.1, 2.4),
        Label.Fru => (2.2, 3.1, 3.2),
        Label.Fea => (2.0, 3.7, 2.0),
        Label.Sur => (3.2, 3.8, 2.9),
        Label.Dis => (1.9, 2.8, 3.3),
        Label.Oth => (2.8, 3.0, 3.0),
        _ => (3.0, 2.5, 3.0),
    };

    private static string Line(string rater, (int Valence, int Activation, int Dominance) rating, RandomStream random) =>
        $"{rater}:\tval {rating.Valence}; act {rating.Activation}; dom  {rating.Dominance};\t{random.Pick(_comments)}";

    private static string Name(Label label) => label switch
    {
        Label.Ang => "Anger",
        Label.Hap => "Happiness",
        Label.Exc => "Excited",
        Label.Sad => "Sadness",
        Label.Fru => "Frustration",
        Label.Fea => "Fear",
        Label.Sur => "Surprise",
        Label.Dis => "Disgust",
        Label.Neu => "Neutral",
        _ => "Other",
    };
}
