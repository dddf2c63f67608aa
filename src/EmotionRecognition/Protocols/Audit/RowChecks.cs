namespace EmotionRecognition.Protocols.Audit;

/// <summary>Checks of test rows and their classes that need no comparison with other rows.</summary>
internal static class RowChecks
{
    public static IEnumerable<AuditFinding> Run(AuditedSplit split, FindingWriter writer)
    {
        yield return ConflictingLabels(split, writer);
        yield return ClassesNotTrained(split, writer);
    }

    private static AuditFinding ConflictingLabels(AuditedSplit split, FindingWriter writer)
    {
        var conflicts = split.Input.Utterances.GroupBy(utterance => utterance.Id)
            .Select(rows => (Utterance: rows.Key, Labels: rows.Select(row => row.Emotion).DistinctBy(split.Input.Classes.ClassOf).ToList()))
            .Where(pair => pair.Labels.Count > 1)
            .ToDictionary(pair => pair.Utterance, pair => pair.Labels);
        var rows = split.Test.Where(row => conflicts.ContainsKey(row.Utterance)).ToList();
        var example = rows is [var first, ..] ? $"{first.Utterance} is {string.Join(" and ", conflicts[first.Utterance])}" : "";
        return writer.Test(AuditKind.ConflictingLabels, rows, rows.Select(row => row.Utterance).Distinct().Count(), example);
    }

    private static AuditFinding ClassesNotTrained(AuditedSplit split, FindingWriter writer)
    {
        var trained = split.Folds.ToDictionary(fold => fold, fold => split.In(fold, Role.Train).Select(row => row.Class).ToHashSet());
        var rows = split.Test.Where(row => !trained[row.Fold].Contains(row.Class)).ToList();
        var example = rows is [var first, ..]
            ? $"no {split.Input.Classes.Classes[first.Class]} in the training rows of fold {first.Fold}"
            : "";
        return writer.Test(AuditKind.ClassesNotTrained, rows, rows.Select(row => row.Class).Distinct().Count(), example);
    }
}
