using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders.Dialogs;
using EmotionRecognition.Tables;
using EmotionRecognition.Text;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// What training reads of utterances, in tables of its own: <c>emotions.csv</c> (<c>utterance,emotion</c>) and <c>texts.csv</c> (<c>utterance,text</c>,
/// normalized). A change of anything else in labels or transcripts, such as a rating or a capital letter, leaves them as they are and trains nothing again.
/// </summary>
internal static class TrainingColumns
{
    private const string Utterance = "utterance";

    /// <summary>Writes the emotions of utterances, in the order given.</summary>
    public static void WriteEmotions(string path, IEnumerable<Utterance> utterances) =>
        Write(path, "emotion", utterances.Select(utterance => (utterance.Id, utterance.Emotion)));

    /// <summary>Writes texts as the study normalized them, in the order given.</summary>
    public static void WriteTexts(string path, IEnumerable<Transcript> transcripts) =>
        Write(path, "text", transcripts.Select(transcript => (transcript.Utterance, TextNormalizer.Normalize(transcript.Text))));

    /// <summary>Writes who speaks when, in the order given.</summary>
    public static void WriteTurns(string path, IEnumerable<Utterance> utterances) => TurnTable.Write(
        path,
        utterances.Select(utterance => new Turn(utterance.Id, utterance.Dialog, utterance.Speaker, utterance.Start, utterance.End)));

    /// <summary>Reads <c>emotions.csv</c>: the emotion of each utterance, as written in the corpus.</summary>
    public static IReadOnlyList<(string Utterance, string Emotion)> ReadEmotions(string path) => Read(path, "emotion");

    /// <summary>Reads <c>texts.csv</c>: the normalized text of each utterance that has one; may be empty.</summary>
    public static IReadOnlyList<(string Utterance, string Text)> ReadTexts(string path) => Read(path, "text");

    /// <summary>Writes the rows of several tables as one.</summary>
    /// <param name="path">The table to write.</param>
    /// <param name="parts">Tables of the same kind.</param>
    /// <param name="column"><c>emotion</c> or <c>text</c>.</param>
    public static void Join(string path, IEnumerable<string> parts, string column) => Write(path, column, parts.SelectMany(part => Read(part, column)));

    private static void Write(string path, string column, IEnumerable<(string Id, string Value)> rows) =>
        CsvFile.Write(path, [Utterance, column], rows.Select(row => new[] { row.Id, row.Value }));

    private static IReadOnlyList<(string Id, string Value)> Read(string path, string column) =>
        [.. CsvFile.Read(path, Utterance, column).Select(row => (row.Text(Utterance), row[column]))];
}
