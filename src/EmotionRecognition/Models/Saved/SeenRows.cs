using System.Globalization;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Models.Saved;

/// <summary>
/// The table <c>rows.csv</c> of a saved model: the rows that it was trained on or selected on, with hashes by which they are recognized under any name.
/// Models saved before there were hashes know names only.
/// </summary>
internal sealed class SeenRows
{
    /// <summary>The table's name in the model's folder.</summary>
    public const string Name = "rows.csv";

    /// <summary>The role of rows that weights were fitted on.</summary>
    public const string TrainRole = "train";

    private const string SelectionRole = "selection";
    private const string SoundColumn = "recording";
    private const string WordsColumn = "words";
    private const string FeaturesPrefix = "features-";

    private static readonly string[] _columns = ["utterance", "role", "copies"];

    private readonly Dictionary<(SeenBy By, string Set, string Print), (string Utterance, string Role)> _rows = [];
    private readonly HashSet<string> _utterances = new(StringComparer.Ordinal);

    private SeenRows(bool knowsOnlyNames) => KnowsOnlyNames = knowsOnlyNames;

    /// <summary>Whether there are no hashes of sound or features, so that rows under other names cannot be recognized.</summary>
    public bool KnowsOnlyNames { get; }

    /// <summary>The utterances.</summary>
    public IReadOnlySet<string> Utterances => _utterances;

    /// <summary>Writes the rows that weights were fitted on and those that epoch or penalty was chosen on.</summary>
    public static void Write(string folder, TrainingTask task)
    {
        var sets = RowPrint.SetsOf(task.Inputs);
        string[] columns =
        [
            .. _columns, .. task.Recordings is null ? [] : new[] { SoundColumn }, .. sets.Select(set => FeaturesPrefix + set),
            .. RowPrint.ReadsOnlyWords(task.Inputs) ? new[] { WordsColumn } : [],
        ];
        IEnumerable<string[]> LinesOf(IEnumerable<LabeledRow> rows, string role) =>
            from row in rows
            let print = RowPrint.Of(row, task.Inputs, task.Features, task.Recordings)
            select columns.Select(column => column switch
            {
                "utterance" => row.Utterance,
                "role" => role,
                "copies" => (row.Copies * (role == TrainRole ? 1 + (task.Augmentation?.Copies.Count ?? 0) : 1)).ToString(CultureInfo.InvariantCulture),
                SoundColumn => print.Sound ?? "",
                WordsColumn => print.Words ?? "",
                _ => print.Features.GetValueOrDefault(column[FeaturesPrefix.Length..], ""),
            }).ToArray();

        CsvFile.Write(Path.Combine(folder, Name), columns, [.. LinesOf(task.Training, TrainRole), .. LinesOf(task.Validation, SelectionRole)]);
    }

    /// <summary>Reads the table.</summary>
    /// <exception cref="InputException">It is missing or malformed.</exception>
    public static SeenRows Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        var sets = CsvFile.ReadHeader(path).Where(column => column.StartsWith(FeaturesPrefix, StringComparison.Ordinal)).ToList();
        var seen = new SeenRows(sets.Count == 0 && !CsvFile.ReadHeader(path).Contains(SoundColumn));
        foreach (var row in CsvFile.Read(path, _columns))
        {
            var (known, role) = (row.Text("utterance"), row.Text("role"));
            void Add(SeenBy by, string set, string column)
            {
                if (row.Has(column) && row[column].Length > 0)
                {
                    seen._rows.TryAdd((by, set, row[column]), (known, role));
                }
            }

            Add(SeenBy.Name, "", "utterance");
            Add(SeenBy.Sound, "", SoundColumn);
            Add(SeenBy.Words, "", WordsColumn);
            foreach (var column in sets)
            {
                Add(SeenBy.Features, column[FeaturesPrefix.Length..], column);
            }

            seen._utterances.Add(known);
        }

        return seen;
    }

    /// <summary>The row that a row is or may be, by the strongest evidence; null if nothing of it has been seen.</summary>
    public RecognizedRow? Find(RowPrint row) =>
        Find(row, SeenBy.Name, "", row.Utterance)
        ?? Find(row, SeenBy.Sound, "", row.Sound)
        ?? row.Features.Select(pair => Find(row, SeenBy.Features, pair.Key, pair.Value)).FirstOrDefault(found => found is not null)
        ?? Find(row, SeenBy.Words, "", row.Words);

    private RecognizedRow? Find(RowPrint row, SeenBy by, string set, string? print) =>
        print is not null && _rows.TryGetValue((by, set, print), out var known) ? new RecognizedRow(row.Utterance, known.Utterance, known.Role, by) : null;
}
