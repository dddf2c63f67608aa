using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting;
using MathNet.Numerics.Distributions;

namespace EmotionRecognition.Benchmarks.Statistics;

/// <summary>A population of speakers from which corpora are drawn: its systems answer with known quality.</summary>
/// <remarks>
/// A system gives each class a score, standard normal, plus its ability for the row's own class; probabilities are their softmax. Abilities differ by class
/// and, independently for each system, by speaker.
/// </remarks>
/// <param name="Speakers">Speakers of a corpus.</param>
/// <param name="RowsPerSpeaker">Test rows of a speaker.</param>
/// <param name="SpeakerDeviation">The standard deviation of abilities over speakers.</param>
internal sealed record SimulatedCorpus(int Speakers, int RowsPerSpeaker, double SpeakerDeviation)
{
    public const int Systems = 3;

    private const double Ability = 1.4;

    private static readonly double[] _easier = [0.6, 0.2, -0.3, -0.5];
    private static readonly double[] _shares = [0.4, 0.3, 0.2, 0.1];

    public static string[] Classes { get; } = ["anger", "happiness", "sadness", "neutral"];

    /// <summary>Draws test rows of one system per name; all have the same labels.</summary>
    /// <param name="random">Where to draw from.</param>
    /// <param name="systems">The number of systems.</param>
    /// <param name="gap">By how much the recall of women is lower than the population's; the first half of the speakers are women.</param>
    /// <param name="styleGap">The same for every second row of each speaker.</param>
    public List<Prediction> Draw(Random random, int systems = Systems, double gap = 0, double styleGap = 0)
    {
        var rows = new List<Prediction>();
        for (var speaker = 0; speaker < Speakers; speaker++)
        {
            var ability = Enumerable.Range(0, systems).Select(_ => Ability + (SpeakerDeviation * Normal.Sample(random, 0, 1))).ToArray();
            for (var row = 0; row < RowsPerSpeaker; row++)
            {
                var actual = Label(random);
                var lost = (IsFemale(speaker) ? gap : 0) + (row % 2 == 0 ? styleGap : 0);
                for (var system = 0; system < systems; system++)
                {
                    rows.Add(Answer(random, $"{speaker:d3}-{row:d4}", actual, ability[system], $"system {system + 1}", lost));
                }
            }
        }

        return rows;
    }

    /// <summary>What the corpus tells about its rows: gender by speaker, style and one of three bands by row.</summary>
    public static RowFacts Facts(IReadOnlyList<Prediction> rows, int speakers)
    {
        var utterances = rows.Where(row => row.System == "system 1").Select(row => row.Utterance).ToList();
        static int Speaker(string utterance) => int.Parse(utterance[..3]);
        static int Row(string utterance) => int.Parse(utterance[4..]);
        return new(
            [.. utterances.Select(utterance => new UtteranceFacts(utterance, Classes[0], utterance[..3], "", ""))],
            [
                UtteranceColumn.Of("gender", utterances.ToDictionary(id => id, id => Speaker(id) < speakers / 2 ? "female" : "male")),
                UtteranceColumn.Of("style", utterances.ToDictionary(id => id, id => Row(id) % 2 == 0 ? "improvised" : "scripted")),
                UtteranceColumn.Of("band", utterances.ToDictionary(id => id, id => "abc"[Row(id) / 2 % 3].ToString())),
                UtteranceColumn.Of("session", utterances.ToDictionary(id => id, id => $"s{Speaker(id) * 5 / speakers}")),
            ]);
    }

    private bool IsFemale(int speaker) => speaker < Speakers / 2;

    private static int Label(Random random)
    {
        var place = random.NextDouble();
        return Array.FindIndex(_shares, share => (place -= share) < 0) is var index and >= 0 ? index : 0;
    }

    // A right answer becomes the second best one so often that the recall of its class falls by the gap.
    private static Prediction Answer(Random random, string utterance, int actual, double ability, string system, double lost)
    {
        var scores = Classes.Select((_, index) => Normal.Sample(random, 0, 1) + (index == actual ? ability + _easier[actual] : 0)).ToArray();
        var weights = scores.Select(Math.Exp).ToArray();
        var best = Array.IndexOf(scores, scores.Max());
        if (best == actual && lost > 0 && random.NextDouble() < lost / Recall(actual))
        {
            (weights[actual], best) = (0, Array.IndexOf(scores, scores.Where((_, index) => index != actual).Max()));
        }

        var sum = weights.Sum();
        return new("honest", system, "1", utterance, Classes[actual], Classes[best], [.. weights.Select(weight => (float)(weight / sum))]);
    }

    private static readonly Dictionary<int, double> _recalls = [];

    // The recall of a class without a gap, for speakers of average ability, by drawing.
    private static double Recall(int actual)
    {
        if (!_recalls.TryGetValue(actual, out var recall))
        {
            var random = new Random(actual);
            recall = Enumerable.Range(0, 400_000).Average(_ => Answer(random, "", actual, Ability, "", 0).Predicted == Classes[actual] ? 1.0 : 0);
            _recalls[actual] = recall;
        }

        return recall;
    }
}
