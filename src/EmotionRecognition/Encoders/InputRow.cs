using EmotionRecognition.Tables;

namespace EmotionRecognition.Encoders;

/// <summary>An utterance as an encoder reads it; its features are in tables beside.</summary>
/// <param name="Utterance">Its id, by which feature tables are searched.</param>
/// <param name="Text">Its normalized transcript; may be empty.</param>
public record InputRow(string Utterance, string Text);

/// <summary>An utterance whose class is known.</summary>
/// <param name="Utterance">Its id, by which feature tables are searched.</param>
/// <param name="Text">Its normalized transcript; may be empty.</param>
/// <param name="Class">Index of its class, from 0.</param>
/// <param name="Copies">How often the row counts, at least 1; the study counts rare classes many times.</param>
public sealed record LabeledRow(string Utterance, string Text, int Class, int Copies = 1) : InputRow(Utterance, Text)
{
    /// <summary>Every row as often as it counts, duplicates side by side.</summary>
    public static IReadOnlyList<LabeledRow> Repeat(IEnumerable<LabeledRow> rows) =>
        [.. rows.SelectMany(row => Enumerable.Repeat(row with { Copies = 1 }, row.Copies))];
}

/// <summary>Tables of acoustic features by the name of their set.</summary>
public sealed class FeatureTables
{
    private readonly IReadOnlyDictionary<string, FeatureTable> _tables;

    /// <summary>Makes the collection.</summary>
    /// <param name="tables">By set the features of all utterances, unscaled.</param>
    public FeatureTables(IReadOnlyDictionary<string, FeatureTable> tables) => _tables = tables;

    /// <summary>No tables: what encoders of text need.</summary>
    public static FeatureTables None { get; } = new(new Dictionary<string, FeatureTable>());

    /// <summary>The table of a set.</summary>
    /// <exception cref="InputException">It was not read.</exception>
    public FeatureTable this[string set] => _tables.TryGetValue(set, out var table)
        ? table
        : throw new InputException(
            $"feature set {set}", "no table", _tables.Count == 0 ? "its features" : $"one of {string.Join(", ", _tables.Keys)}", "compute it first");
}

/// <summary>What an encoder works on.</summary>
/// <param name="Rows">N utterances.</param>
/// <param name="Features">The acoustic features of all of them, where an encoder asks for some.</param>
public sealed record EncoderInput(IReadOnlyList<InputRow> Rows, FeatureTables Features);
