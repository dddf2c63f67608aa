using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.EmoDb;
using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Corpora.Ravdess;

namespace EmotionRecognition.Tests.Corpora;

public sealed class LabelMatchTests
{
    private static readonly string[] _classes = ["anger", "happiness", "neutral"];

    [Theory]
    [InlineData("anger", 0)]
    [InlineData("Angry", 0)]
    [InlineData("joy", 1)]
    [InlineData("neu", 2)]
    [InlineData("calm", null)]
    [InlineData("", null)]
    public void Of_LabelsOfTheField_BelongToTheClassThatMeansTheSame(string label, int? expected) =>
        Assert.Equal(expected, LabelMatch.Of(_classes, new RavdessDefinition(), [label, "anger"], null, "--map").ClassOf(label));

    [Fact]
    public void Of_Map_GoesFirst()
    {
        var set = LabelMatch.Of(_classes, new RavdessDefinition(), ["calm", "happy", "anger"], "calm=neutral,happy=", "--map");

        Assert.Equal(2, set.ClassOf("calm"));
        Assert.Null(set.ClassOf("happy"));
        Assert.Equal(0, set.ClassOf("anger"));
    }

    [Fact]
    public void Of_CorpusThatHasTheClasses_MapsAsItDoes()
    {
        var classes = IemocapDefinition.Four.Classes;

        var set = LabelMatch.Of([.. classes.Reverse()], new IemocapDefinition(), ["exc", "hap", "xxx"], null, "--map");

        Assert.Equal(classes[IemocapDefinition.Four.ClassOf("exc")!.Value], set.Classes[set.ClassOf("exc")!.Value]);
        Assert.Equal(set.ClassOf("exc"), set.ClassOf("hap"));
        Assert.Null(set.ClassOf("xxx"));
    }

    [Fact]
    public void Of_MapToAClassThatThereIsNot_NamesThoseThatThereAre()
    {
        var error = Assert.Throws<InputException>(() => LabelMatch.Of(_classes, new EmoDbDefinition(), ["anger"], "anger=rage", "--map"));

        Assert.Equal("--map: \"rage\", expected one of anger, happiness, neutral, the classes of the model; fix the option", error.Message);
    }
}
