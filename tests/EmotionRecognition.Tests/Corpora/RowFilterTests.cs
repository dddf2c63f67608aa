using EmotionRecognition.Corpora;

namespace EmotionRecognition.Tests.Corpora;

public sealed class RowFilterTests
{
    public static TheoryData<RowFilter, string> Odd => new()
    {
        { new RowFilter(), "some.json, filter: no condition, expected one of minSeconds, maxSeconds, columns, perSpeaker" },
        { new RowFilter { MinSeconds = -1 }, "some.json, filter, minSeconds: -1, expected 0 or more seconds" },
        { new RowFilter { MinSeconds = double.NaN }, "some.json, filter, minSeconds: NaN, expected 0 or more seconds" },
        { new RowFilter { MaxSeconds = 0 }, "some.json, filter, maxSeconds: 0, expected more than 0 seconds" },
        { new RowFilter { MinSeconds = 3, MaxSeconds = 2 }, "some.json, filter, maxSeconds: 2, expected minSeconds, which is 3, or more" },
        { new RowFilter { PerSpeaker = 0 }, "some.json, filter, perSpeaker: 0, expected 1 or more utterances" },
        { Of("gender"), "some.json, filter, columns, gender: no value or a null, expected a list of values to keep" },
        { Of("gender", null!), "some.json, filter, columns, gender: no value or a null" },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public void Check_Odd_NamesTheKey(RowFilter filter, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => filter.Check("some.json, filter")).Message);

    [Fact]
    public void Check_EveryCondition_Passes() =>
        new RowFilter { MinSeconds = 0.5, MaxSeconds = 20, Columns = Of("gender", "female").Columns, PerSpeaker = 40 }.Check("some.json, filter");

    [Fact]
    public void CheckColumns_UnknownColumn_ListsTheCorpussOwn() => Assert.Contains(
        "x, columns: \"sex\", expected one of gender, sentence, speaker, session, the columns of the corpus",
        Assert.Throws<InputException>(() => Of("sex", "f").CheckColumns("x", ["gender", "sentence"])).Message);

    [Theory]
    [InlineData("speaker", false)]
    [InlineData("session", false)]
    [InlineData("gender", true)]
    public void NeedsColumns_Column_TellsThoseOfTheCorpus(string column, bool expected) => Assert.Equal(expected, Of(column, "a").NeedsColumns());

    [Fact]
    public void Describe_EveryCondition_NamesThemInOrder() => Assert.Equal(
        "at least 0.5 s, at most 20 s, gender female or unknown, at most 40 per speaker",
        new RowFilter { MinSeconds = 0.5, MaxSeconds = 20, Columns = Of("gender", "female", "").Columns, PerSpeaker = 40 }.Describe());

    internal static RowFilter Of(string column, params string[] values) =>
        new() { Columns = new Dictionary<string, IReadOnlyList<string>> { [column] = values } };
}
