namespace EmotionRecognition.SplitAudit.Splits;

/// <summary>What the clips of a split are called: the name of the file or, where two files have one name, its path.</summary>
internal sealed class ClipIds
{
    private readonly HashSet<string> _shared;

    private ClipIds(HashSet<string> shared) => _shared = shared;

    /// <summary>Finds out which names are shared.</summary>
    public static ClipIds Of(IReadOnlyList<SplitLine> lines) => new(
    [
        .. lines.GroupBy(line => line.Stem, StringComparer.Ordinal)
            .Where(same => same.Select(line => line.Path).Distinct(StringComparer.Ordinal).Skip(1).Any()).Select(same => same.Key),
    ]);

    /// <summary>The id of a line's clip.</summary>
    public string Of(SplitLine line) => _shared.Contains(line.Stem) ? line.Path.TrimStart('/', '.').Replace('/', '_') : line.Stem;
}
