using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Cli.Comparison;

/// <summary>A system of one run and a system of another.</summary>
/// <param name="First">The first.</param>
/// <param name="Second">The second.</param>
/// <param name="Shared">The number of clips that both were tested on; null if only measures are known.</param>
/// <param name="Paired">The comparison on these clips; null if there are none or only measures are known.</param>
internal sealed record RunComparison(RunSystem First, RunSystem Second, int? Shared, PairedComparison? Paired)
{
    private const int Seed = 1;

    /// <summary>Compares the systems that two runs have in common; if each run has a single one, these two, whatever they are called.</summary>
    /// <exception cref="InputException">The classes differ, or no system is in both.</exception>
    public static IReadOnlyList<RunComparison> Of(RunResults first, RunResults second)
    {
        if (!first.Classes.ToHashSet().SetEquals(second.Classes))
        {
            throw new InputException(
                second.Place, $"the classes {string.Join(", ", second.Classes)}", $"those of {first.Place}: {string.Join(", ", first.Classes)}",
                "compare runs of one class set");
        }

        var pairs = first.Systems.SelectMany(system => second.Systems.Where(other => other.Name == system.Name).Select(other => (system, other))).ToList();
        if (pairs.Count == 0 && first.Systems.Count == 1 && second.Systems.Count == 1)
        {
            pairs = [(first.Systems[0], second.Systems[0])];
        }

        return pairs.Count > 0
            ? [.. pairs.Select(pair => Compare(first.Classes, pair.system, pair.other))]
            : throw new InputException(
                second.Place, $"none of the systems of {first.Place}: {string.Join(", ", second.Systems.Select(system => system.Name))}",
                string.Join(", ", first.Systems.Select(system => system.Name)), "compare runs with a system of one name under one protocol");
    }

    private static RunComparison Compare(IReadOnlyList<string> classes, RunSystem first, RunSystem second)
    {
        if (first.Rows is null || second.Rows is null)
        {
            return new(first, second, null, null);
        }

        // A clip may be tested in several folds; fold numbers of two runs agree then, or the rows are not the same.
        var isOnce = IsOnce(first.Rows) && IsOnce(second.Rows);
        (string, string) KeyOf(Prediction row) => (isOnce ? "" : row.Fold, row.Utterance);
        var others = second.Rows.ToLookup(KeyOf);
        var mine = first.Rows.Where(row => others[KeyOf(row)].Any(other => other.Actual == row.Actual && other.Copies == row.Copies)).ToList();
        var theirs = mine.ConvertAll(row => others[KeyOf(row)].First() with { Protocol = row.Protocol, Fold = row.Fold });
        return new(first, second, mine.Count, mine.Count == 0 ? null : PairedTests.Compare(classes, mine, theirs, Seed));
    }

    private static bool IsOnce(IReadOnlyList<Prediction> rows) => rows.Select(row => row.Utterance).Distinct(StringComparer.Ordinal).Count() == rows.Count;
}
