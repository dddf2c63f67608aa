using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Tests.Text;

namespace EmotionRecognition.Tests.Protocols;

public sealed class ClassSetTests
{
    [Theory]
    [InlineData("ang", 0)]
    [InlineData("hap", 1)]
    [InlineData("exc", 1)]
    [InlineData("sad", 2)]
    [InlineData("fru", 2)]
    [InlineData("fea", 3)]
    [InlineData("sur", 4)]
    [InlineData("neu", 5)]
    [InlineData("happy", 1)]
    [InlineData("neutral", 5)]
    [InlineData("xxx", null)]
    [InlineData("oth", null)]
    [InlineData("dis", null)]
    public void ClassOf_StudysLabels_IsTheStudysClass(string label, int? expected) =>
        Assert.Equal(expected, IemocapDefinition.StudySix.ClassOf(label));

    [Theory]
    [InlineData("study-six", 6)]
    [InlineData("iemocap-four", 4)]
    [InlineData("iemocap-conversation-six", 6)]
    [InlineData("emodb-seven", 7)]
    [InlineData("ravdess-eight", 8)]
    [InlineData("meld-seven", 7)]
    public void Named_EachName_HasItsClassesInOrder(string name, int count)
    {
        var set = CorpusCatalog.ClassSet(name);

        Assert.Equal(count, set.Classes.Count);
        Assert.All(set.Classes.Index(), pair => Assert.Equal(pair.Index, set.ClassOf(pair.Item)));
    }

    [Fact]
    public void Named_UnknownName_ListsTheNames()
    {
        var error = Assert.Throws<InputException>(() => CorpusCatalog.ClassSet("six"));

        Assert.All(CorpusCatalog.ClassSets, set => Assert.Contains(set.Name, error.Message));
    }

    [Theory]
    [InlineData("study-six", new[] { 1103, 1636, 2933, 40, 107, 1708 })]
    [InlineData("iemocap-four", new[] { 1103, 1636, 1708, 1084 })]
    [InlineData("iemocap-conversation-six", new[] { 1103, 595, 1041, 1084, 1849, 1708 })]
    public void Keep_Iemocap_HasThePublishedCounts(string name, int[] expected)
    {
        var set = CorpusCatalog.ClassSet(name);
        var counts = set.Keep(Iemocap.Utterances()).CountBy(utterance => set.ClassOf(utterance.Emotion)!.Value).OrderBy(pair => pair.Key);

        Assert.Equal(expected, counts.Select(pair => pair.Value));
    }

    [Fact]
    public void ClassOf_StudysRows_IsTheirLabel()
    {
        var emotions = Iemocap.Utterances().ToDictionary(utterance => utterance.Id, utterance => utterance.Emotion);

        Assert.All(StudyText.Train(), row => Assert.Equal(row.Label, IemocapDefinition.StudySix.ClassOf(emotions[row.Utterance])));
    }
}
