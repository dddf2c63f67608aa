namespace EmotionRecognition.Protocols.Audit;

/// <summary>
/// Finds what test rows share with seen rows of their fold: utterance, recording, speaker, dialog, video, scenario, words.
/// </summary>
internal static class SharedKeyChecks
{
    public static IEnumerable<AuditFinding> Run(AuditedSplit split, FindingWriter writer)
    {
        var copies = new Shared(AuditKind.CopiesOfTrainingRows, utterance => utterance);
        var copied = Find(split, split.Test, copies);
        var originals = split.Test.Except(copied.Rows).ToList();
        yield return Write(writer, copies, copied);
        var keys = Keys(split);
        foreach (var key in keys)
        {
            // A copy shares everything, so shared words and recordings are counted for other utterances only.
            var rows = key.Kind is AuditKind.IdenticalTranscripts or AuditKind.DuplicateRecordings or AuditKind.NearDuplicates or AuditKind.AugmentedCopies
                ? originals
                : split.Test;
            yield return Write(writer, key, Find(split, rows, key));
        }

        if (split.Validation.Count > 0)
        {
            yield return ValidationNotApart(split, writer, keys.Prepend(copies));
        }
    }

    private static AuditFinding ValidationNotApart(AuditedSplit split, FindingWriter writer, IEnumerable<Shared> keys)
    {
        var apart = keys.Where(key => key.Kind.SeverityUnder(split.Input.Protocol.Audit) is not AuditSeverity.Information);
        var found = apart.Select(key => Find(split, split.Validation, key, Role.Train)).ToList();
        var rows = found.SelectMany(result => result.Rows).ToHashSet();
        var example = found.Select(result => result.Example).FirstOrDefault(text => text.Length > 0, "");
        return writer.Validation(AuditKind.ValidationNotApart, rows, rows.Select(row => row.Utterance).Distinct().Count(), example);
    }

    // Checks only keys that the corpus has.
    private static IReadOnlyList<Shared> Keys(AuditedSplit split)
    {
        Shared[] keys =
        [
            new(AuditKind.DuplicateRecordings, split.Recording),
            new(AuditKind.SharedSpeakers, split.Speaker),
            new(AuditKind.SharedDialogs, split.Dialog),
            new(AuditKind.SharedSourceVideos, utterance => SourceVideo.Of(split[utterance])),
            new(AuditKind.SharedScenarios, split.Scenario),
            new(AuditKind.IdenticalTranscripts, split.Words),
            .. split.Input.Facts.Select(fact => new Shared(fact.Kind, utterance => fact.KeyOf.GetValueOrDefault(utterance))),
        ];
        return
        [
            .. keys.Select(key => Remember(key, split))
                .Where(key => split.Utterances.Any(utterance => key.KeyOf(utterance) is not null)),
        ];
    }

    // Cached, because every fold needs the keys of nearly every utterance.
    private static Shared Remember(Shared shared, AuditedSplit split)
    {
        var keys = split.Utterances.ToDictionary(utterance => utterance, shared.KeyOf, StringComparer.Ordinal);
        return shared with { KeyOf = utterance => keys[utterance] };
    }

    private static Result Find(AuditedSplit split, IReadOnlyList<AuditedRow> rows, Shared shared) =>
        Find(split, rows, shared, Role.Train, Role.Validation);

    private static Result Find(AuditedSplit split, IReadOnlyList<AuditedRow> rows, Shared shared, params IReadOnlyList<Role> against)
    {
        var concerned = new List<AuditedRow>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var example = "";
        foreach (var fold in rows.GroupBy(row => row.Fold))
        {
            var seen = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var row in split.In(fold.Key, against))
            {
                if (shared.KeyOf(row.Utterance) is { } key)
                {
                    seen.TryAdd(key, row.Utterance);
                }
            }

            foreach (var row in fold)
            {
                if (shared.KeyOf(row.Utterance) is { } key && seen.TryGetValue(key, out var other))
                {
                    concerned.Add(row);
                    keys.Add(key);
                    example = example.Length > 0 ? example : Example(row, other, key);
                }
            }
        }

        return new Result(concerned, keys.Count, example);
    }

    private static string Example(AuditedRow row, string other, string key) =>
        row.Utterance == other ? $"{other} on both sides of fold {row.Fold}" : $"{row.Utterance} and {other} of fold {row.Fold}: {key}";

    private static AuditFinding Write(FindingWriter writer, Shared shared, Result result) =>
        writer.Test(shared.Kind, result.Rows, result.Groups, result.Example);

    private sealed record Shared(AuditKind Kind, Func<string, string?> KeyOf);

    private sealed record Result(IReadOnlyList<AuditedRow> Rows, int Groups, string Example);
}
