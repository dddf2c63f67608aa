namespace EmotionRecognition.Reporting.Sections;

/// <summary>Who speaks in the test rows of a fold.</summary>
/// <param name="Fold">The fold.</param>
/// <param name="Speakers">The speakers, sorted; empty if they are not known.</param>
/// <param name="Sessions">The sessions, sorted; empty if the corpus has none.</param>
internal sealed record FoldVoices(string Fold, IReadOnlyList<string> Speakers, IReadOnlyList<string> Sessions)
{
    private const int MostNamed = 3;

    /// <summary>The folds of a protocol by their names.</summary>
    public static IReadOnlyDictionary<string, FoldVoices> Of(ExperimentResult experiment, string protocol) =>
        experiment.Predictions.Rows.Where(row => row.Protocol == protocol).GroupBy(row => row.Fold, row => row.Utterance).ToDictionary(
            fold => fold.Key,
            fold =>
            {
                var known = fold.Distinct().Select(experiment.Facts.Find).OfType<UtteranceFacts>().ToList();
                return new FoldVoices(
                    fold.Key, Distinct(known.Select(utterance => utterance.Speaker)), Distinct(known.Select(utterance => utterance.Session)));
            });

    /// <summary>The fold in words: <c>1: session Ses01 (Ses01F, Ses01M)</c>, <c>2: speaker 03</c>, <c>1: 10 speakers</c>.</summary>
    public string Describe() => Speakers.Count == 0 ? Fold : $"{Fold}: " + (Sessions, Speakers) switch
    {
        ([var session], { Count: <= MostNamed }) => $"{Named(session)} ({string.Join(", ", Speakers)})",
        ([var session], _) => $"{Named(session)} ({Numbers.Count(Speakers.Count)} speakers)",
        (_, [var speaker]) => $"speaker {speaker}",
        (_, { Count: <= MostNamed }) => $"speakers {string.Join(", ", Speakers)}",
        _ => $"{Numbers.Count(Speakers.Count)} speakers",
    };

    private static IReadOnlyList<string> Distinct(IEnumerable<string?> names) =>
        [.. names.OfType<string>().Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    private static string Named(string session) => session.StartsWith("ses", StringComparison.OrdinalIgnoreCase) ? session : $"session {session}";
}
