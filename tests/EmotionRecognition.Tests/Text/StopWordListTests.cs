using EmotionRecognition.Text;

namespace EmotionRecognition.Tests.Text;

public sealed class StopWordListTests
{
    [Fact]
    public void Of_English_IsScikitLearns()
    {
        var words = StopWordList.Of(StopWords.English);

        Assert.Equal(318, words.Count);
        Assert.Superset(new HashSet<string> { "a", "cry", "thick", "yourselves" }, new HashSet<string>(words));
        Assert.All(words, word => Assert.Matches("^[a-z]+$", word));
    }

    [Fact]
    public void Of_None_IsEmpty() => Assert.Empty(StopWordList.Of(StopWords.None));
}
