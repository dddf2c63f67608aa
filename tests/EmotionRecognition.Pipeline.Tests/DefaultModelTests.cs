using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Saved.Cards;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Recognition;
using EmotionRecognition.Audio;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>Systems that are trained on all rows, their cards, and the target DefaultModel.</summary>
public sealed class DefaultModelTests(TinyCorpus corpus) : IClassFixture<TinyCorpus>
{
    private const string Final = """
        {
          "name": "final", "title": "Tiny final", "corpus": "synthetic", "classes": "study-six", "final": "audio",
          "systems": [
            { "name": "audio", "features": "audio", "model": { "kind": "lda", "candidates": [0.3, 0.5] } },
            { "name": "text", "features": "text", "model": { "kind": "naive-bayes" } }
          ]
        }
        """;

    [Fact]
    public void Publish_FinalSystem_IsAModelOfAllRowsWithItsCard()
    {
        using var copy = corpus.Copy();
        copy.Write("experiments/final.json", Final);

        Assert.Contains("Train", Publish(copy.Root));

        using var model = SavedModel.Load(copy["models/synthetic"]);
        Assert.Equal(SplitUtterances(copy), model.UtterancesSeen);
        Assert.Equal(5, model.Settings.Selected.InnerFolds);
        var card = ModelCard.Find(copy["models/synthetic"])!;
        var scored = Evaluation.MetricsFile.Read(copy["report/final/metrics.json"]).Systems.Single(system => system.System == "audio");
        Assert.Equal(Math.Round(scored.Pooled.UnweightedRecall, 4), Assert.Single(card.Scores).Recall.Value);
        Assert.Equal("final", card.Origin!.Experiment);
        Assert.Contains("data/final/splits-all-rows.csv", card.Origin.Inputs.Keys);
        Assert.Contains(card.Data[0].Notices, notice => notice.StartsWith("Synthetic speech", StringComparison.Ordinal));
        Assert.Empty(Publish(copy.Root));
    }

    [Fact]
    public void Build_AnySystem_HasACardBesideItsModels()
    {
        using var copy = corpus.Copy();

        var card = ModelCard.Find(copy["savedModel/tiny/honest/logistic-both/fold-1"])!;

        Assert.Equal("Tiny: logistic-both", card.Title);
        Assert.Equal("honest", Assert.Single(card.Scores).Protocol);
        Assert.True(File.Exists(copy["savedModel/tiny/honest/logistic-both/MODEL_CARD.md"]));
        Assert.False(File.Exists(copy["savedModel/tiny/honest/logistic-both/fold-1/card.json"]));
    }

    [Fact]
    public void Publish_ExperimentWithoutFinalSystem_SaysWhatIsMissing()
    {
        using var copy = corpus.Copy();
        using var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root), _ => { });

        Assert.Contains("no model of all rows, expected an experiment file with the key \"final\"", Assert.Throws<InputException>(build.Publish).Message);
    }

    [Theory]
    [InlineData("\"other\"", "final: \"other\", expected one of audio, text; fix the name")]
    public void Read_FinalThatIsNoSystem_ListsThem(string final, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("final.json", Final.Replace("\"final\": \"audio\"", $"\"final\": {final}", StringComparison.Ordinal));

        Assert.EndsWith(expected, Assert.Throws<InputException>(() => ExperimentFile.Read(path)).Message);
    }

    [Fact]
    public void Stages_OfTheDefaultModel_TrainTheCommittedOneAgain()
    {
        var clips = SharedData.Path("corpora/emodb/wav");
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(Repository.Root, "experiments", "default-model.json"), folder.File("experiments/default-model.json"));
        var options = new ResearchOptions { Root = folder.Root, Experiment = "default-model", CorpusPath = clips };
        var plan = new ResearchPlan(options, ExperimentCatalog.Select(options));
        var runner = new StageRunner(ResearchLayout.Open(folder.Root), Environment.ProcessorCount);
        foreach (var stage in plan.Stages.Where(stage => stage.Target is "Labels" or "Transcripts" or "Acoustics" || stage.Instance.Contains("/all-rows")))
        {
            runner.Run(stage, _ => { });
        }

        using var trained = EmotionClassifier.Load(folder["savedModel/default-model/all-rows/lda-f754/fold-1"]);
        using var committed = EmotionClassifier.Load(Path.Combine(Repository.Root, "models", "emodb"));
        foreach (var file in Directory.GetFiles(clips, "*.wav").Order(StringComparer.Ordinal).Where((_, index) => index % 50 == 0))
        {
            var (now, then) = (trained.Predict(new SoundSpan("clip", file, 0, null), null), committed.Predict(new SoundSpan("clip", file, 0, null), null));
            Assert.All(then.Probabilities.Zip(now.Probabilities), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        }
    }

    private static IReadOnlyList<string> Publish(string root)
    {
        var told = new List<BuildEvent>();
        using var build = ResearchBuild.Open(TinyCorpus.Options(root) with { Experiment = "final" }, told.Add);
        build.TakeAll();
        build.Publish();
        return TinyCorpus.Ran(told);
    }

    private static HashSet<string> SplitUtterances(TemporaryFolder folder) =>
        Tables.CsvFile.Read(folder["data/final/splits.csv"]).Select(row => row["utterance"]).ToHashSet();
}
