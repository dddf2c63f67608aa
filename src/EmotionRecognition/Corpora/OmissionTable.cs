using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora;

/// <summary>Something in the input that is deliberately left out; the report counts omissions.</summary>
/// <param name="Item">The utterance id or line that is left out.</param>
/// <param name="Place">Its file, relative to the corpus, and line; the same on every machine.</param>
/// <param name="Reason">A reason from the stage's short fixed list, so that omissions can be counted by reason.</param>
public sealed record Omission(string Item, string Place, string Reason);

/// <summary><c>omissions.csv</c>: <c>item,place,reason</c>, everything that a stage left out.</summary>
public static class OmissionTable
{
    private static readonly string[] _columns = ["item", "place", "reason"];

    /// <summary>Writes omissions in the order given.</summary>
    public static void Write(string path, IEnumerable<Omission> omissions) =>
        CsvFile.Write(path, _columns, omissions.Select(omission => new[] { omission.Item, omission.Place, omission.Reason }));

    /// <summary>Reads omissions in the order of the table.</summary>
    /// <exception cref="InputException">The file is missing or malformed, or a reason is empty.</exception>
    public static IReadOnlyList<Omission> Read(string path) =>
        CsvFile.Read(path, _columns).Select(row => new Omission(row["item"], row["place"], row.Text("reason"))).ToList();
}
