using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora;

/// <summary>What was said in an utterance, as the corpus writes it.</summary>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Text">The words, not normalised; may be empty.</param>
public sealed record Transcript(string Utterance, string Text);

/// <summary><c>transcripts.csv</c>: <c>utterance,text</c>, the text as the corpus writes it.</summary>
public static class TranscriptTable
{
    private static readonly string[] _columns = ["utterance", "text"];

    /// <summary>Writes transcripts in the order given.</summary>
    public static void Write(string path, IEnumerable<Transcript> transcripts) =>
        CsvFile.Write(path, _columns, transcripts.Select(transcript => new[] { transcript.Utterance, transcript.Text }));

    /// <summary>Reads transcripts in the table's order.</summary>
    /// <exception cref="InputException">The file is missing or not such a table, or an id is empty or comes twice.</exception>
    public static IReadOnlyList<Transcript> Read(string path)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var transcripts = new List<Transcript>();
        foreach (var row in CsvFile.Read(path, _columns))
        {
            var transcript = new Transcript(row.Text("utterance"), row["text"]);
            if (!ids.Add(transcript.Utterance))
            {
                throw new InputException(
                    row.Place("utterance"), $"duplicate {transcript.Utterance}", "each utterance once", "remove a line");
            }

            transcripts.Add(transcript);
        }

        return transcripts;
    }
}
