using System.Globalization;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora;

/// <summary>What people heard in an utterance: the share of a rater's votes, or of the votes of all listeners together, that named an emotion.</summary>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Rater">The rater; empty if only the votes of all listeners together are known.</param>
/// <param name="Emotion">The emotion, as the corpus writes labels.</param>
/// <param name="Share">0 to 1. A rater who names two emotions gives half a vote to each.</param>
public sealed record Judgment(string Utterance, string Rater, string Emotion, double Share);

/// <summary><c>judgments.csv</c>: <c>utterance,rater,emotion,share</c>.</summary>
public static class JudgmentTable
{
    private static readonly string[] _columns = ["utterance", "rater", "emotion", "share"];

    /// <summary>Writes judgments in the order given.</summary>
    public static void Write(string path, IEnumerable<Judgment> judgments) => CsvFile.Write(
        path,
        _columns,
        judgments.Select(judgment => (string[])
        [
            judgment.Utterance, judgment.Rater, judgment.Emotion, Math.Round(judgment.Share, 6).ToString("0.######", CultureInfo.InvariantCulture),
        ]));

    /// <summary>Reads judgments in the order of the table.</summary>
    /// <exception cref="InputException">The file is missing or malformed, or a share is not from 0 to 1.</exception>
    public static IReadOnlyList<Judgment> Read(string path) =>
    [
        .. CsvFile.Read(path, _columns).Select(row => new Judgment(
            row.Text("utterance"),
            row["rater"],
            row.Text("emotion"),
            row.Number("share") is >= 0 and <= 1 and var share
                ? share
                : throw new InputException(row.Place("share"), row["share"], "a number from 0 to 1", "fix the field"))),
    ];
}
