using EmotionRecognition.Synthetic.Language;

namespace EmotionRecognition.Synthetic;

/// <summary>Options of the synthetic corpus. The defaults produce the corpus that the build uses.</summary>
public sealed record SyntheticCorpusOptions
{
    /// <summary>The seed of everything that is random: the same seed and sizes produce the same bytes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Dialogs per session, 2 to 16, alternately improvised and scripted. The last session has one more, the continuation of a script.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int DialogsPerSession { get; init => field = Within(value, 2, 16); } = 8;

    /// <summary>Labeled utterances per dialog, 4 to 18 (the number of lines in a script).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int UtterancesPerDialog { get; init => field = Within(value, 4, Script.Continuation.Lines.Count); } = 13;

    /// <summary>Generated clips in each of the two sets, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int GeneratedClips { get; init => field = Within(value, 1, 10_000); } = 120;

    /// <summary>The number of dialogs that are generated in parallel; does not affect the result.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1.</exception>
    public int Threads { get; init => field = Within(value, 1, 1024); } = Environment.ProcessorCount;

    private static int Within(int value, int least, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
        return value;
    }
}
