using EmotionRecognition.Build.Terminal;

namespace EmotionRecognition.Pipeline.Tests.Build;

public sealed class PhrasingTests
{
    [Theory]
    [InlineData(0.0004, "0 ms")]
    [InlineData(0.34, "340 ms")]
    [InlineData(0.9996, "1.0 s")]
    [InlineData(2.14, "2.1 s")]
    [InlineData(9.96, "10 s")]
    [InlineData(59.6, "1 min 0 s")]
    [InlineData(96, "1 min 36 s")]
    [InlineData(3599.6, "1 h 0 min")]
    [InlineData(7530, "2 h 5 min")]
    public void Duration_OfAnyLength_HasTheUnitsThatMatter(double seconds, string text) => Assert.Equal(text, Phrasing.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(40.2, "41 s")]
    [InlineData(96, "1 min 36 s")]
    public void WholeSeconds_Estimate_HasNoFraction(double seconds, string text) => Assert.Equal(text, Phrasing.WholeSeconds(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("a bb ccc", 80, "a bb ccc")]
    [InlineData("a bb ccc dd", 6, "a bb|  ccc|  dd")]
    [InlineData("  a bb", 4, "  a|  bb")]
    [InlineData("a   b", 80, "a   b")]
    [InlineData("averylongword b", 5, "averylongword|  b")]
    public void Wrap_Text_BreaksAtSpaces(string text, int columns, string lines) => Assert.Equal(lines.Split('|'), Phrasing.Wrap(text, columns, 2));

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("a longer text", 10, "a longe...")]
    [InlineData("text", 2, "te")]
    public void Shorten_Text_EndsInDotsWhereItWasCut(string text, int columns, string shortened) => Assert.Equal(shortened, Phrasing.Shorten(text, columns));

    [Theory]
    [InlineData("Train a/b/fold-1", 16, "Train a/b/fold-1")]
    [InlineData("Train a/b/c/d/e/fold-1", 18, "Train a/b...fold-1")]
    public void ShortenMiddle_Text_KeepsItsEnd(string text, int columns, string shortened) =>
        Assert.Equal(shortened, Phrasing.ShortenMiddle(text, columns));

    [Theory]
    [InlineData("Raport", "Report")]
    [InlineData("reprot", "Report")]
    [InlineData("Train2", "Train")]
    [InlineData("Everything", null)]
    [InlineData("", null)]
    public void Nearest_Typed_FindsWhatIsAlikeOnly(string typed, string? nearest) =>
        Assert.Equal(nearest, Phrasing.Nearest(typed, ["Labels", "Train", "Report"]));
}
