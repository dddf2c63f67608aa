using CsCheck;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.EmoDb;
using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tests.Text;

namespace EmotionRecognition.Tests.Protocols;

public sealed class PublishedSplitTests
{
    [Fact]
    public void Make_AnyCorpus_ConservesCopies() => Gen.Select(RandomCorpus.OfSessions, Gen.Int).Sample((corpus, seed) =>
    {
        var utterances = WithTwoToSplit(corpus);
        var rows = PublishedSplit.Make(utterances, IemocapDefinition.StudySix, PublishedOptions.Study, seed);

        var copies = rows.GroupBy(row => row.Utterance).ToDictionary(group => group.Key, group => group.Sum(row => row.Copies));
        var expected = utterances.Where(utterance => utterance.Emotion != "xxx")
            .ToDictionary(utterance => utterance.Id, utterance => utterance.Emotion switch { "fea" => 31, "sur" => 11, _ => 1 });
        Assert.Equal(expected.OrderBy(pair => pair.Key), copies.OrderBy(pair => pair.Key));
        Assert.Equal((int)Math.Ceiling(0.2 * expected.Values.Sum()), rows.Sizes().Single().Test);
        Assert.Equal(0, rows.Sizes().Single().Validation);
    });

    [Fact]
    public void Make_SameSeed_GivesTheSameRows() => Gen.Select(RandomCorpus.OfSessions, Gen.Int).Sample((corpus, seed) => Assert.Equal(
        PublishedSplit.Make(WithTwoToSplit(corpus), IemocapDefinition.StudySix, PublishedOptions.Study, seed),
        PublishedSplit.Make(WithTwoToSplit(corpus), IemocapDefinition.StudySix, PublishedOptions.Study, seed)));

    [Fact]
    public void Make_OtherSeed_GivesOtherRows()
    {
        var utterances = Enumerable.Range(0, 200).Select(index => Iemocap.Named($"Ses01F_impro01_F{index:000}", "neu")).ToList();

        Assert.NotEqual(
            PublishedSplit.Make(utterances, IemocapDefinition.StudySix, PublishedOptions.Study, 1),
            PublishedSplit.Make(utterances, IemocapDefinition.StudySix, PublishedOptions.Study, 2));
    }

    [Fact]
    public void Make_GeneratedSamples_SplitsThemOnTheirOwn()
    {
        var utterances = Enumerable.Range(0, 50).Select(index => Iemocap.Named($"Ses01F_impro01_F{index:000}", "neu")).ToList();
        var generated = Enumerable.Range(0, 962).Select(index => $"clip{index:000}").ToList();
        var real = PublishedSplit.Make(utterances, IemocapDefinition.StudySix, PublishedOptions.Study, 7);

        var rows = PublishedSplit.Make(utterances, IemocapDefinition.StudySix, PublishedOptions.Study, 7, generated);

        Assert.Equal(real, rows.Where(row => !row.Utterance.StartsWith("clip", StringComparison.Ordinal)));
        Assert.Equal(new FoldSizes(1, 40 + 769, 0, 10 + 193, 0), rows.Sizes().Single());
    }

    [Fact]
    public void Make_OtherClassSet_CopiesNothing()
    {
        List<Utterance> utterances = [Clip.Of("a", "A", "fear"), Clip.Of("b", "B", "fear")];

        var rows = PublishedSplit.Make(utterances, EmoDbDefinition.Seven, PublishedOptions.For(EmoDbDefinition.Seven), 0);

        Assert.All(rows, row => Assert.Equal(1, row.Copies));
    }

    [Fact]
    public void Make_Iemocap_HasTheStudysSizes()
    {
        var rows = PublishedSplit.Make(Iemocap.Utterances(), IemocapDefinition.StudySix, PublishedOptions.For(IemocapDefinition.StudySix), 0);

        Assert.Equal(new FoldSizes(1, 7837, 0, 1960, 0), rows.Sizes().Single());
        Assert.Equal(7527, rows.Select(row => row.Utterance).Distinct().Count());
    }

    [Fact]
    public void FromRows_StudysFiles_HasEveryUtteranceAndItsCopies()
    {
        var rows = StudyText.Split();
        var emotions = Iemocap.Utterances().ToDictionary(utterance => utterance.Id, utterance => utterance.Emotion);

        Assert.Equal(new FoldSizes(1, 7837, 0, 1960, 0), rows.Sizes().Single());
        Assert.All(
            rows.GroupBy(row => row.Utterance),
            group => Assert.Equal(emotions[group.Key] switch { "fea" => 31, "sur" => 11, _ => 1 }, group.Sum(row => row.Copies)));
    }

    [Fact]
    public void Make_RepeatedId_Throws()
    {
        var utterances = new[] { Iemocap.Named("Ses01F_impro01_F000", "neu"), Iemocap.Named("Ses01F_impro01_F001", "neu") };

        Assert.Contains("2 times", Assert.Throws<InputException>(
            () => PublishedSplit.Make(utterances, IemocapDefinition.StudySix, PublishedOptions.Study, 0, ["Ses01F_impro01_F000", "x"])).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Make_TestShareOutOfRange_Throws(double share) => Assert.Throws<InputException>(
        () => PublishedSplit.Make([], IemocapDefinition.StudySix, new PublishedOptions { TestShare = share }, 0));

    [Fact]
    public void Make_NothingToSplit_Throws() => Assert.Contains(
        "0 rows",
        Assert.Throws<InputException>(() => PublishedSplit.Make([], IemocapDefinition.StudySix, PublishedOptions.Study, 0)).Message);

    private static IReadOnlyList<Utterance> WithTwoToSplit(IReadOnlyList<Utterance> corpus) =>
        [.. corpus, Iemocap.Named("Ses01F_impro09_F000", "fea"), Iemocap.Named("Ses01F_impro09_F001", "neu")];
}
