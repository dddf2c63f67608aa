using EmotionRecognition.Corpora;

namespace EmotionRecognition.Tests.Corpora;

public sealed class CombinedCorporaTests
{
    private static readonly CombinedCorpora _three = new(["emodb", "ravdess", "own"]);

    [Fact]
    public void Pairings_NothingGiven_TrainsOnEachAndTestsOnEveryOther() =>
        Assert.Equal("emodb: ravdess, own; ravdess: emodb, own; own: emodb, ravdess", _three.Description);

    [Theory]
    [InlineData("emodb", "ravdess own", "emodb: ravdess, own")]
    [InlineData("own emodb", "ravdess", "own + emodb: ravdess")]
    [InlineData("", "own", "emodb + ravdess: own")]
    [InlineData("ravdess", "", "ravdess: emodb, own")]
    public void Pairings_PartsGiven_AreOneWithTheRestOnTheOtherSide(string train, string test, string description) =>
        Assert.Equal(description, (_three with { Train = Names(train), Test = Names(test) }).Description);

    [Fact]
    public void UtteranceOf_AnyCorpus_NamesEverythingAfterIt()
    {
        var utterance = CombinedCorpora.UtteranceOf("own", new Utterance("a/1", "d", "anna", "s1", 1, 2, "sad", 3));

        Assert.Equal(new Utterance("own/a/1", "own/d", "own/anna", "own/s1", 1, 2, "own/sad", 3), utterance);
        Assert.Equal("own", CombinedCorpora.CorpusOf(utterance.Id));
        Assert.Equal("", CombinedCorpora.UtteranceOf("own", new Utterance("a", "d", "anna", "", 1, 2, "sad")).Session);
    }

    [Fact]
    public void Classes_LabelsOfAnyCorpusAndOfOne_AreMapped()
    {
        var classes = _three.Classes("two", Map(("calm", "emodb/boredom neutral"), ("anger", "angry")), "here");

        Assert.Equal(["calm", "anger"], classes.Classes);
        Assert.Equal(
            [0, 0, 0, 1, 1, null, null],
            new[] { "emodb/boredom", "own/neutral", "ravdess/calm", "ravdess/angry", "own/anger", "own/boredom", "emodb/fear" }.Select(classes.ClassOf));
    }

    [Theory]
    [InlineData("anger", "angry", "anger", "angry", "here: 1 classes, expected two or more classes")]
    [InlineData("anger", "angry", "sadness", "sad angry", "here: emodb/angry in anger and sadness, expected each label in one class")]
    [InlineData("anger", "angry", "angry", "x", "here: emodb/angry in anger and angry")]
    [InlineData("anger", "own/sad", "sadness", "sad", "here: own/sad in anger and sadness")]
    [InlineData("anger", "angry", " ", "x", "here: an empty name or label")]
    public void Classes_Odd_SaysSo(string first, string firstLabels, string second, string secondLabels, string message)
    {
        var map = first == second ? Map((first, firstLabels)) : Map((first, firstLabels), (second, secondLabels));

        Assert.StartsWith(message, Assert.Throws<InputException>(() => _three.Classes("two", map, "here")).Message);
    }

    private static string[] Names(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<string, IReadOnlyList<string>> Map(params (string Class, string Labels)[] classes) =>
        classes.ToDictionary(each => each.Class, each => (IReadOnlyList<string>)Names(each.Labels));
}
