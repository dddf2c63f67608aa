using System.Globalization;

namespace EmotionRecognition.Corpora;

/// <summary>The utterances of an experiment: the key <c>filter</c> of an experiment file. A condition that is not set leaves nothing out.</summary>
public sealed record RowFilter
{
    /// <summary>A column of every corpus: the speaker.</summary>
    public const string Speaker = "speaker";

    /// <summary>A column of every corpus that has sessions: the session.</summary>
    public const string Session = "session";

    /// <summary>Shorter utterances are left out; in seconds, 0 or more.</summary>
    public double? MinSeconds { get; init; }

    /// <summary>Longer utterances are left out; in seconds, above 0.</summary>
    public double? MaxSeconds { get; init; }

    /// <summary>
    /// By column, the values to keep: a column of the corpus, <see cref="Speaker"/>, or <see cref="Session"/>. The empty value stands for utterances whose
    /// value is not known.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Columns { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The most utterances per speaker, 1 or more; <see cref="FilteredRows"/> says which.</summary>
    public int? PerSpeaker { get; init; }

    /// <summary>Whether it needs a column of the corpus's own.</summary>
    public bool NeedsColumns() => Columns.Keys.Any(column => column is not (Speaker or Session));

    /// <summary>Checks its values.</summary>
    /// <param name="place">The file and key, for errors.</param>
    /// <exception cref="InputException">There is no condition, or one that no utterance can meet.</exception>
    public void Check(string place)
    {
        Require(
            MinSeconds is not null || MaxSeconds is not null || Columns.Count > 0 || PerSpeaker is not null, place, "no condition",
            "one of minSeconds, maxSeconds, columns, perSpeaker", "add one or remove the filter");
        Require(MinSeconds is null or (>= 0 and < double.PositiveInfinity), $"{place}, minSeconds", $"{MinSeconds}", "0 or more seconds", "fix the value");
        Require(MaxSeconds is null or (> 0 and < double.PositiveInfinity), $"{place}, maxSeconds", $"{MaxSeconds}", "more than 0 seconds", "fix the value");
        Require(
            !(MinSeconds > MaxSeconds), $"{place}, maxSeconds", $"{MaxSeconds}", $"minSeconds, which is {MinSeconds}, or more", "fix one of them");
        Require(PerSpeaker is null or >= 1, $"{place}, perSpeaker", $"{PerSpeaker}", "1 or more utterances", "fix the value");
        foreach (var (column, values) in Columns)
        {
            Require(
                values is { Count: > 0 } && !values.Contains(null!), $"{place}, columns, {column}", "no value or a null",
                "a list of values to keep, such as [\"female\"]", "add one or remove the column");
        }
    }

    /// <summary>Checks that a corpus has its columns.</summary>
    /// <param name="place">The file and key, for errors.</param>
    /// <param name="columns">The corpus's own columns.</param>
    /// <exception cref="InputException">It does not; the error lists those that it has.</exception>
    public void CheckColumns(string place, IReadOnlyList<string> columns)
    {
        IReadOnlyList<string> known = [.. columns, Speaker, Session];
        foreach (var column in Columns.Keys)
        {
            Require(
                known.Contains(column), $"{place}, columns", $"\"{column}\"", $"one of {string.Join(", ", known)}, the columns of the corpus",
                "choose one of them");
        }
    }

    /// <summary>Its conditions in words, in the order in which they apply: <c>at least 0.5 s, gender female, at most 40 per speaker</c>.</summary>
    public string Describe()
    {
        IEnumerable<string> conditions =
        [
            .. MinSeconds is { } least ? [string.Create(CultureInfo.InvariantCulture, $"at least {least} s")] : Array.Empty<string>(),
            .. MaxSeconds is { } most ? [string.Create(CultureInfo.InvariantCulture, $"at most {most} s")] : Array.Empty<string>(),
            .. Columns.Select(column => $"{column.Key} {string.Join(" or ", column.Value.Select(Shown))}"),
            .. PerSpeaker is { } number ? [string.Create(CultureInfo.InvariantCulture, $"at most {number} per speaker")] : Array.Empty<string>(),
        ];
        return string.Join(", ", conditions);
    }

    /// <summary>A value as people read it: the empty one is <c>unknown</c>.</summary>
    internal static string Shown(string value) => value.Length == 0 ? "unknown" : value;

    private static void Require(bool holds, string place, string found, string expected, string remedy)
    {
        if (!holds)
        {
            throw new InputException(place, found, expected, remedy);
        }
    }
}
