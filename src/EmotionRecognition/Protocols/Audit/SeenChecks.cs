namespace EmotionRecognition.Protocols.Audit;

/// <summary>Finds test rows that the scored models have seen, if the models were given: their own training rows are not those of the split.</summary>
internal static class SeenChecks
{
    public static IEnumerable<AuditFinding> Run(AuditedSplit split, FindingWriter writer)
    {
        if (split.Input.Seen is not { } seen)
        {
            yield break;
        }

        yield return Write(AuditKind.SeenByTheModel, [.. seen.Where(row => !row.IsOnlyWords)]);
        if (seen.Where(row => row.IsOnlyWords).ToList() is { Count: > 0 } words)
        {
            yield return Write(AuditKind.WordsSeenByTheModel, words);
        }

        AuditFinding Write(AuditKind kind, IReadOnlyList<SeenTestRow> known)
        {
            var keys = known.Select(row => (row.Fold, row.Utterance)).ToHashSet();
            var rows = split.Test.Where(row => keys.Contains((row.Fold, row.Utterance))).ToList();
            return writer.Test(kind, rows, rows.Select(row => row.Utterance).Distinct().Count(), known.Count == 0 ? "" : known[0].Example);
        }
    }
}
