using EmotionRecognition.Corpora;

namespace EmotionRecognition.Protocols;

/// <summary>A class that a fold tests without training rows of it, so that no test row of it can be recognized.</summary>
/// <param name="Fold">From 1.</param>
/// <param name="Class">The class's name.</param>
/// <param name="TestRows">Its test rows in the fold, copies counted.</param>
public readonly record struct ClassNotTrained(int Fold, string Class, int TestRows)
{
    /// <summary>Finds them.</summary>
    /// <param name="rows">A split.</param>
    /// <param name="utterances">The corpus's utterances and, if the split has any, the generated samples.</param>
    /// <param name="classes">The classes.</param>
    /// <returns>By fold, then in the order of the classes; empty if every fold trains on all classes that it tests.</returns>
    public static IReadOnlyList<ClassNotTrained> Find(IReadOnlyList<SplitRow> rows, IEnumerable<Utterance> utterances, ClassSet classes)
    {
        var classOf = utterances.DistinctBy(utterance => utterance.Id)
            .ToDictionary(utterance => utterance.Id, utterance => classes.ClassOf(utterance.Emotion), StringComparer.Ordinal);
        var counts = rows.Where(row => classOf.GetValueOrDefault(row.Utterance) is not null)
            .GroupBy(row => (row.Fold, row.Role, Class: classOf[row.Utterance]!.Value))
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Copies));
        return
        [
            .. counts.Where(count => count.Key.Role is Role.Test && !counts.ContainsKey(count.Key with { Role = Role.Train }))
                .OrderBy(count => count.Key.Fold).ThenBy(count => count.Key.Class)
                .Select(count => new ClassNotTrained(count.Key.Fold, classes.Classes[count.Key.Class], count.Value)),
        ];
    }
}
