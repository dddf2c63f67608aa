using CsCheck;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Tests.Protocols;

public sealed class HonestFoldsTests
{
    [Fact]
    public void Make_BySession_KeepsSidesApart() => RandomCorpus.OfSessions.Sample(utterances =>
        AssertHonest(utterances, HonestFolds.Make(utterances, new FoldOptions { Rule = FoldRule.BySession })));

    [Fact]
    public void Make_BySpeaker_KeepsSidesApart() => Gen.Select(RandomCorpus.OfSpeakers, Gen.Int[3, 24]).Sample((utterances, groups) =>
    {
        var speakers = utterances.Select(utterance => utterance.Speaker).Distinct().Count();
        var rows = HonestFolds.Make(utterances, new FoldOptions { Rule = FoldRule.BySpeaker, Groups = Math.Min(groups, speakers) });

        AssertHonest(utterances, rows);
        Assert.Equal(Math.Min(groups, speakers), rows.Folds().Count);
        Assert.All(rows.Sizes(), size => Assert.Equal(0, size.LeftOut));
    });

    [Fact]
    public void Make_AnyOrderOfUtterances_GivesTheSameRows() => RandomCorpus.OfSessions.Sample(utterances =>
    {
        var options = new FoldOptions { Rule = FoldRule.BySession };

        Assert.Equal(
            HonestFolds.Make(utterances, options),
            HonestFolds.Make([.. utterances.OrderByDescending(utterance => utterance.Id)], options));
    });

    [Fact]
    public void Make_DuplicateRecordings_KeepsThemTogether() => Gen.Select(RandomCorpus.OfSpeakers, Gen.Int[0, 1000], Gen.Int[0, 1000])
        .Where((utterances, _, _) => utterances.Select(utterance => utterance.Speaker).Distinct().Count() > 3)
        .Sample((utterances, first, second) =>
        {
            var one = utterances[first % utterances.Count].Id;
            var other = utterances[second % utterances.Count].Id;
            var recordings = new Dictionary<string, string> { [one] = "same", [other] = "same" };
            var rows = HonestFolds.Make(utterances, new FoldOptions { Rule = FoldRule.BySpeaker, Recordings = recordings });

            Assert.Equal(
                rows.Where(row => row.Utterance == one).Select(row => (row.Fold, row.Role)),
                rows.Where(row => row.Utterance == other).Select(row => (row.Fold, row.Role)));
        });

    [Fact]
    public void Make_ClipsOfOneVideoByDifferentSpeakers_KeepsThemTogether()
    {
        string[] clips = ["a_x_0.0_1.5", "b_0.0_1.0", "c_0.0_1.0", "a_x_2.0_3.5"];
        var utterances = clips.Index().Select(clip => new Utterance(clip.Item, clip.Item, $"{clip.Index}", "", 0, 1, "happy")).ToList();

        var rows = HonestFolds.Make(utterances, new FoldOptions { Rule = FoldRule.BySpeaker });

        Assert.Equal(3, rows.Folds().Count);
        Assert.Equal(2, rows.In(1, Role.Test).Count);
    }

    [Fact]
    public void Make_SixGroupsOf24Actors_HasTwoMenAndTwoWomenInEach()
    {
        var utterances = Enumerable.Range(1, 24).Select(actor => Clip.Of($"{actor}", $"{actor:00}", "calm")).ToList();

        var rows = HonestFolds.Make(utterances, new FoldOptions { Rule = FoldRule.BySpeaker, Groups = 6 });

        Assert.All(
            rows.Folds(),
            fold => Assert.Equal([0, 0, 1, 1], rows.In(fold, Role.Test).Select(row => int.Parse(row.Utterance) % 2).Order()));
        Assert.Equal(["5", "6", "7", "8"], rows.In(1, Role.Validation).Select(row => row.Utterance));
    }

    [Fact]
    public void Make_Iemocap_TestsASessionAFold()
    {
        var rows = HonestFolds.Make(IemocapDefinition.StudySix.Keep(Iemocap.Utterances()), new FoldOptions { Rule = FoldRule.BySession });

        Assert.Equal(5, rows.Folds().Count);
        Assert.All(rows.Folds(), fold => Assert.All(rows.In(fold, Role.Test), row => Assert.StartsWith($"Ses{fold:00}", row.Utterance)));
        Assert.All(
            rows.Folds(),
            fold => Assert.All(rows.In(fold, Role.Validation), row => Assert.StartsWith($"Ses{(fold % 5) + 1:00}", row.Utterance)));
        Assert.Equal(7527, rows.Sizes().Sum(size => size.Test));
    }

    [Fact]
    public void Make_SessionsThatShareASpeaker_JoinsThem()
    {
        List<Utterance> utterances =
        [
            new("a", "a", "Anna", "1", 0, 1, "ang"), new("b", "b", "Ben", "2", 0, 1, "ang"), new("c", "c", "Anna", "3", 0, 1, "ang"),
            new("d", "d", "Dora", "4", 0, 1, "ang"),
        ];

        var rows = HonestFolds.Make(utterances, new FoldOptions { Rule = FoldRule.BySession });

        Assert.Equal(["a", "c"], rows.In(1, Role.Test).Select(row => row.Utterance));
    }

    [Fact]
    public void Make_TooFewGroups_Throws()
    {
        List<Utterance> utterances = [Clip.Of("a", "A", "ang"), Clip.Of("b", "B", "ang"), Clip.Of("c", "B", "ang")];

        Assert.Contains("2 groups", Refuse(utterances, FoldRule.BySpeaker));
    }

    [Fact]
    public void Make_UtteranceTwice_Throws()
    {
        List<Utterance> utterances = [Clip.Of("a", "A", "ang"), Clip.Of("a", "A", "ang")];

        Assert.Contains("duplicate", Refuse(utterances, FoldRule.BySpeaker));
    }

    [Theory]
    [InlineData(FoldRule.BySession)]
    [InlineData(FoldRule.BySessionAndScenario)]
    public void Make_NoSession_Throws(FoldRule rule)
    {
        List<Utterance> utterances = [Clip.Of("a", "A", "ang")];

        Assert.Contains("no session", Refuse(utterances, rule));
    }

    [Fact]
    public void RuleFor_CorporaWithAndWithoutSessions_IsTheNaturalOne()
    {
        RandomCorpus.OfSessions.Sample(utterances => HonestFolds.RuleFor(utterances) == FoldRule.BySession);
        RandomCorpus.OfSpeakers.Sample(utterances => HonestFolds.RuleFor(utterances) == FoldRule.BySpeaker);
    }

    internal static void AssertHonest(IReadOnlyList<Utterance> utterances, IReadOnlyList<SplitRow> rows)
    {
        var byId = utterances.ToDictionary(utterance => utterance.Id);
        var tested = rows.Where(row => row.Role == Role.Test).Select(row => row.Utterance).ToList();
        Assert.Equal(utterances.Select(utterance => utterance.Id).Order(), tested.Order());
        Assert.All(rows, row => Assert.Equal(1, row.Copies));
        foreach (var fold in rows.GroupBy(row => row.Fold))
        {
            Assert.Equal(fold.Count(), fold.DistinctBy(row => row.Utterance).Count());
            Assert.Equal(3, fold.DistinctBy(row => row.Role).Count());
            AssertOneSideEach(fold, row => byId[row.Utterance].Speaker);
            AssertOneSideEach(fold, row => byId[row.Utterance].Dialog);
        }
    }

    internal static void AssertOneSideEach(IEnumerable<SplitRow> fold, Func<SplitRow, string> keyOf) =>
        Assert.All(fold.GroupBy(keyOf), group => Assert.Single(group.Select(row => row.Role).Distinct()));

    private static string Refuse(IReadOnlyList<Utterance> utterances, FoldRule rule) =>
        Assert.Throws<InputException>(() => HonestFolds.Make(utterances, new FoldOptions { Rule = rule })).Message;
}
