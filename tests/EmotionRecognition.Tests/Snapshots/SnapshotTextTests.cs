using System.Globalization;
using Testing.Snapshots;

namespace EmotionRecognition.Tests.Snapshots;

public sealed class SnapshotTextTests
{
    private enum Color
    {
        Red,
    }

    [Theory]
    [InlineData("text", "text")]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData(null, "null")]
    [InlineData(true, "true")]
    [InlineData(-0.1, "-0.1")]
    [InlineData(1e-300, "1E-300")]
    [InlineData(0.1f, "0.1")]
    [InlineData(7, "7")]
    public void Of_Scalar_IsItsText(object? value, string expected) => Assert.Equal(expected, SnapshotText.Of(value));

    [Fact]
    public void Of_Number_IsTheSameInEveryCulture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            Assert.Equal("{\n  X: 0.5\n}", SnapshotText.Of(new { X = 0.5 }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Of_Object_ListsPropertiesAsDeclaredAndLeavesNothingsOut() => Assert.Equal(
        "{\n  Zeta: 1,\n  Alpha: red hair,\n  Color: Red,\n  Inner: {\n    Items: [\n      1,\n      2\n    ]\n  }\n}",
        SnapshotText.Of(new
        {
            Zeta = 1,
            Alpha = "red hair",
            Color = Color.Red,
            None = (string?)null,
            Empty = Array.Empty<int>(),
            Inner = new { Items = new[] { 1, 2 } },
        }));

    [Fact]
    public void Of_Dictionary_IsOrderedByKey() => Assert.Equal(
        "{\n  B: 1,\n  a: [\n    null\n  ]\n}", SnapshotText.Of(new Dictionary<string, object> { ["a"] = new string?[] { null }, ["B"] = 1 }));

    [Fact]
    public void Of_LinesInAProperty_StandBelowItsName() => Assert.Equal("{\n  Text:\na\nb,\n  X: 1\n}", SnapshotText.Of(new { Text = "a\nb", X = 1 }));

    [Fact]
    public void Of_Tuple_ListsItsFields() => Assert.Equal("[\n  {\n    Item1: a,\n    Item2: 1\n  }\n]", SnapshotText.Of(new[] { ("a", 1) }));

    [Fact]
    public void Of_EmptyList_IsBrackets() => Assert.Equal("[]", SnapshotText.Of(Array.Empty<int>()));

    [Fact]
    public void Of_ObjectInItself_IsRefused()
    {
        var list = new List<object>();
        list.Add(list);
        Assert.Throws<ArgumentException>(() => SnapshotText.Of(list));
    }

    [Theory]
    [InlineData("a/b:c", "a-b-c")]
    [InlineData(0.5, "0.5")]
    [InlineData(null, "null")]
    [InlineData(new[] { 1, 2 }, "1,2")]
    public void OfParameter_Value_FitsAFileName(object? value, string expected) => Assert.Equal(expected, SnapshotText.OfParameter(value));
}
