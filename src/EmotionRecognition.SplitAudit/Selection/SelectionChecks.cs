using EmotionRecognition.Evaluation;
using EmotionRecognition.Protocols;
using EmotionRecognition.Reporting;
using EmotionRecognition.SplitAudit.Scores;
using EmotionRecognition.SplitAudit.Splits;

namespace EmotionRecognition.SplitAudit.Selection;

/// <summary>Finds results that were selected on test rows.</summary>
internal static class SelectionChecks
{
    private const double Slack = 1e-6;

    /// <summary>The kind of concern: the split leaves nothing to select on.</summary>
    public const string NoValidation = "no-validation-part";

    /// <summary>The kind of concern: the printed or chosen result is the best of several test scores.</summary>
    public const string BestOfRuns = "best-of-runs";

    /// <summary>The kind of concern: the epoch with the best test score was chosen.</summary>
    public const string EpochOnTest = "epoch-chosen-on-test";

    /// <summary>Checks a split and the tables of runs.</summary>
    /// <exception cref="InputException">A table is malformed.</exception>
    public static IEnumerable<Concern> Run(SplitFile split, IReadOnlyList<string> logs, IReadOnlyList<PrintedScore> printed)
    {
        var without = split.FoldNames.Index().Where(fold => !split.Clips.Any(clip => clip.Fold == fold.Index + 1 && clip.Role is Role.Validation)).ToList();
        if (without.Count > 0)
        {
            yield return new Concern(
                NoValidation, false, "The split has no validation part: epochs and settings have to be chosen on training rows, or else test rows chose them.",
                $"{without.Count} of {split.FoldNames.Count} folds", split.Path);
        }

        foreach (var table in logs.Select(RunTable.Read))
        {
            if (Of(table, [.. printed.Where(score => score.Measure == table.Measure)]) is { } concern)
            {
                yield return concern;
            }
        }
    }

    private static Concern? Of(RunTable table, IReadOnlyList<PrintedScore> printed)
    {
        if (table.Rows.Count < 2)
        {
            return null;
        }

        var (kind, things) = table.IsByEpoch ? (EpochOnTest, "epochs") : (BestOfRuns, "runs");
        var scores = table.Rows.Select(row => row.Test).ToList();
        var rest = $"{table.Rows.Count} {things}, test {table.Measure.Title()} {Numbers.Percent(scores.Min())} to {Numbers.WithSign(table.Best)}, "
            + $"mean {Numbers.WithSign(scores.Average())}";
        var chosen = table.Chosen is [var only] ? only : null;
        var best = printed.FirstOrDefault(score => Math.Abs(score.Share - table.Best) <= score.Rounding + Slack);
        var isBest = best is not null || (chosen is not null && chosen.Test >= table.Best - Slack);
        if (!isBest)
        {
            return table.HasValidation || chosen is not null || printed.Count > 0
                ? null
                : new Concern(kind, false, $"The table has test scores only: whatever was chosen among its {things} was chosen on test rows.",
                    rest, table.Path);
        }

        // The best on the validation part may well be the best on the test part.
        if (table.ByValidation is { } held && held.Test >= table.Best - Slack)
        {
            return null;
        }

        var which = best is not null ? $"The printed {table.Measure.Title()} of {best.Text}" : $"The chosen row, line {chosen!.Line},";
        var instead = table.ByValidation is { } other
            ? $"the validation part chooses line {other.Line}, with {Numbers.WithSign(other.Test)}"
            : $"the best of {table.Rows.Count} drawn at random is {Numbers.WithSign(BestOfMany.Expected(scores, table.Rows.Count))} on average";
        return new Concern(kind, true, $"{which} is the best of {table.Rows.Count} {things} on test rows.", $"{rest}; {instead}", table.Path);
    }
}
