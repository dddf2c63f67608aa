using EmotionRecognition.Protocols;

namespace EmotionRecognition.Tests.Protocols;

public sealed class ProtocolTests
{
    [Theory]
    [InlineData("published", FittedOn.AllRows, SelectedOn.TestRows, false)]
    [InlineData("honest", FittedOn.TrainingRows, SelectedOn.InnerFolds, true)]
    [InlineData("script-disjoint", FittedOn.TrainingRows, SelectedOn.ValidationRows, true)]
    [InlineData("given", FittedOn.TrainingRows, SelectedOn.InnerFolds, false)]
    [InlineData("transductive", FittedOn.TrainingRowsAndUnlabeledTestSpeakers, SelectedOn.InnerFolds, true)]
    [InlineData("enrolled-5", FittedOn.TrainingRowsAndUnlabeledTestSpeakers, SelectedOn.InnerFolds, true)]
    [InlineData("enrolled-20", FittedOn.TrainingRowsAndUnlabeledTestSpeakers, SelectedOn.InnerFolds, true)]
    [InlineData("cross-corpus", FittedOn.TrainingRows, SelectedOn.InnerFolds, true)]
    [InlineData("cross-corpus-transductive", FittedOn.TrainingRowsAndUnlabeledTestSpeakers, SelectedOn.InnerFolds, true)]
    [InlineData("within-corpus", FittedOn.TrainingRows, SelectedOn.InnerFolds, true)]
    public void Named_EachName_SaysWhoSeesWhat(string name, FittedOn fittedOn, SelectedOn selectedOn, bool forbidsLeaks)
    {
        var protocol = ProtocolCatalog.Protocols.Named(name);

        Assert.Equal(
            (name, fittedOn, selectedOn, forbidsLeaks),
            (protocol.Name, protocol.FittedOn, protocol.SelectedOn, protocol.Audit.ForbidsLeaks));
    }

    [Fact]
    public void Named_UnknownName_ListsTheNames() =>
        Assert.Contains(
            "cross-corpus, cross-corpus-transductive, enrolled-20, enrolled-5, given, honest, published, script-disjoint, transductive, within-corpus",
            Assert.Throws<InputException>(() => ProtocolCatalog.Protocols.Named("kfold")).Message);
}
