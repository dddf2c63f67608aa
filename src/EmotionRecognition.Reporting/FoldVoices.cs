namespace EmotionRecognition.Reporting;

/// <summary>Who speaks in the test rows of a fold.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Fold">The fold.</param>
/// <param name="Speakers">The speakers, sorted.</param>
/// <param name="Sessions">The sessions, sorted; empty if the corpus has none.</param>
public sealed record FoldVoices(string Protocol, string Fold, IReadOnlyList<string> Speakers, IReadOnlyList<string> Sessions)
{
    private const int MostNamed = 3;

    /// <summary>The fold in words: <c>1: session Ses01 (Ses01F, Ses01M)</c>, <c>2: speaker 03</c>, <c>1: 10 speakers</c>.</summary>
    public string Describe() => $"{Fold}: " + (Sessions, Speakers) switch
    {
        ([var session], { Count: <= MostNamed }) => $"{Named(session)} ({string.Join(", ", Speakers)})",
        ([var session], _) => $"{Named(session)} ({Numbers.Count(Speakers.Count)} speakers)",
        (_, [var speaker]) => $"speaker {speaker}",
        (_, { Count: <= MostNamed }) => $"speakers {string.Join(", ", Speakers)}",
        _ => $"{Numbers.Count(Speakers.Count)} speakers",
    };

    private static string Named(string session) => session.StartsWith("ses", StringComparison.OrdinalIgnoreCase) ? session : $"session {session}";
}
