using EmotionRecognition.Audio;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.CnnTransformer;
using EmotionRecognition.Models.Networks;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>Checkpoints of networks other than the study's; those of the study's are tested with its files.</summary>
public sealed class GivenCheckpointTests(TinyCorpus corpus)
{
    private const int Columns = 40 * 282;

    [Fact]
    public void Run_CheckpointOfTheCitedWork_ScoresThePublishedTestRowsOnItsMaps()
    {
        using var copy = Prepared(classes: 6);

        var told = TinyCorpus.Ran(Build(copy));

        Assert.DoesNotContain("Train", told);
        var scored = Assert.Single(MetricsFile.Read(copy["report/cited/checkpoint/metrics.json"]).Systems);
        Assert.Equal("published", scored.Protocol);
        var rows = PredictionTable.Read(copy["report/cited/checkpoint/predictions.csv"]).Rows;
        Assert.Equal(scored.Pooled.Rows, rows.Sum(row => row.Copies));
        Assert.True(rows.Select(row => row.Probabilities[0]).Distinct().Count() > 1);
    }

    [Fact]
    public void Run_CheckpointForOtherClasses_IsRefusedBeforeAnythingIsWritten()
    {
        using var copy = Prepared(classes: 8);

        var error = Assert.Throws<InputException>(() => Build(copy));

        Assert.Contains("fc1_linear", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(copy["report/cited"]));
    }

    private static IReadOnlyList<BuildEvent> Build(TemporaryFolder copy)
    {
        var told = new List<BuildEvent>();
        var options = TinyCorpus.Options(copy.Root) with { Checkpoint = copy["cited.pkl"], Resampling = ResamplingPolicy.Resample };
        using var build = ResearchBuild.Open(options, told.Add);
        build.TakeAll();
        return told;
    }

    private TemporaryFolder Prepared(int classes)
    {
        var copy = corpus.Copy();
        Directory.Delete(copy["experiments"], recursive: true);
        copy.Write("experiments/cited.json", """
            {
              "name": "cited", "title": "Cited", "corpus": "synthetic", "classes": "study-six", "protocols": ["published"],
              "systems": [
                { "name": "words", "features": "text", "model": { "kind": "logistic-regression" } },
                { "name": "network", "inputs": [{ "kind": "acoustics", "set": "mfcc-map" }], "model": { "kind": "cnn-transformer", "threads": 1 } }
              ]
            }
            """);
        using var network = new CnnTransformerSettings().CreateNetwork(classes, Columns);
        new PickleCheckpoint(StateDict.Take(network), 1, new SgdSettings(0.01, 0.8, 1e-3)).Write(copy["cited.pkl"]);
        return copy;
    }
}
