using EmotionRecognition.Pipeline.Experiments;

namespace EmotionRecognition.Pipeline.Tests;

public sealed class ExperimentCatalogTests
{
    [Fact]
    public void Select_SomeByName_GivesThemInTheOrderAskedFor() =>
        Assert.Equal(["synthetic-gan", "synthetic"], Select("synthetic-gan,synthetic,synthetic-gan"));

    [Fact]
    public void Select_NothingAskedFor_GivesAllOfTheCorpusButThoseOnRequest() =>
        Assert.Equal(["synthetic", "synthetic-gan", "synthetic-autoencoder"], Select(null));

    [Theory]
    [InlineData("synthetic,emodb", "synthetic of synthetic, emodb of emodb, expected experiments of one corpus")]
    [InlineData("synthetic,nothing", "--experiment: nothing, expected one of cross-emodb-ravdess, default-model, emodb, emodb-calibrated, emodb-f754")]
    [InlineData("synthetic,", "--experiment: \"\", expected one of cross-emodb-ravdess, default-model, emodb, emodb-calibrated, emodb-f754")]
    public void Select_NotOfOneCorpusOrNotThere_SaysSo(string asked, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => Select(asked)).Message);

    [Fact]
    public void Select_AnotherCorpusThanTheExperiments_SaysSo() => Assert.Contains(
        "--corpus: emodb, expected synthetic, the corpus of synthetic-gan",
        Assert.Throws<InputException>(() => ExperimentCatalog.Select(
            new ResearchOptions { Root = Repository.Root, Experiment = "synthetic-gan", Corpus = "emodb" })).Message);

    private static IEnumerable<string> Select(string? asked) =>
        ExperimentCatalog.Select(new ResearchOptions { Root = Repository.Root, Experiment = asked }).Select(experiment => experiment.Name);
}
