using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Iemocap;
using MathNet.Numerics;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Protocols;

/// <summary>How the rows of the <c>published</c> protocol are copied and split.</summary>
public sealed record PublishedOptions
{
    /// <summary>The study's options: 30 extra copies for fear, 10 for surprise, a fifth of the rows for the test.</summary>
    public static PublishedOptions Study { get; } =
        new() { ExtraCopies = new Dictionary<string, int> { ["fear"] = 30, ["surprise"] = 10 } };

    /// <summary>No copies, a fifth of the rows for the test, as comparable work does with other corpora.</summary>
    public static PublishedOptions WithoutCopies { get; } = new();

    /// <summary>The number of extra copies of each utterance, by class name.</summary>
    public IReadOnlyDictionary<string, int> ExtraCopies { get; init; } = new Dictionary<string, int>();

    /// <summary>Share of the rows in the test part, above 0 and below 1; the number of rows is rounded up.</summary>
    public double TestShare { get; init; } = 0.2;

    /// <summary>The study's options for the study's classes, and no copies for all others.</summary>
    public static PublishedOptions For(ClassSet classes) => classes.Name == IemocapDefinition.StudySix.Name ? Study : WithoutCopies;
}

/// <summary>
/// The study's split: utterances of rare classes are copied first, and then the rows are split at random, so copies of one utterance are on
/// both sides. It has one fold and no validation part.
/// </summary>
/// <remarks>
/// Sizes match scikit-learn's <c>train_test_split(test_size=0.2)</c>; the rows differ, because the random numbers do.
/// </remarks>
public static class PublishedSplit
{
    private const int OnlyFold = 1;

    /// <summary>Splits the rows.</summary>
    /// <param name="utterances">The real utterances, without duplicates; those with labels outside the class set are dropped.</param>
    /// <param name="classes">The classes to keep.</param>
    /// <param name="options">The extra copies and the share of test rows.</param>
    /// <param name="seed">The seed of the random numbers. The real rows are split the same with and without generated rows.</param>
    /// <param name="generated">
    /// Ids of generated samples, without duplicates, which are split separately and appended to both sides; null: none.
    /// </param>
    /// <returns>Rows in the order of <see cref="SplitRows.InOrder"/>; an utterance with copies may have rows on both sides.</returns>
    /// <exception cref="InputException">
    /// An id is a duplicate, the test share is out of range, or there are fewer than two rows to split.
    /// </exception>
    public static IReadOnlyList<SplitRow> Make(
        IReadOnlyList<Utterance> utterances, ClassSet classes, PublishedOptions options, int seed, IReadOnlyList<string>? generated = null)
    {
        if (options.TestShare is not (> 0 and < 1))
        {
            throw new InputException("published split", $"a test share of {options.TestShare}", "above 0 and below 1", "fix TestShare");
        }

        var kept = classes.Keep(utterances);
        CheckDistinct([.. kept.Select(utterance => utterance.Id), .. generated ?? []]);
        var rows = kept.SelectMany(utterance => Enumerable.Repeat(utterance.Id, 1 + ExtraCopies(utterance, classes, options))).ToList();
        var (train, test) = SplitAtRandom(rows, options.TestShare, seed);
        if (generated is { Count: > 0 })
        {
            var (generatedTrain, generatedTest) = SplitAtRandom(generated, options.TestShare, seed);
            train.AddRange(generatedTrain);
            test.AddRange(generatedTest);
        }

        return FromRows(train, test);
    }

    /// <summary>Turns a split given as rows, as in the study's files, into rows with copies.</summary>
    /// <param name="train">Utterance ids of the training rows, copies as repeated ids.</param>
    /// <param name="test">Utterance ids of the test rows, copies as repeated ids.</param>
    /// <returns>Rows of fold 1 in the order of <see cref="SplitRows.InOrder"/>.</returns>
    public static IReadOnlyList<SplitRow> FromRows(IReadOnlyList<string> train, IReadOnlyList<string> test) =>
        Side(train, Role.Train).Concat(Side(test, Role.Test)).InOrder();

    private static IEnumerable<SplitRow> Side(IReadOnlyList<string> utterances, Role role) =>
        utterances.CountBy(utterance => utterance).Select(pair => new SplitRow(pair.Key, OnlyFold, role, pair.Value));

    private static (List<string> Train, List<string> Test) SplitAtRandom(IReadOnlyList<string> rows, double testShare, int seed)
    {
        if (rows.Count < 2)
        {
            throw new InputException("published split", $"{rows.Count} rows", "2 or more", "use a larger corpus or another class set");
        }

        var order = Combinatorics.GeneratePermutation(rows.Count, new Xoshiro256StarStar(seed, threadSafe: false));
        var testCount = (int)Math.Ceiling(testShare * rows.Count);
        var shuffled = order.Select(index => rows[index]).ToList();
        return (shuffled[testCount..], shuffled[..testCount]);
    }

    private static int ExtraCopies(Utterance utterance, ClassSet classes, PublishedOptions options) =>
        options.ExtraCopies.GetValueOrDefault(classes.Classes[classes.ClassOf(utterance.Emotion)!.Value]);

    private static void CheckDistinct(IReadOnlyList<string> utterances)
    {
        if (utterances.CountBy(utterance => utterance).FirstOrDefault(pair => pair.Value > 1) is { Key: { } repeated, Value: var count })
        {
            throw new InputException(
                $"utterance {repeated}", $"{count} times", "each utterance once", "remove the duplicates; the protocol makes the copies");
        }
    }
}
