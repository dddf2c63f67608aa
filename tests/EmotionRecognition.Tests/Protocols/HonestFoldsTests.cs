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
    public void Make_SixGroupsOf24EqualActors_HasFourInEach()
    {
        var utterances = Enumerable.Range(1, 24).Select(actor => Clip.Of($"{actor}", $"{actor:00}", "calm")).ToList();

        var rows = HonestFolds.Make(utterances, new FoldOptions { Rule = FoldRule.BySpeaker, Groups = 6 });

        Assert.All(rows.Sizes(), size => Assert.Equal((4, 4, 16), (size.Test, size.Validation, size.Train)));
    }

    [Fact]
    public void Make_FewerGroupsThanSpeakers_DividesClassesByTheClassSet()
    {
        // "hap" and "exc" are one class: were they two, each would be spread over the folds by itself, and both of a fold's speakers could be happy.
        var utterances = "hap exc neu neu hap exc neu neu".Split(' ').Index()
            .SelectMany(speaker => Enumerable.Range(0, 3).Select(clip => Clip.Of($"{speaker.Index}-{clip}", $"{speaker.Index}", speaker.Item))).ToList();

        var rows = HonestFolds.Make(utterances, new FoldOptions { Rule = FoldRule.BySpeaker, Groups = 4, Classes = IemocapDefinition.StudySix });

        Assert.All(rows.Folds(), fold => Assert.Equal(3, rows.In(fold, Role.Test).Count(row => row.Utterance[0] is '2' or '3' or '6' or '7')));
    }

    [Fact]
    public void Make_NextSpeakerAloneHasAClassBesideTheTested_ValidatesOnAnother()
    {
        var utterances = "A sad, A joy, B sad, B joy, C joy, D joy, E joy".Split(", ").Index()
            .Select(clip => Clip.Of($"{clip.Index}", clip.Item[..1], clip.Item[2..])).ToList();

        var rows = HonestFolds.Make(utterances, new FoldOptions { Rule = FoldRule.BySpeaker });

        Assert.Equal(["4"], rows.In(1, Role.Validation).Select(row => row.Utterance));
        Assert.Equal(["4"], rows.In(2, Role.Validation).Select(row => row.Utterance));
        Assert.Equal(["5"], rows.In(3, Role.Validation).Select(row => row.Utterance));
        Assert.Equal(["2", "3"], rows.In(5, Role.Train).Select(row => row.Utterance).Except(["0", "1", "4", "5"]));
    }

    [Fact]
    public void Make_AnyCorpus_DividesTrainingAndValidationIntoInnerFolds() => RandomCorpus.OfSpeakers.Sample(utterances =>
    {
        var rows = HonestFolds.Make(utterances, new FoldOptions { Rule = FoldRule.BySpeaker });

        var speakerOf = utterances.ToDictionary(utterance => utterance.Id, utterance => utterance.Speaker);
        var speakers = speakerOf.Values.Distinct().Count();
        Assert.All(rows, row => Assert.Equal(row.Role is Role.Test, row.Inner is null));
        foreach (var fold in rows.Where(row => row.Role is not Role.Test).GroupBy(row => row.Fold))
        {
            Assert.Equal(Enumerable.Range(1, Math.Min(5, speakers - 1)), fold.Select(row => row.Inner!.Value).Distinct().Order());
            Assert.All(fold.GroupBy(row => speakerOf[row.Utterance]), rows => Assert.Single(rows.Select(row => row.Inner).Distinct()));
        }
    });

    [Fact]
    public void Make_InnerFolds_KeepDuplicateRecordingsTogether()
    {
        var utterances = Enumerable.Range(0, 20).Select(clip => Clip.Of($"{clip:00}", $"{clip % 10}", $"{clip % 3}")).ToList();
        var recordings = new Dictionary<string, string> { ["03"] = "same", ["07"] = "same" };

        var rows = HonestFolds.Make(utterances, new FoldOptions { Rule = FoldRule.BySpeaker, Recordings = recordings });

        var inner = rows.Where(row => row.Role is not Role.Test).ToLookup(row => row.Utterance);
        Assert.Equal(inner["03"].Select(row => (row.Fold, row.Inner)), inner["07"].Select(row => (row.Fold, row.Inner)));
    }

    [Fact]
    public void Split_GeneratedSamples_TrainInEveryInnerFold()
    {
        var rows = new HonestProtocol().Split(new SplitRequest
        {
            Utterances = [Clip.Of("a", "A", "ang"), Clip.Of("b", "B", "ang"), Clip.Of("c", "C", "ang")],
            Classes = IemocapDefinition.Four,
            Generated = ["g"],
        });

        Assert.Equal(3, rows.Count(row => row.Utterance == "g" && row.Inner is null));
        Assert.Equal([1, 2], rows.Where(row => row.Fold == 1).Select(row => row.Inner).OfType<int>().Order());
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
