namespace EmotionRecognition.Encoders;

/// <summary>An utterance whose class is known.</summary>
/// <param name="Utterance">Its id, by which the table of acoustic features is searched.</param>
/// <param name="Text">Its normalised transcript; may be empty.</param>
/// <param name="Class">Index of its class, from 0.</param>
/// <param name="Copies">How often the row counts, at least 1; the study counts rare classes many times.</param>
public sealed record LabelledRow(string Utterance, string Text, int Class, int Copies = 1) : InputRow(Utterance, Text)
{
    /// <summary>Every row as often as it counts, copies side by side.</summary>
    public static IReadOnlyList<LabelledRow> Repeat(IEnumerable<LabelledRow> rows) =>
        [.. rows.SelectMany(row => Enumerable.Repeat(row with { Copies = 1 }, row.Copies))];
}
