using EmotionRecognition.Corpora;

namespace EmotionRecognition.Protocols;

/// <summary>Folds of several corpora: across corpora, and within each of them for comparison.</summary>
public static class CrossCorpusFolds
{
    private const int MostGroups = 5;
    private const int Sides = 3;
    private const int FewestGroups = 2;
    private const int FewestClasses = 2;

    /// <summary>
    /// One fold for each of <see cref="CombinedCorpora.Pairings"/>: its test part is all utterances of the corpora to test on. Of the corpora to train on,
    /// about a fifth of the speakers is the validation part. A speaker with a recording that is also in the test part is left out.
    /// </summary>
    /// <param name="request">The utterances and the corpora.</param>
    /// <returns>Rows in the order of <see cref="SplitRows.InOrder"/>; folds are numbered from 1 in the order of the pairings.</returns>
    /// <exception cref="InputException">There is only one corpus, the corpora to train on have too few speakers, or no class is in all parts.</exception>
    public static IReadOnlyList<SplitRow> Across(SplitRequest request)
    {
        var corpora = CorporaOf(request, "cross-corpus");
        var kept = request.Kept.ToLookup(utterance => CombinedCorpora.CorpusOf(utterance.Id));
        var options = OptionsOf(request);
        return corpora.Pairings.Index().SelectMany(each => Across(each.Index + 1, each.Item, kept, options)).InOrder();
    }

    /// <summary>
    /// Honest folds of each corpus by itself, as many as <see cref="SplitRequest.Groups"/> says or five, or one for each speaker or session if there are fewer.
    /// A corpus that is too small for three sides is left out.
    /// </summary>
    /// <param name="request">The utterances and the corpora.</param>
    /// <returns>Rows in the order of <see cref="SplitRows.InOrder"/>; folds are numbered from 1 in the order of the corpora.</returns>
    /// <exception cref="InputException">There is only one corpus, or all are too small.</exception>
    public static IReadOnlyList<SplitRow> Within(SplitRequest request)
    {
        var rows = new List<SplitRow>();
        var kept = request.Kept.ToLookup(utterance => CombinedCorpora.CorpusOf(utterance.Id));
        foreach (var name in CorporaOf(request, "within-corpus").Names)
        {
            List<Utterance> utterances = [.. kept[name]];
            var options = OptionsOf(request) with { Rule = HonestFolds.RuleFor(utterances) };
            var groups = Math.Min(request.Groups ?? MostGroups, Connect(utterances, options).Count);
            if (groups >= Sides)
            {
                var before = rows.Count == 0 ? 0 : rows[^1].Fold;
                rows.AddRange(HonestFolds.Make(utterances, options with { Groups = groups }).Select(row => row with { Fold = before + row.Fold }));
            }
        }

        return rows.Count > 0
            ? rows.InOrder()
            : throw new InputException(
                "protocol within-corpus", "no corpus with three or more speakers", "at least one, to test on unseen ones", "remove the protocol");
    }

    private static IEnumerable<SplitRow> Across(int fold, CorpusPairing pairing, ILookup<string, Utterance> kept, FoldOptions options)
    {
        List<Utterance> tested = [.. pairing.Test.SelectMany(name => kept[name])];
        List<Utterance> trained = [.. pairing.Train.SelectMany(name => kept[name])];
        CheckClasses(pairing, trained, tested, options);

        // Whoever is recorded in both is one person under two names.
        var isTested = tested.Select(utterance => utterance.Id).ToHashSet(StringComparer.Ordinal);
        var groups = Connect([.. trained, .. tested], options).Where(group => !group.Any(utterance => isTested.Contains(utterance.Id))).ToList();
        if (groups.Count < FewestGroups)
        {
            throw new InputException(
                $"protocol cross-corpus, training on {string.Join(" and ", pairing.Train)}",
                $"{groups.Count} groups of utterances that share no speaker, dialog, video, or recording with each other or with the corpora tested on",
                $"{FewestGroups} or more: settings are chosen on some speakers of the training corpora",
                "name the speakers in the corpus, or only test on it: \"test\" in the experiment file");
        }

        // By corpus and class, so that the validation part is like the training part.
        string KindOf(Utterance utterance) => CombinedCorpora.NameOf(CombinedCorpora.CorpusOf(utterance.Id), options.ClassOf(utterance));
        var validation = StratifiedGroups.Join(groups, Math.Min(MostGroups, groups.Count), KindOf)[0].ToHashSet();
        var inner = InnerFolds.Of(groups, KindOf);
        return groups.SelectMany(group => group)
            .Select(utterance => new SplitRow(utterance.Id, fold, validation.Contains(utterance) ? Role.Validation : Role.Train, 1, inner[utterance.Id]))
            .Concat(tested.Select(utterance => new SplitRow(utterance.Id, fold, Role.Test, 1)));
    }

    private static void CheckClasses(CorpusPairing pairing, List<Utterance> trained, List<Utterance> tested, FoldOptions options)
    {
        HashSet<string> ClassesOf(IEnumerable<Utterance> utterances) => [.. utterances.Select(options.ClassOf)];
        var known = ClassesOf(trained);
        foreach (var name in pairing.Test)
        {
            var found = ClassesOf(tested.Where(utterance => CombinedCorpora.CorpusOf(utterance.Id) == name));
            if (found.Intersect(known).Count() < FewestClasses)
            {
                throw new InputException(
                    $"protocol cross-corpus, {string.Join(" and ", pairing.Train)} and {name}",
                    $"classes {ListOf(known)} and {ListOf(found)}",
                    "two or more classes in common",
                    "add the labels of both to the same classes in \"classMap\"");
            }
        }
    }

    private static string ListOf(IEnumerable<string> classes) =>
        string.Join(", ", classes.Order(StringComparer.Ordinal)) is { Length: > 0 } names ? names : "none";

    private static IReadOnlyList<IReadOnlyList<Utterance>> Connect(IReadOnlyList<Utterance> utterances, FoldOptions options) =>
        UtteranceGroups.Connect(utterances, utterance => UtteranceGroups.KeysOf(utterance, options.Rule, options.Recordings));

    private static FoldOptions OptionsOf(SplitRequest request) =>
        new() { Rule = FoldRule.BySpeaker, Recordings = request.Recordings, Classes = request.Classes };

    private static CombinedCorpora CorporaOf(SplitRequest request, string protocol) => request.Corpora ?? throw new InputException(
        $"protocol {protocol}", "one corpus", "several corpora", "choose another protocol, or list \"corpora\" in the experiment file");
}
