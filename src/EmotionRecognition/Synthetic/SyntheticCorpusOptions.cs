using EmotionRecognition.Synthetic.Language;

namespace EmotionRecognition.Synthetic;

/// <summary>What to write. The defaults give the corpus that the build uses.</summary>
public sealed record SyntheticCorpusOptions
{
    /// <summary>Everything is drawn from it: the same seed and sizes give the same bytes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Dialogs a session, 2 to 16: improvised ones and scripted ones by turns. The last session has one more, the continuation of a script.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to something else.</exception>
    public int DialogsPerSession { get; init => field = Within(value, 2, 16); } = 8;

    /// <summary>Labelled utterances a dialog, 4 to 18 (the lines of a script).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to something else.</exception>
    public int UtterancesPerDialog { get; init => field = Within(value, 4, Script.Continuation.Lines.Count); } = 13;

    /// <summary>Generated clips in each of the two sets, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to less.</exception>
    public int GeneratedClips { get; init => field = Within(value, 1, 10_000); } = 120;

    /// <summary>Dialogs that are made at the same time; changes no byte.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1.</exception>
    public int Threads { get; init => field = Within(value, 1, 1024); } = Environment.ProcessorCount;

    private static int Within(int value, int least, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
        return value;
    }
}
