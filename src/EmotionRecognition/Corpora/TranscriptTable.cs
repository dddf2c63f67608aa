using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora;

/// <summary>The transcript of an utterance, as written in the corpus.</summary>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Text">The text, not normalized; may be empty.</param>
public sealed record Transcript(string Utterance, string Text);

/// <summary><c>transcripts.csv</c>: <c>utterance,text</c>, with the text as written in the corpus.</summary>
public static class TranscriptTable
{
    private static readonly string[] _columns = ["utterance", "text"];

    /// <summary>Writes transcripts in the order given.</summary>
    public static void Write(string path, IEnumerable<Transcript> transcripts) =>
        CsvFile.Write(path, _columns, transcripts.Select(transcript => new[] { transcript.Utterance, transcript.Text }));

    /// <summary>Reads transcripts in the order of the table.</summary>
    /// <exception cref="InputException">The file is missing or malformed, or an id is empty or a duplicate.</exception>
    public static IReadOnlyList<Transcript> Read(string path)
    {
        var places = new FirstPlaces("each utterance once");
        var transcripts = new List<Transcript>();
        foreach (var row in CsvFile.Read(path, _columns))
        {
            var transcript = new Transcript(row.Text("utterance"), row["text"]);
            places.Add(transcript.Utterance, row.Place("utterance"));
            transcripts.Add(transcript);
        }

        return transcripts;
    }
}
