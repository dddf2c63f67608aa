using EmotionRecognition.Encoders.Dialogs;
using EmotionRecognition.Tables;
using EmotionRecognition.Text;

namespace EmotionRecognition.Encoders;

/// <summary>An utterance as encoders read it; its features are in separate tables.</summary>
/// <param name="Utterance">Its id, the key of feature tables.</param>
/// <param name="Text">Its normalized transcript; may be empty.</param>
public record InputRow(string Utterance, string Text)
{
    /// <summary>How the sound was altered before its features were computed, such as <c>speed-0.9</c>; empty for the clip itself.</summary>
    public string Alteration { get; init; } = "";

    /// <summary>Its transcript as the corpus has it; empty unless an encoder reads it (<see cref="InputEncoder.TextForm"/>).</summary>
    public string Written { get; init; } = "";

    /// <summary>Its transcript in a form.</summary>
    /// <param name="form">The form.</param>
    public string TextIn(TextForm form) => form == TextForm.AsWritten ? Written : Text;
}

/// <summary>An utterance with a known class.</summary>
/// <param name="Utterance">Its id, the key of feature tables.</param>
/// <param name="Text">Its normalized transcript; may be empty.</param>
/// <param name="Class">Index of its class, from 0.</param>
/// <param name="Copies">How many times the row counts, at least 1; the study duplicates rows of rare classes.</param>
public sealed record LabeledRow(string Utterance, string Text, int Class, int Copies = 1) : InputRow(Utterance, Text)
{
    /// <summary>Repeats each row by its number of copies, with duplicates side by side.</summary>
    public static IReadOnlyList<LabeledRow> Repeat(IEnumerable<LabeledRow> rows) =>
        [.. rows.SelectMany(row => Enumerable.Repeat(row with { Copies = 1 }, row.Copies))];
}

/// <summary>Tables of acoustic features by feature set.</summary>
public sealed class FeatureTables
{
    private readonly IReadOnlyDictionary<string, FeatureTable> _tables;

    /// <summary>Creates the collection.</summary>
    /// <param name="tables">The unscaled features of all utterances, by feature set.</param>
    public FeatureTables(IReadOnlyDictionary<string, FeatureTable> tables) => _tables = tables;

    /// <summary>No tables, for encoders of text.</summary>
    public static FeatureTables None { get; } = new(new Dictionary<string, FeatureTable>());

    /// <summary>The dialogs that the utterances are part of; without any turns unless an encoder reads them.</summary>
    public Conversations Dialogs { get; init; } = new([]);

    /// <summary>All utterances of the corpus by id, for encoders that read the turns around one; none unless an encoder reads dialogs.</summary>
    public IReadOnlyDictionary<string, InputRow> Utterances { get; init; } = new Dictionary<string, InputRow>();

    /// <summary>The collection with some tables added or replaced.</summary>
    /// <param name="tables">These tables by feature set.</param>
    public FeatureTables With(IReadOnlyDictionary<string, FeatureTable> tables)
    {
        var all = new Dictionary<string, FeatureTable>(_tables);
        foreach (var (set, table) in tables)
        {
            all[set] = table;
        }

        return new FeatureTables(all) { Dialogs = Dialogs, Utterances = Utterances };
    }

    /// <summary>What the table of another system's class probabilities is called among the feature sets.</summary>
    /// <param name="system">The other system.</param>
    public static string ProbabilitiesOf(string system) => $"probabilities/{system}";

    /// <summary>The table of a feature set; null if there is none.</summary>
    /// <param name="set">Its name.</param>
    public FeatureTable? Find(string set) => _tables.GetValueOrDefault(set);

    /// <summary>The table of a feature set.</summary>
    /// <exception cref="InputException">There is no such table.</exception>
    public FeatureTable this[string set] => _tables.TryGetValue(set, out var table)
        ? table
        : throw new InputException(
            $"feature set {set}", "no table", _tables.Count == 0 ? "its features" : $"one of {string.Join(", ", _tables.Keys)}", "run the target Acoustics");
}

/// <summary>The input of an encoder.</summary>
/// <param name="Rows">N utterances.</param>
/// <param name="Features">Their acoustic features, for encoders that read any.</param>
public sealed record EncoderInput(IReadOnlyList<InputRow> Rows, FeatureTables Features);
