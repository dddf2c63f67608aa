namespace EmotionRecognition.Corpora.Own;

/// <summary>One clip of a user's corpus, before its sound is opened.</summary>
/// <param name="Id">Unique in the corpus.</param>
/// <param name="Place">Where it is described: a file and line, or a file; for errors and omissions, the same on every machine.</param>
/// <param name="File">The full path of its sound; null if the corpus has only text.</param>
/// <param name="Start">Seconds from the start of the file.</param>
/// <param name="End">Seconds from the start of the file; null: its end.</param>
/// <param name="Values">All columns, after templates and values of the description were applied.</param>
internal sealed record OwnClip(string Id, string Place, string? File, double Start, double? End, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>A column's value; empty if the corpus does not have it.</summary>
    public string this[string column] => Values.GetValueOrDefault(column, "");
}
