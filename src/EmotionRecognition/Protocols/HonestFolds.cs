using EmotionRecognition.Corpora;

namespace EmotionRecognition.Protocols;

/// <summary>
/// Folds that keep speakers, dialogs, source videos, and duplicate recordings on one side. Each group of sessions or speakers is the test
/// part of one fold; the next group (cyclically) that takes no class out of training is its validation part, and the others are its training part.
/// Training and validation part together are divided into inner folds by the same rule (<see cref="InnerFolds"/>).
/// </summary>
public static class HonestFolds
{
    private const int FewestGroups = 3;

    /// <summary>By session if every utterance has one and there are enough for three sides, otherwise by speaker.</summary>
    public static FoldRule RuleFor(IReadOnlyList<Utterance> utterances)
    {
        var sessions = utterances.Select(utterance => utterance.Session).Distinct().ToList();
        return sessions.Count >= FewestGroups && !sessions.Contains("") ? FoldRule.BySession : FoldRule.BySpeaker;
    }

    /// <summary>Forms the folds of a request and adds its generated samples to the training rows.</summary>
    /// <param name="request">The rows and what is known about them.</param>
    /// <param name="rule">What the sides must not share.</param>
    internal static IReadOnlyList<SplitRow> Split(SplitRequest request, FoldRule rule)
    {
        var options = new FoldOptions
        {
            Rule = rule, Groups = request.Groups, Recordings = request.Recordings, Classes = request.Classes,
        };
        return TrainingRows.WithGenerated(Make(request.Kept, options), request.Generated);
    }

    /// <summary>Forms the folds.</summary>
    /// <param name="utterances">The utterances of the class set, without duplicates.</param>
    /// <param name="options">What the sides must not share, and the number of groups.</param>
    /// <returns>
    /// Rows in the order of <see cref="SplitRows.InOrder"/>. Each utterance is a test row of exactly one fold. If scenarios are kept
    /// apart, a fold leaves utterances out, which <see cref="SplitRows.Sizes"/> counts.
    /// </returns>
    /// <exception cref="InputException">
    /// An utterance is a duplicate or lacks the session or scenario that the rule needs, or there are too few groups for three sides.
    /// </exception>
    public static IReadOnlyList<SplitRow> Make(IReadOnlyList<Utterance> utterances, FoldOptions options)
    {
        Check(utterances, options);
        var connected = UtteranceGroups.Connect(
            utterances, utterance => UtteranceGroups.KeysOf(utterance, options.Rule, options.Recordings));
        var groups = Join(connected, options);
        return options.Rule is FoldRule.BySessionAndScenario
            ? ScenarioFolds.Make(groups, options)
            : groups.SelectMany((_, fold) => Inner(Fold(groups, fold, options), connected, options)).InOrder();
    }

    private static IReadOnlyList<SplitRow> Fold(IReadOnlyList<IReadOnlyList<Utterance>> groups, int fold, FoldOptions options)
    {
        var validation = ValidationOf([.. groups.Select(group => group.Select(options.ClassOf).ToHashSet())], fold);
        return
        [
            .. groups.SelectMany((group, index) =>
            {
                var role = index == fold ? Role.Test : index == validation ? Role.Validation : Role.Train;
                return group.Select(utterance => new SplitRow(utterance.Id, fold + 1, role, 1));
            }),
        ];
    }

    /// <summary>The next group (cyclically) of those that take the fewest classes out of the training part.</summary>
    private static int ValidationOf(IReadOnlyList<IReadOnlySet<string>> classes, int fold) =>
        Enumerable.Range(1, classes.Count - 1).Select(step => (fold + step) % classes.Count)
            .MinBy(next => classes[next].Count(name => !classes.Index().Any(other => other.Index != fold && other.Index != next && other.Item.Contains(name))));

    private static IEnumerable<SplitRow> Inner(
        IReadOnlyList<SplitRow> fold, IReadOnlyList<IReadOnlyList<Utterance>> connected, FoldOptions options)
    {
        var tested = fold.Where(row => row.Role is Role.Test).Select(row => row.Utterance).ToHashSet(StringComparer.Ordinal);
        var inner = InnerFolds.Of([.. connected.Where(group => !tested.Contains(group[0].Id))], options.ClassOf);
        return fold.Select(row => row with { Inner = inner.TryGetValue(row.Utterance, out var number) ? number : null });
    }

    private static IReadOnlyList<IReadOnlyList<Utterance>> Join(IReadOnlyList<IReadOnlyList<Utterance>> connected, FoldOptions options)
    {
        var count = options.Groups ?? connected.Count;
        if (count < FewestGroups || count > connected.Count)
        {
            throw new InputException(
                "honest folds",
                $"{count} folds requested, but the corpus has {connected.Count} groups that share no session, speaker, dialog, video, or recording",
                $"{FewestGroups} or more folds, at most one per group",
                $"use at least {FewestGroups} speakers, or set \"groups\" in the experiment file");
        }

        return count == connected.Count ? connected : StratifiedGroups.Join(connected, count, options.ClassOf);
    }

    private static void Check(IReadOnlyList<Utterance> utterances, FoldOptions options)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var utterance in utterances)
        {
            if (!seen.Add(utterance.Id))
            {
                throw new InputException(
                    $"utterance {utterance.Id}", "a duplicate", "each utterance once", "remove the duplicates");
            }

            if (options.Rule is not FoldRule.BySpeaker && utterance.Session.Length == 0)
            {
                throw new InputException($"utterance {utterance.Id}", "no session", "a session", "use folds by speaker");
            }
        }
    }
}
