namespace EmotionRecognition.Tables;

/// <summary>Named features of utterances, with one row per utterance and one column per feature.</summary>
public sealed class FeatureTable
{
    private readonly Dictionary<string, int> _rowOf;

    /// <summary>Creates a table over existing values.</summary>
    /// <param name="columns">Names of the D features.</param>
    /// <param name="utterances">Ids of the N utterances, each once.</param>
    /// <param name="values">N x D finite values, row by row.</param>
    /// <exception cref="ArgumentException">The sizes do not match, or there is a duplicate utterance.</exception>
    public FeatureTable(IReadOnlyList<string> columns, IReadOnlyList<string> utterances, float[] values)
    {
        if (values.Length != columns.Count * utterances.Count)
        {
            throw new ArgumentException($"{values.Length} values, expected {utterances.Count} x {columns.Count}", nameof(values));
        }

        Columns = columns;
        Utterances = utterances;
        Values = values;
        _rowOf = utterances.Select((utterance, row) => (utterance, row)).ToDictionary(pair => pair.utterance, pair => pair.row);
    }

    /// <summary>Names of the D features.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Ids of the N utterances in row order.</summary>
    public IReadOnlyList<string> Utterances { get; }

    /// <summary>N x D values, row by row.</summary>
    public float[] Values { get; }

    /// <summary>Whether the utterance has a row.</summary>
    public bool Contains(string utterance) => _rowOf.ContainsKey(utterance);

    /// <summary>The D features of an utterance.</summary>
    /// <exception cref="KeyNotFoundException">The utterance has no row.</exception>
    public ReadOnlySpan<float> Row(string utterance) => Values.AsSpan(_rowOf[utterance] * Columns.Count, Columns.Count);
}
