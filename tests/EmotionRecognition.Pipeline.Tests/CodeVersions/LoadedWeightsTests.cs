using EmotionRecognition.Encoders;
using EmotionRecognition.Pretrained.Embeddings;

namespace EmotionRecognition.Pipeline.Tests.CodeVersions;

public sealed class LoadedWeightsTests
{
    [Fact]
    public void Versions_PretrainedWeightsWereRead_AreTheSame()
    {
        using var folder = new TemporaryFolder();
        IReadOnlyDictionary<string, string> Versions() => World.VersionsOf(StagePlans.Of(folder.Root, Repository.Root));
        var before = Versions();

        foreach (var model in Enum.GetValues<SentenceModel>())
        {
            var rows = new EncoderInput([new InputRow("u", "any text")], FeatureTables.None);
            new SentenceEmbeddingEncoder { Model = model }.Fit(rows).Encode(rows);
        }

        Assert.Contains(before.Keys, stage => stage.StartsWith("Train meld-minilm/", StringComparison.Ordinal));
        Assert.Equal(before, Versions());
    }
}
