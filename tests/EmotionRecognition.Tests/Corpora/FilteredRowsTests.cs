using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Own;

namespace EmotionRecognition.Tests.Corpora;

public sealed class FilteredRowsTests
{
    private static readonly ClassSet _classes = new("three", ("anger", []), ("sadness", []), ("neutral", []));

    [Fact]
    public void Of_Seconds_KeepsBothLimits()
    {
        Utterance[] utterances = [Lasting("a", 0.4, "anger"), Lasting("b", 0.5, "anger"), Lasting("c", 2, "sadness"), Lasting("d", 2.1, "sadness")];

        var rows = Filter(new RowFilter { MinSeconds = 0.5, MaxSeconds = 2 }, utterances);

        Assert.Equal(["b", "c"], rows.Kept.Select(utterance => utterance.Id));
        Assert.Equal([new Omission("a", "a", "under 0.5 s"), new Omission("d", "d", "over 2 s")], rows.Omissions);
        Assert.Equal("2 of 4 utterances left out (1 under 0.5 s, 1 over 2 s)", rows.Describe());
    }

    [Fact]
    public void Of_SecondsOfAPartOfADialog_AreNotOffByRounding()
    {
        Utterance[] utterances = [Lasting("a", 1, "anger"), Lasting("b", 1, "sadness") with { Start = 1.2, End = 1.7 }];

        Assert.Empty(Filter(new RowFilter { MinSeconds = 0.5 }, utterances).Omissions);
    }

    [Fact]
    public void Of_OtherLabels_AreNotCounted()
    {
        Utterance[] utterances = [Lasting("a", 1, "anger"), Lasting("b", 1, "sadness"), Lasting("c", 1, "surprise")];

        Assert.Equal("0 of 2 utterances left out", Filter(new RowFilter { MinSeconds = 0.5 }, utterances).Describe());
    }

    [Fact]
    public void Of_Columns_KeepsTheValuesOfEach()
    {
        Utterance[] utterances =
        [
            Of("a", "01", "anger"), Of("b", "01", "sadness"), Of("c", "02", "anger"), Of("d", "02", "neutral"), Of("e", "03", "neutral"),
        ];
        var columns = Columns("gender", ("a", "female"), ("b", "female"), ("c", "male"), ("d", "male"), ("e", ""));
        var filter = new RowFilter
        {
            Columns = new Dictionary<string, IReadOnlyList<string>> { ["gender"] = ["male", "female"], ["speaker"] = ["01"] },
        };

        var rows = Filter(filter, utterances, columns);

        Assert.Equal(["a", "b"], rows.Kept.Select(utterance => utterance.Id));
        Assert.Equal(
            [("c", "speaker not 01"), ("d", "speaker not 01"), ("e", "gender not male or female")],
            rows.Omissions.Select(omission => (omission.Item, omission.Reason)));
    }

    [Fact]
    public void Of_EmptyValue_KeepsWhatIsNotKnown()
    {
        Utterance[] utterances = [Of("a", "01", "anger"), Of("b", "01", "sadness"), Of("c", "02", "anger")];

        var rows = Filter(RowFilterTests.Of("gender", ""), utterances, Columns("gender", ("a", ""), ("b", ""), ("c", "male")));

        Assert.Equal(["a", "b"], rows.Kept.Select(utterance => utterance.Id));
    }

    [Fact]
    public void Of_PerSpeaker_TakesClassesEvenlyAndFillsUpFromTheOthers()
    {
        var utterances = Many("01", anger: 20, sadness: 20, neutral: 3).Concat(Many("02", anger: 2, sadness: 0, neutral: 1)).ToList();

        var rows = Filter(new RowFilter { PerSpeaker = 13 }, utterances);

        Assert.Equal([5, 5, 3], CountsOf(rows, "01"));
        Assert.Equal([2, 0, 1], CountsOf(rows, "02"));
        Assert.Equal("30 of 46 utterances left out (30 above 13 per speaker)", rows.Describe());
    }

    [Fact]
    public void Of_PerSpeaker_DependsOnNeitherOrderNorOtherSpeakersButOnTheSeed()
    {
        var utterances = Many("01", 20, 20, 20).Concat(Many("02", 20, 20, 20)).ToList();
        var filter = new RowFilter { PerSpeaker = 10 };
        var kept = IdsOf(Filter(filter, utterances), "01");

        Assert.Equal(kept, IdsOf(Filter(filter, [.. utterances.AsEnumerable().Reverse()]), "01"));
        Assert.Equal(kept, IdsOf(Filter(filter, Many("01", 20, 20, 20)), "01"));
        Assert.NotEqual(kept, IdsOf(Filter(filter, utterances, seed: 2), "01"));
        Assert.Superset(kept, IdsOf(Filter(new RowFilter { PerSpeaker = 11 }, utterances), "01"));
    }

    [Fact]
    public void Of_PerSpeakerAndSeconds_CountsWhatIsLongEnough()
    {
        var utterances = Many("01", 4, 4, 0).Select((utterance, index) => utterance with { End = index % 2 == 0 ? 1 : 0.1 }).ToList();

        var rows = Filter(new RowFilter { PerSpeaker = 4, MinSeconds = 0.5 }, utterances);

        Assert.Equal([2, 2, 0], CountsOf(rows, "01"));
        Assert.All(rows.Omissions, omission => Assert.Equal("under 0.5 s", omission.Reason));
    }

    [Fact]
    public void Of_UnknownValue_ListsValuesWithCounts()
    {
        Utterance[] utterances = [Of("a", "01", "anger"), Of("b", "01", "sadness"), Of("c", "02", "anger")];
        var columns = Columns("gender", ("a", "female"), ("b", "female"), ("c", ""));

        var error = Assert.Throws<InputException>(() => Filter(RowFilterTests.Of("gender", "Female"), utterances, columns));

        Assert.Contains("x, columns, gender: \"Female\", which no utterance of the classes has, expected one of unknown (1), female (2)", error.Message);
    }

    [Fact]
    public void Of_UnknownColumn_ListsColumns() => Assert.Contains(
        "\"sex\", expected one of gender, speaker, session",
        Assert.Throws<InputException>(() => Filter(RowFilterTests.Of("sex", "f"), [Of("a", "01", "anger")], Columns("gender", ("a", "male")))).Message);

    [Fact]
    public void Of_NothingLeft_SaysWhy() => Assert.Contains(
        "x: no utterance left: 2 of 2 utterances left out (2 under 9 s), expected two classes or more",
        Assert.Throws<InputException>(() => Filter(new RowFilter { MinSeconds = 9 }, [Of("a", "01", "anger"), Of("b", "01", "sadness")])).Message);

    [Fact]
    public void Of_OneClassLeft_SaysWhich() => Assert.Contains(
        "x: only sadness left, 1 utterances: 1 of 2 utterances left out (1 speaker not 02), expected two classes or more",
        Assert.Throws<InputException>(() => Filter(RowFilterTests.Of("speaker", "02"), [Of("a", "01", "anger"), Of("b", "02", "sadness")])).Message);

    [Fact]
    public void Of_SecondsWithoutTimes_SaysSo()
    {
        Utterance[] utterances = [Lasting("a", 0, "anger"), Lasting("b", 0, "sadness")];

        Assert.Contains("the corpus has no times", Assert.Throws<InputException>(() => Filter(new RowFilter { MaxSeconds = 3 }, utterances)).Message);
    }

    [Fact]
    public void Of_PerSpeakerWithoutSpeakers_CountsThem()
    {
        Utterance[] utterances = [Of("a", OwnCorpus.UnknownSpeaker, "anger"), Of("b", "01", "sadness")];

        var error = Assert.Throws<InputException>(() => Filter(new RowFilter { PerSpeaker = 3 }, utterances));

        Assert.Contains("x, perSpeaker: 1 of 2 utterances without a speaker", error.Message);
    }

    private static FilteredRows Filter(RowFilter filter, IReadOnlyList<Utterance> utterances, ColumnTable? columns = null, int seed = 1) =>
        FilteredRows.Of("x", filter, _classes, utterances, columns, seed);

    private static Utterance Of(string id, string speaker, string emotion) => new(id, id, speaker, "", 0, 1, emotion);

    private static Utterance Lasting(string id, double seconds, string emotion) => new(id, id, "01", "", 0, seconds, emotion);

    private static IReadOnlyList<Utterance> Many(string speaker, int anger, int sadness, int neutral) =>
    [
        .. new[] { ("anger", anger), ("sadness", sadness), ("neutral", neutral) }.SelectMany(each =>
            Enumerable.Range(0, each.Item2).Select(index => Of($"{speaker}-{each.Item1}-{index}", speaker, each.Item1))),
    ];

    private static ColumnTable Columns(string name, params (string Utterance, string Value)[] values) =>
        new([name], values.ToDictionary(pair => pair.Utterance, pair => (IReadOnlyList<string>)[pair.Value]));

    private static IEnumerable<int> CountsOf(FilteredRows rows, string speaker) =>
        _classes.Classes.Select(name => rows.Kept.Count(utterance => utterance.Speaker == speaker && utterance.Emotion == name));

    private static HashSet<string> IdsOf(FilteredRows rows, string speaker) =>
        [.. rows.Kept.Where(utterance => utterance.Speaker == speaker).Select(utterance => utterance.Id)];
}
