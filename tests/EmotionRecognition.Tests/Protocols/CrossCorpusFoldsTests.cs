using EmotionRecognition.Corpora;
using EmotionRecognition.Protocols;
using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Protocols;

public sealed class CrossCorpusFoldsTests
{
    private static readonly CombinedCorpora _three = new(["big", "small", "solo"]);

    // Each corpus has its own labels of the same classes; neither the big one nor the small one has the third class.
    private static readonly Dictionary<string, IReadOnlyList<string>> _map = new() { ["glad"] = ["happy"], ["sad"] = ["low"], ["odd"] = [] };

    [Fact]
    public void Across_ThreeCorpora_TrainsOnEachAndTestsAllClipsOfTheOthers()
    {
        var request = Request([.. Corpus("big", 10), .. Corpus("small", 3), .. Corpus("solo", 2)]);

        var rows = new CrossCorpusProtocol().Split(request);

        Assert.Equal([1, 2, 3], rows.Folds());
        foreach (var (index, name) in _three.Names.Index())
        {
            var others = request.Kept.Where(utterance => CombinedCorpora.CorpusOf(utterance.Id) != name).Select(utterance => utterance.Id);
            Assert.Equal(others.Order(StringComparer.Ordinal), rows.In(index + 1, Role.Test).Select(row => row.Utterance));
            Assert.Equal(request.Kept.Count - others.Count(), rows.In(index + 1, Role.Train).Count + rows.In(index + 1, Role.Validation).Count);
        }

        AssertClean(request, rows, new CrossCorpusProtocol());
        Assert.Equal(2 * 4, rows.In(1, Role.Validation).Count);
        Assert.Equal([1, 2, 3, 4, 5], rows.In(1, Role.Train).Concat(rows.In(1, Role.Validation)).Select(row => row.Inner).Distinct().Order());
        Assert.Equal([1, 2], rows.In(3, Role.Train).Concat(rows.In(3, Role.Validation)).Select(row => row.Inner).Distinct().Order());
    }

    [Fact]
    public void Across_LabelsOfNoClass_AreLeftOut()
    {
        var request = Request([.. Corpus("big", 4), .. Corpus("small", 4), .. Corpus("solo", 4), One("big", "0", "surprise")]);

        Assert.DoesNotContain(CrossCorpusFolds.Across(request), row => row.Utterance.Contains("surprise"));
    }

    [Fact]
    public void Across_SeveralTrainedOn_ValidatesOnSpeakersOfEach()
    {
        var request = Request([.. Corpus("big", 10), .. Corpus("small", 5), .. Corpus("solo", 2)], _three with { Test = ["solo"] });

        var rows = CrossCorpusFolds.Across(request);

        Assert.Equal([1], rows.Folds());
        Assert.Equal(["big", "small"], rows.In(1, Role.Validation).Select(row => CombinedCorpora.CorpusOf(row.Utterance)).Distinct().Order());
        Assert.Equal(["solo"], rows.In(1, Role.Test).Select(row => CombinedCorpora.CorpusOf(row.Utterance)).Distinct());
        AssertClean(request, rows, new CrossCorpusProtocol());
    }

    [Fact]
    public void Across_OneRecordingInTwoCorpora_TrainsOnNothingOfItsSpeaker()
    {
        var request = Request([.. Corpus("big", 6), .. Corpus("small", 4), .. Corpus("solo", 4)]) with
        {
            Recordings = new Dictionary<string, string> { ["big/2-happy-0"] = "same", ["small/1-low-0"] = "same" },
        };

        var rows = CrossCorpusFolds.Across(request);

        Assert.Equal(5 * 4, rows.Count(row => row.Fold == 1 && row.Role is not Role.Test));
        Assert.DoesNotContain(rows, row => row.Fold == 1 && row.Utterance.StartsWith("big/2-"));
        Assert.DoesNotContain(rows, row => row.Fold == 2 && row.Utterance.StartsWith("small/1-"));
        Assert.Contains(rows, row => row.Fold == 1 && row is { Utterance: "small/1-low-0", Role: Role.Test });
        AssertClean(request, rows, new CrossCorpusProtocol());
    }

    [Fact]
    public void Across_AnyOrderOfUtterances_GivesTheSameRows()
    {
        var request = Request([.. Corpus("big", 10), .. Corpus("small", 5), .. Corpus("solo", 2)]);

        Assert.Equal(CrossCorpusFolds.Across(request), CrossCorpusFolds.Across(request with { Utterances = [.. request.Utterances.Reverse()] }));
    }

    [Theory]
    [InlineData(1, "happy low", "training on solo: 1 groups of utterances that share no speaker")]
    [InlineData(4, "happy", "big and solo: classes glad, sad and glad, expected two or more classes in common")]
    [InlineData(4, "surprise", "big and solo: classes glad, sad and none")]
    public void Across_TooFewSpeakersOrClasses_SaysSo(int speakers, string labels, string message)
    {
        var request = Request([.. Corpus("big", 4), .. Corpus("small", 4), .. Corpus("solo", speakers, labels.Split(' '))]);

        Assert.Contains(message, Assert.Throws<InputException>(() => CrossCorpusFolds.Across(request)).Message);
    }

    [Fact]
    public void Within_ThreeCorpora_TestsEachClipOnceInItsOwnCorpusAndLeavesOutOneThatIsTooSmall()
    {
        var request = Request([.. Corpus("big", 10), .. Corpus("small", 3), .. Corpus("solo", 2)]);

        var rows = new WithinCorpusProtocol().Split(request);

        Assert.Equal(Enumerable.Range(1, 5 + 3), rows.Folds());
        Assert.All(rows.Folds(), fold => Assert.Single(rows.Where(row => row.Fold == fold).Select(row => CombinedCorpora.CorpusOf(row.Utterance)).Distinct()));
        Assert.Equal(
            request.Kept.Select(utterance => utterance.Id).Where(id => !id.StartsWith("solo/")).Order(StringComparer.Ordinal),
            rows.Where(row => row.Role is Role.Test).Select(row => row.Utterance).Order(StringComparer.Ordinal));
        AssertClean(request, rows, new WithinCorpusProtocol());
    }

    [Fact]
    public void Within_GroupsGiven_MakesAsManyFolds() =>
        Assert.Equal(3 + 3, CrossCorpusFolds.Within(Request([.. Corpus("big", 10), .. Corpus("small", 5)]) with { Groups = 3 }).Folds().Count);

    [Fact]
    public void Within_AllTooSmall_SaysSo() => Assert.Contains(
        "no corpus with three or more speakers", Assert.Throws<InputException>(() => CrossCorpusFolds.Within(Request([.. Corpus("solo", 2)]))).Message);

    [Theory]
    [InlineData("cross-corpus")]
    [InlineData("cross-corpus-transductive")]
    [InlineData("within-corpus")]
    public void Split_OneCorpus_SaysThatItNeedsSeveral(string name)
    {
        var protocol = ProtocolCatalog.Protocols.Named(name);

        Assert.True(protocol.NeedsCorpora);
        var error = Assert.Throws<InputException>(() => protocol.Split(Request([]) with { Corpora = null }));
        Assert.Contains("one corpus, expected several corpora", error.Message);
    }

    [Fact]
    public void Prepare_Transductive_StandardizesEachCorpusByItself()
    {
        var table = new FeatureTable(["x"], ["big/1", "small/1", "big/2", "small/2"], [1, 100, 3, 300]);

        var prepared = new CrossCorpusTransductiveProtocol().Prepare(new PreparationRequest(table, []))
            .ToDictionary(row => row.Utterance, row => row.Features[0]);

        Assert.Equal(new Dictionary<string, float> { ["big/1"] = -1, ["big/2"] = 1, ["small/1"] = -1, ["small/2"] = 1 }, prepared);
    }

    // Two clips of each label by each speaker.
    private static IEnumerable<Utterance> Corpus(string corpus, int speakers, params string[] labels) =>
        from speaker in Enumerable.Range(0, speakers)
        from label in labels.Length == 0 ? ["happy", "low"] : labels
        from take in Enumerable.Range(0, 2)
        select One(corpus, $"{speaker}", label, take);

    private static Utterance One(string corpus, string speaker, string label, int take = 0) =>
        CombinedCorpora.UtteranceOf(corpus, Clip.Of($"{speaker}-{label}-{take}", speaker, label));

    private static SplitRequest Request(IReadOnlyList<Utterance> utterances, CombinedCorpora? corpora = null) => new()
    {
        Utterances = utterances,
        Classes = _three.Classes("classes", _map, "here"),
        Corpora = corpora ?? _three,
    };

    private static void AssertClean(SplitRequest request, IReadOnlyList<SplitRow> rows, IProtocol protocol)
    {
        var report = LeakageAudit.Run(new AuditInput
        {
            Protocol = protocol,
            Classes = request.Classes,
            Rows = rows,
            Utterances = request.Utterances,
            Recordings = request.Recordings,
        });
        Assert.True(protocol.Audit.ForbidsLeaks);
        Assert.False(report.HasLeaks);
    }
}
