using System.Globalization;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Protocols;
using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// What models remember of their test rows. Models that have seen test rows are rejected under protocols that forbid leaks. For given models, everything is
/// written down: <c>given-models.csv</c> has a line per model, <c>seen.csv</c> one per test row that a model recognized.
/// </summary>
internal sealed class ModelMemory
{
    private static readonly string[] _modelColumns = ["protocol", "system", "fold", "utterances", "only_names", "test_rows", "seen", "renamed", "same_words"];
    private static readonly string[] _rowColumns = ["protocol", "system", "fold", "utterance", "known_as", "role", "by"];

    private readonly List<string[]> _models = [];
    private readonly List<string[]> _rows = [];

    /// <summary>Takes down what a model recognized.</summary>
    /// <param name="folder">The model's folder, for errors.</param>
    /// <param name="model">The model.</param>
    /// <param name="protocol">The protocol that it is scored under.</param>
    /// <param name="system">The system's name.</param>
    /// <param name="fold">The fold, from 1.</param>
    /// <param name="tested">The number of its test rows, each utterance once.</param>
    /// <param name="recognized">Those that it recognized.</param>
    /// <exception cref="InputException">It has seen test rows, and the protocol does not allow that.</exception>
    public void Add(
        string folder, SavedModel model, IProtocol protocol, string system, int fold, int tested, IReadOnlyList<RecognizedRow> recognized)
    {
        Reject(folder, fold, tested, [.. recognized.Where(row => IsForbidden(protocol, row))]);
        string[] start = [protocol.Name, system, Text(fold)];
        _models.Add(
        [
            .. start, Text(model.UtterancesSeen.Count), model.KnowsOnlyNames ? "yes" : "no", Text(tested), Text(recognized.Count(row => row.IsSeen)),
            Text(recognized.Count(row => row.IsRenamed)), Text(recognized.Count(row => !row.IsSeen)),
        ]);
        _rows.AddRange(recognized.Select(row => (string[])[.. start, row.Utterance, row.Known, row.Role, NameOf(row.By)]));
    }

    /// <summary>Writes both tables, and warns if there are models that know only names.</summary>
    public void Write(StageRun run, ExperimentPlan plan)
    {
        CsvFile.Write(run.Output(plan.GivenModelsTable), _modelColumns, _models);
        CsvFile.Write(run.Output(plan.SeenTestRows), _rowColumns, _rows);
        if (Doubt(ReadModels(run.Output(plan.GivenModelsTable))) is { } doubt)
        {
            run.Warn(doubt);
        }
    }

    /// <summary>What cannot be known about given models, as a sentence; null if all of them remember more than names.</summary>
    public static string? Doubt(IReadOnlyList<GivenModel> models) => models.Count(model => model.KnowsOnlyNames) is > 0 and var few
        ? $"{few} of {models.Count} given models know the rows that they were trained and selected on by name only, so they may have seen test rows under "
            + "other names."
        : null;

    /// <summary>Reads <c>given-models.csv</c>.</summary>
    /// <exception cref="InputException">It is missing or malformed.</exception>
    public static IReadOnlyList<GivenModel> ReadModels(string path) =>
    [
        .. CsvFile.Read(path, _modelColumns).Select(row => new GivenModel(
            row["protocol"], row["system"], row.Integer("fold"), row["only_names"] == "yes", row.Integer("test_rows"), row.Integer("seen"),
            row.Integer("renamed"), row.Integer("same_words"))),
    ];

    /// <summary>Reads the test rows of one protocol from <c>seen.csv</c>: each once per fold, with the first certain evidence if there is any.</summary>
    /// <exception cref="InputException">It is missing or malformed.</exception>
    public static IReadOnlyList<SeenTestRow> ReadRows(string path, IProtocol protocol) =>
    [
        .. from row in CsvFile.Read(path, _rowColumns)
           where row["protocol"] == protocol.Name
           let seen = new RecognizedRow(row["utterance"], row["known_as"], row["role"], EvidenceOf(row))
           group seen by (Fold: row.Integer("fold"), seen.Utterance) into evidence
           let best = evidence.OrderBy(seen => seen.IsSeen ? 0 : 1).First()
           select new SeenTestRow(evidence.Key.Fold, best.Utterance, !best.IsSeen, best.ToString()),
    ];

    // A protocol that selects on test rows shows them to its models by design; one that permits leaks may have duplicates on both sides of its split.
    // The audit counts both.
    private static bool IsForbidden(IProtocol protocol, RecognizedRow row) =>
        row.IsSeen && (protocol.Audit.ForbidsLeaks || (row.By == SeenBy.Name && protocol.SelectedOn != SelectedOn.TestRows));

    private static void Reject(string folder, int fold, int tested, IReadOnlyList<RecognizedRow> seen)
    {
        if (seen.Count == 0)
        {
            return;
        }

        var renamed = seen.Where(row => row.IsRenamed).ToList();
        var example = renamed is [var pair, ..] ? $"{renamed.Count} of them under another name: {pair}" : $"such as {seen[0].Utterance}";
        throw new InputException(
            folder,
            $"a model that was trained or selected on {seen.Count} of the {tested} test rows of fold {fold}, {example}",
            "a model that has not seen them",
            "pass models trained on exactly this split, or train them here");
    }

    private static SeenBy EvidenceOf(CsvRow row)
    {
        var known = Enum.GetValues<SeenBy>();
        var found = Array.FindIndex(known, each => NameOf(each) == row["by"]);
        return found >= 0
            ? known[found]
            : throw new InputException(row.Place("by"), $"\"{row["by"]}\"", $"one of {string.Join(", ", known.Select(NameOf))}", "run the target Evaluate");
    }

    private static string NameOf(SeenBy by) => by switch
    {
        SeenBy.Name => "name",
        SeenBy.Sound => "sound",
        SeenBy.Features => "features",
        _ => "words",
    };

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a given model remembers of its test rows.</summary>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="System">The system's name.</param>
/// <param name="Fold">From 1.</param>
/// <param name="KnowsOnlyNames">Whether it remembers its rows by their names only.</param>
/// <param name="TestRows">Its test rows, each utterance once.</param>
/// <param name="Seen">Those that it was trained or selected on.</param>
/// <param name="Renamed">Those of them that had another name.</param>
/// <param name="SameWords">Other test rows whose words a model that reads only words has seen.</param>
internal sealed record GivenModel(
    string Protocol, string System, int Fold, bool KnowsOnlyNames, int TestRows, int Seen, int Renamed, int SameWords);
