using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>Under <c>transductive</c>, only the sound differs from <c>honest</c>: a system on texts is trained once for both.</summary>
public sealed class SharedModelsTests(TinyCorpus corpus)
{
    [Fact]
    public void Build_SystemThatReadsNoSound_IsTrainedOnceForProtocolsOfOneSplit()
    {
        using var copy = Workspace(""" "honest", "transductive" """);
        var trained = TinyCorpus.Build(copy.Root).OfType<BuildEvent.Finished>().Select(each => each.Stage).Where(stage => stage.Target == "Train")
            .Select(stage => stage.Instance[..stage.Instance.LastIndexOf('/')]).Distinct();
        Assert.Equal(["texts/honest/logistic-text", "texts/honest/logistic-both", "texts/transductive/logistic-both"], trained);
        Assert.False(File.Exists(copy["data/texts/splits-transductive.csv"]));

        var systems = MetricsFile.Read(copy["report/texts/metrics.json"]).Systems.ToDictionary(system => (system.Protocol, system.System));
        Assert.Equal(4, systems.Count);
        Assert.Equal(Counts(systems[("honest", "logistic-text")]), Counts(systems[("transductive", "logistic-text")]));
        Assert.NotEqual(Counts(systems[("honest", "logistic-both")]), Counts(systems[("transductive", "logistic-both")]));
        Assert.Contains(
            "logistic-text reads no sound: its models under transductive are those of honest.", File.ReadAllText(copy["report/index.html"]));
        Assert.Empty(TinyCorpus.Ran(TinyCorpus.Build(copy.Root)));
    }

    [Fact]
    public void Build_TransductiveAlone_GivesTheSameModelAndScores()
    {
        using var both = Workspace(""" "honest", "transductive" """);
        using var alone = Workspace(""" "transductive" """);
        TinyCorpus.Build(both.Root);
        TinyCorpus.Build(alone.Root);
        foreach (var file in new[] { "data/texts/splits.csv", "savedModel/texts/honest/logistic-text/fold-1/model.safetensors" })
        {
            Assert.Equal(File.ReadAllBytes(both[file]), File.ReadAllBytes(alone[file]));
        }

        Assert.Equal(
            File.ReadLines(both["report/texts/predictions.csv"]).Where(line => line.StartsWith("transductive,")),
            File.ReadLines(alone["report/texts/predictions.csv"]).Where(line => line.StartsWith("transductive,")));
    }

    [Theory]
    [InlineData(false, new[] { "honest logistic-text", "honest logistic-both", "transductive logistic-text", "transductive logistic-both" })]
    [InlineData(true, new[] { "honest logistic-text", "honest logistic-both" })]
    public void Evaluate_SavedModels_AreFoundWhereTheyAreShared(bool isHonestAlone, string[] expected)
    {
        using var copy = Workspace(""" "honest", "transductive" """);
        TinyCorpus.Build(copy.Root);
        var before = File.ReadAllLines(copy["report/texts/predictions.csv"]);
        Directory.Move(copy["savedModel/texts"], copy.File("given/texts"));
        if (isHonestAlone)
        {
            Directory.Delete(copy["given/texts/transductive"], recursive: true);
        }

        using (var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root) with { SavedModels = copy["given"] }, _ => { }))
        {
            build.TakeAll();
        }

        var systems = MetricsFile.Read(copy["report/texts/metrics.json"]).Systems.Select(system => $"{system.Protocol} {system.System}");
        Assert.Equal(expected, systems);
        Assert.Equal(
            before.Where(line => !isHonestAlone || !line.StartsWith("transductive,")), File.ReadAllLines(copy["report/texts/predictions.csv"]));
    }

    private static string Counts(SystemMetrics system) =>
        string.Join(';', system.Pooled.Confusion.ToRows().Select(row => string.Join(',', row)));

    private TemporaryFolder Workspace(string protocols)
    {
        var copy = corpus.Copy();
        foreach (var folder in new[] { "experiments", "savedModel", "report" })
        {
            Directory.Delete(copy[folder], recursive: true);
        }

        copy.Write("experiments/texts.json", $$"""
            {
              "name": "texts", "title": "Texts", "corpus": "synthetic", "classes": "study-six", "protocols": [{{protocols}}],
              "systems": [
                { "name": "logistic-text", "features": "text", "model": { "kind": "logistic-regression", "candidates": [0.1, 1] } },
                { "name": "logistic-both", "features": "audio-and-text", "model": { "kind": "logistic-regression", "candidates": [0.1, 1] } }
              ]
            }
            """);
        return copy;
    }
}
