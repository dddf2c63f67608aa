using System.Globalization;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Encoders.Dialogs;

/// <summary>One turn of a dialog.</summary>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Dialog">The dialog that it is part of.</param>
/// <param name="Speaker">Who speaks.</param>
/// <param name="Start">Seconds from the start of the dialog; 0 for every turn if only their order is known.</param>
/// <param name="End">Seconds from the start of the dialog.</param>
public sealed record Turn(string Utterance, string Dialog, string Speaker, double Start, double End);

/// <summary>The dialogs of a corpus: which turns precede and follow an utterance, whatever their labels.</summary>
public sealed class Conversations
{
    private readonly Dictionary<string, (IReadOnlyList<Turn> Turns, int Index)> _placeOf = new(StringComparer.Ordinal);

    /// <summary>Puts turns in order: by their start; those that start together keep the order given.</summary>
    /// <param name="turns">All turns, each utterance once.</param>
    /// <exception cref="InputException">An utterance occurs twice.</exception>
    public Conversations(IEnumerable<Turn> turns)
    {
        foreach (var dialog in turns.GroupBy(turn => turn.Dialog, StringComparer.Ordinal))
        {
            List<Turn> ordered = [.. dialog.OrderBy(turn => turn.Start)];
            foreach (var (index, turn) in ordered.Index())
            {
                if (!_placeOf.TryAdd(turn.Utterance, (ordered, index)))
                {
                    throw new InputException("turns", $"duplicate utterance {turn.Utterance}", "each utterance once", "run the target Labels");
                }
            }
        }
    }

    /// <summary>The turns of an utterance's dialog in order, and the utterance's index among them.</summary>
    /// <param name="utterance">The utterance's id.</param>
    /// <exception cref="InputException">It is not a turn of any dialog.</exception>
    public (IReadOnlyList<Turn> Turns, int Index) PlaceOf(string utterance) => _placeOf.TryGetValue(utterance, out var place)
        ? place
        : throw new InputException($"dialog of {utterance}", "no turn", "one turn per utterance", "run the target Labels");
}

/// <summary>Reads and writes <c>turns.csv</c>: <c>utterance,dialog,speaker,start,end</c>, times in seconds.</summary>
public static class TurnTable
{
    private static readonly string[] _columns = ["utterance", "dialog", "speaker", "start", "end"];

    /// <summary>Writes turns in the order given.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="turns">The turns.</param>
    public static void Write(string path, IEnumerable<Turn> turns) => CsvFile.Write(
        path, _columns, turns.Select(turn => (string[])[turn.Utterance, turn.Dialog, turn.Speaker, Text(turn.Start), Text(turn.End)]));

    /// <summary>Reads turns.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It is missing or malformed.</exception>
    public static IReadOnlyList<Turn> Read(string path) =>
    [
        .. CsvFile.Read(path, _columns).Select(row => new Turn(
            row.Text("utterance"), row.Text("dialog"), row["speaker"], row.Number("start"), row.Number("end"))),
    ];

    private static string Text(double seconds) => seconds.ToString("R", CultureInfo.InvariantCulture);
}
