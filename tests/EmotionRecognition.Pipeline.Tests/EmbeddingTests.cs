using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Stages;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>Where utterances are by their features.</summary>
public sealed class EmbeddingTests(TinyCorpus corpus) : IClassFixture<TinyCorpus>
{
    [Fact]
    public void Build_Embedding_PlacesEveryUtteranceBySetOfMostSystems()
    {
        using var copy = Fresh();
        Write(copy, """
            { "name": "one", "inputs": [{ "kind": "acoustics" }], "model": { "kind": "lda", "candidates": [0.5] } },
            { "name": "two", "inputs": [{ "kind": "acoustics", "set": "prosody" }], "model": { "kind": "lda", "candidates": [0.5] } },
            { "name": "three", "inputs": [{ "kind": "acoustics", "set": "prosody" }], "model": { "kind": "lda", "candidates": [0.9] } }
            """);

        var ran = TinyCorpus.Build(copy.Root).OfType<BuildEvent.Started>().Select(started => $"{started.Stage.Target} {started.Stage.Instance}").ToList();

        Assert.Contains("Evaluate placed/embedding", ran);
        var found = EmbeddingTables.Read(copy["report/placed/embedding.csv"], copy["report/placed/embedding-components.csv"]);
        Assert.Equal(("prosody", 40), (found.Set, found.Columns));
        Assert.Equal(found.Utterances, found.Rows.Count);
        Assert.Equal(found.Rows.Count, found.Rows.Select(row => row.Utterance).Distinct().Count());
        Assert.InRange(found.Shares.Sum(), 0.9, 1.0001);
        Assert.Contains("Similar utterances", File.ReadAllText(copy["report/index.html"]));
    }

    [Fact]
    public void Select_EmbeddingWithoutSound_IsRefused()
    {
        using var copy = Fresh();
        Write(copy, """{ "name": "words", "features": "text", "model": { "kind": "logistic-regression" } }""");

        var error = Assert.Throws<InputException>(() => ExperimentCatalog.Select(TinyCorpus.Options(copy.Root)));

        Assert.Contains("embedding: no system that reads features of sound", error.Message, StringComparison.Ordinal);
    }

    private static void Write(TemporaryFolder folder, string systems) => folder.Write("experiments/placed.json", $$"""
        {
          "name": "placed", "title": "Placed", "corpus": "synthetic", "classes": "study-six", "protocols": ["honest"], "embedding": true,
          "systems": [{{systems}}]
        }
        """);

    private TemporaryFolder Fresh()
    {
        var copy = corpus.Copy();
        foreach (var name in new[] { "experiments", "savedModel", "report" })
        {
            Directory.Delete(copy[name], recursive: true);
        }

        return copy;
    }
}
