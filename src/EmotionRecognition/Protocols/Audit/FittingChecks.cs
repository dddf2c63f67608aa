using EmotionRecognition.Text;

namespace EmotionRecognition.Protocols.Audit;

/// <summary>Finds what was fitted or selected on test rows, according to the protocol or to the terms of a vectorizer.</summary>
internal static class FittingChecks
{
    public static IEnumerable<AuditFinding> Run(AuditedSplit split, FindingWriter writer)
    {
        var protocol = split.Input.Protocol;
        yield return protocol.FittedOn is FittedOn.AllRows
            ? AllTestRows(split, writer, AuditKind.FittedOnTestRows, "the protocol fits scaler and vectorizer on all rows")
            : FittedOnTestRows(split, writer);
        yield return protocol.FittedOn is FittedOn.TrainingRowsAndUnlabeledTestSpeakers
            ? AllTestRows(split, writer, AuditKind.NormalizedByTestSpeakers, "features are normalized over each test speaker's unlabeled clips")
            : writer.Test(AuditKind.NormalizedByTestSpeakers, [], 0, "");
        yield return protocol.SelectedOn is SelectedOn.TestRows
            ? AllTestRows(split, writer, AuditKind.SelectedOnTestRows, "the protocol selects the checkpoint on the test rows")
            : writer.Test(AuditKind.SelectedOnTestRows, [], 0, "");
    }

    private static AuditFinding AllTestRows(AuditedSplit split, FindingWriter writer, AuditKind kind, string example) =>
        writer.Test(kind, split.Test, split.Test.Select(row => row.Utterance).Distinct().Count(), example);

    private static AuditFinding FittedOnTestRows(AuditedSplit split, FindingWriter writer)
    {
        var evidence = split.Input.Vectorizers
            .OrderBy(pair => pair.Key)
            .Select(pair => (Fold: pair.Key, Terms: TermsOfTestRows(split, pair.Key, pair.Value)))
            .Where(pair => pair.Terms.Count > 0)
            .ToList();
        var rows = split.Test.Where(row => evidence.Any(pair => pair.Fold == row.Fold)).ToList();
        var example = evidence is [var (fold, terms), ..]
            ? $"{terms.Count} terms of the vectorizer of fold {fold} occur in too few rows other than test rows, such as \"{terms[0]}\""
            : "";
        return writer.Test(AuditKind.FittedOnTestRows, rows, rows.Select(row => row.Utterance).Distinct().Count(), example);
    }

    private static IReadOnlyList<string> TermsOfTestRows(AuditedSplit split, int fold, TfidfVectorizer vectorizer)
    {
        var texts = new int[vectorizer.Terms.Count];
        foreach (var row in split.In(fold, Role.Train, Role.Validation))
        {
            if (split.Words(row.Utterance) is { } words)
            {
                foreach (var column in vectorizer.Transform([words]).Columns(0))
                {
                    texts[column] += row.Copies;
                }
            }
        }

        return [.. vectorizer.Terms.Where((_, column) => texts[column] < vectorizer.Options.MinTexts)];
    }
}
