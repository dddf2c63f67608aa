using System.Globalization;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora;

/// <summary>
/// <c>labels.csv</c>: <c>utterance,dialog,speaker,session,start,end,emotion,valence,activation,dominance</c>; numbers in the shortest
/// form that round-trips; ratings that a corpus does not have are empty.
/// </summary>
public static class LabelTable
{
    private static readonly string[] _columns =
        ["utterance", "dialog", "speaker", "session", "start", "end", "emotion", "valence", "activation", "dominance"];

    /// <summary>Writes utterances in the order given.</summary>
    public static void Write(string path, IEnumerable<Utterance> utterances) => CsvFile.Write(path, _columns, utterances.Select(Fields));

    /// <summary>Reads utterances in the order of the table.</summary>
    /// <exception cref="InputException">
    /// The file is missing or malformed; an id, dialog, speaker, or emotion is empty; an id is a duplicate; or an utterance ends before it
    /// starts. The message names line and column.
    /// </exception>
    public static IReadOnlyList<Utterance> Read(string path)
    {
        var places = new FirstPlaces("each utterance once");
        var utterances = new List<Utterance>();
        foreach (var row in CsvFile.Read(path, _columns))
        {
            var utterance = FromRow(row);
            places.Add(utterance.Id, row.Place("utterance"));
            utterances.Add(utterance);
        }

        return utterances;
    }

    private static string[] Fields(Utterance utterance) =>
    [
        utterance.Id,
        utterance.Dialog,
        utterance.Speaker,
        utterance.Session,
        Text(utterance.Start),
        Text(utterance.End),
        utterance.Emotion,
        Text(utterance.Valence),
        Text(utterance.Activation),
        Text(utterance.Dominance),
    ];

    private static string Text(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static Utterance FromRow(CsvRow row)
    {
        var (start, end) = (row.Number("start"), row.Number("end"));
        if (start < 0 || end < start)
        {
            throw new InputException(row.Place("end"), $"times {row["start"]} to {row["end"]}", "0 <= start <= end", "fix the line");
        }

        return new Utterance(
            row.Text("utterance"),
            row.Text("dialog"),
            row.Text("speaker"),
            row["session"],
            start,
            end,
            row.Text("emotion"),
            row.OptionalNumber("valence"),
            row.OptionalNumber("activation"),
            row.OptionalNumber("dominance"));
    }
}
