using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora;

/// <summary>Something in the input that is left out on purpose, and counted in the report.</summary>
/// <param name="Item">The utterance id or line that is left out.</param>
/// <param name="Place">File, relative to its corpus, and line it stands in; the same wherever the corpus lies.</param>
/// <param name="Reason">One of a stage's few fixed reasons, so that omissions can be counted by it.</param>
public sealed record Omission(string Item, string Place, string Reason);

/// <summary><c>omissions.csv</c>: <c>item,place,reason</c>, all that a stage left out on purpose.</summary>
public static class OmissionTable
{
    private static readonly string[] _columns = ["item", "place", "reason"];

    /// <summary>Writes omissions in the order given.</summary>
    public static void Write(string path, IEnumerable<Omission> omissions) =>
        CsvFile.Write(path, _columns, omissions.Select(omission => new[] { omission.Item, omission.Place, omission.Reason }));

    /// <summary>Reads omissions in the table's order.</summary>
    /// <exception cref="InputException">The file is missing or not such a table, or a reason is empty.</exception>
    public static IReadOnlyList<Omission> Read(string path) =>
        CsvFile.Read(path, _columns).Select(row => new Omission(row["item"], row["place"], row.Text("reason"))).ToList();
}
