using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class UtteranceColumnTests
{
    [Fact]
    public void Of_Words_KeepsThemInOrder()
    {
        var column = Of("male", "female", "", "male");

        Assert.Equal(["female", "male"], column.Values);
        Assert.Null(column.LeftOut);
        Assert.Equal(["male", "female", null, "male"], Enumerable.Range(0, 4).Select(index => column.Of($"u{index}")));
    }

    [Theory]
    [InlineData("9,10,8", "8,9,10")]
    [InlineData("02,01,10", "01,02,10")]
    [InlineData("01,02,03,04,05,06,07", "01,02,03,04,05,06,07")]
    [InlineData("2,x,10", "10,2,x")]
    public void Of_FewNumbersOrCodes_KeepsThem(string values, string expected) => Assert.Equal(expected.Split(','), Of(values.Split(',')).Values);

    [Fact]
    public void Of_ManyNumbers_PutsThemInQuarters()
    {
        var column = Of([.. Enumerable.Range(21, 40).Select(age => $"{age}")]);

        Assert.Equal(["21 to 30", "31 to 40", "41 to 50", "51 to 60"], column.Values);
        Assert.Equal(("21 to 30", "31 to 40", "51 to 60"), (column.Of("u9"), column.Of("u10"), column.Of("u39")));
    }

    [Fact]
    public void Of_ManyNumbersThatRepeat_KeepsEqualOnesTogether()
    {
        string[] ages = [.. Enumerable.Repeat("20", 30), "31", "32", "33", "34", "35", "36"];

        Assert.Equal(["20", "31 to 36"], Of(ages).Values);
    }

    [Fact]
    public void Of_ManyWords_IsLeftOut() => Assert.Equal("13 values", Of([.. Enumerable.Range(0, 13).Select(index => $"w{index}")]).LeftOut);

    [Fact]
    public void Of_OneOrNoValue_IsLeftOut()
    {
        Assert.Equal("the same for all: male", Of("male", "male", "").LeftOut);
        Assert.Equal("no value", Of("", "").LeftOut);
    }

    [Fact]
    public void InBands_Thirds_AreOfOneSize()
    {
        var column = UtteranceColumn.InBands(
            "duration", Enumerable.Range(0, 9).ToDictionary(index => $"u{index}", index => 1 + (index / 4.0)), 3, "0.00", " s");

        Assert.Equal(["1.00 to 1.50 s", "1.75 to 2.25 s", "2.50 to 3.00 s"], column.Values);
        Assert.All(column.Values, value => Assert.Equal(3, Enumerable.Range(0, 9).Count(index => column.Of($"u{index}") == value)));
    }

    private static UtteranceColumn Of(params string[] values) =>
        UtteranceColumn.Of("some", values.Index().ToDictionary(pair => $"u{pair.Index}", pair => pair.Item));
}
