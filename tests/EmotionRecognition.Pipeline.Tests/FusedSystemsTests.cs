using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Stages;
using EmotionRecognition.Pretrained.FineTuning;
using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>Systems that read the probabilities of other systems: means, stacking, and the dialog around an utterance.</summary>
public sealed class FusedSystemsTests(TinyCorpus corpus)
{
    private const string Systems = """
        { "name": "words", "features": "text", "model": { "kind": "logistic-regression", "candidates": [0.1, 1] } },
        { "name": "sound", "features": "audio", "model": { "kind": "logistic-regression", "candidates": [0.01] } },
        { "name": "late", "inputs": [{ "kind": "probabilities", "of": "words" }, { "kind": "probabilities", "of": "sound" }], "model": { "kind": "mean" } },
        {
          "name": "dialog", "inputs": [{ "kind": "probabilities", "of": "words" }, { "kind": "context", "of": "words" }, { "kind": "turn" }],
          "model": { "kind": "logistic-regression", "candidates": [0.1] }
        }
        """;

    [Fact]
    public void Build_Mean_HasTheMeanOfThePredictions()
    {
        using var copy = Built();
        var rows = PredictionTable.Read(copy["report/fused/predictions.csv"]).Rows.ToLookup(row => row.System);

        foreach (var ((words, sound), late) in rows["words"].Zip(rows["sound"]).Zip(rows["late"]))
        {
            Assert.Equal(words.Utterance, late.Utterance);
            Assert.All(late.Probabilities.Index(), pair => Assert.Equal(
                (words.Probabilities[pair.Index] + sound.Probabilities[pair.Index]) / 2, pair.Item, 4));
        }

        Assert.Empty(TinyCorpus.Ran(TinyCorpus.Build(copy.Root)));
    }

    [Fact]
    public void Build_TrainingRows_GetProbabilitiesOutOfFold()
    {
        using var copy = Built();
        var table = FeatureTableFile.Read(copy["data/fused/probabilities/honest/words/fold-1.csv"]);
        var texts = CsvFile.Read(copy["data/synthetic/texts.csv"]).ToDictionary(row => row["utterance"], row => row["text"]);
        var split = CsvFile.Read(copy["data/fused/splits.csv"]).Where(row => row["fold"] == "1").ToLookup(row => row["role"], row => row["utterance"]);
        using var model = SavedModel.Load(copy["savedModel/fused/honest/words/fold-1"]);
        float[] Own(string utterance) =>
            model.Predict(Encoders.FeatureTables.None, [new Encoders.InputRow(utterance, texts[utterance])])[0];

        Assert.All(split["test"], utterance => Assert.Equal(Own(utterance), table.Row(utterance).ToArray()));
        var trained = split["train"].Concat(split["validation"]).ToList();
        Assert.All(trained, utterance => Assert.True(table.Contains(utterance)));
        Assert.True(trained.Count(utterance => !Own(utterance).SequenceEqual(table.Row(utterance).ToArray())) > 0.9 * trained.Count);
        // A model is sure of rows that it was trained on; out of fold, it is not.
        double Sureness(Func<string, float[]> of) => trained.Average(utterance => of(utterance).Max());
        Assert.True(Sureness(Own) > Sureness(utterance => table.Row(utterance).ToArray()));
    }

    [Fact]
    public void Build_SystemOfAMeanOnly_IsNotTrainedOnInnerFolds()
    {
        using var copy = Built();
        var table = FeatureTableFile.Read(copy["data/fused/probabilities/honest/sound/fold-1.csv"]);
        var split = CsvFile.Read(copy["data/fused/splits.csv"]).Where(row => row["fold"] == "1").ToLookup(row => row["role"], row => row["utterance"]);

        Assert.All(split["test"], utterance => Assert.True(table.Contains(utterance)));
        Assert.All(split["train"], utterance => Assert.False(table.Contains(utterance)));
    }

    // Its test rows are among its training rows.
    [Fact]
    public void Build_MeanUnderThePublishedProtocol_HasTheMeanOfThePredictions()
    {
        using var copy = Built(protocols: "published");
        var rows = PredictionTable.Read(copy["report/fused/predictions.csv"]).Rows.ToLookup(row => row.System);

        Assert.NotEmpty(rows["late"]);
        foreach (var ((words, sound), late) in rows["words"].Zip(rows["sound"]).Zip(rows["late"]))
        {
            Assert.Equal((words.Probabilities[0] + sound.Probabilities[0]) / 2, late.Probabilities[0], 4);
        }
    }

    [Fact]
    public void Build_SystemOnAMean_HasItsProbabilitiesOutOfFold()
    {
        using var copy = Built(Systems + """
            , { "name": "stack", "inputs": [{ "kind": "probabilities", "of": "late" }], "model": { "kind": "logistic-regression", "candidates": [1] } }
            """);
        var (words, sound, late) = (Table("words"), Table("sound"), Table("late"));
        FeatureTable Table(string system) => FeatureTableFile.Read(copy[$"data/fused/probabilities/honest/{system}/fold-1.csv"]);

        var trained = CsvFile.Read(copy["data/fused/splits.csv"]).Where(row => row["fold"] == "1" && row["role"] == "train").Select(row => row["utterance"]);
        Assert.All(trained, utterance => Assert.Equal((words.Row(utterance)[0] + sound.Row(utterance)[0]) / 2, late.Row(utterance)[0], 4f));
    }

    [Fact]
    public void Evaluate_GivenModels_GivesTheSamePredictions()
    {
        using var copy = Built();
        var before = File.ReadAllLines(copy["report/fused/predictions.csv"]);
        Directory.Move(copy["savedModel/fused"], copy.File("given/fused"));

        using (var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root) with { SavedModels = copy["given"] }, _ => { }))
        {
            build.TakeAll();
        }

        Assert.Equal(before, File.ReadAllLines(copy["report/fused/predictions.csv"]));
    }

    [Fact]
    public void Build_Report_ShowsWhatWasSelectedAndOnWhichRows()
    {
        using var copy = Built();
        var selected = SelectedTable.Read(copy["report/fused/selected.csv"]);

        // The other systems have one candidate each, or equal weights.
        Assert.Equal(["words"], selected.Select(row => row.System).Distinct());
        Assert.All(selected, row => Assert.True(row is { Setting: "C", Value: 0.1 or 1, Recall: > 0 and < 1 } && row.On.EndsWith("inner folds")));
        using var model = SavedModel.Load(copy["savedModel/fused/honest/words/fold-2"]);
        Assert.Equal(model.Settings.Selected.C, selected.Single(row => row.Fold == 2).Value);
        Assert.Contains("Selected settings", File.ReadAllText(copy["report/index.html"]), StringComparison.Ordinal);
        Assert.Equal(
            selected.Count + 1, File.ReadAllLines(copy["report/tables/selected.csv"]).Length);
    }

    [Fact]
    public void Build_VocabularyOfCharacters_IsAuditedWithItsOptions()
    {
        using var copy = Built("""
            { "name": "characters", "inputs": [{ "kind": "tfidf", "options": { "analyzer": "character" } }], "model": { "kind": "naive-bayes" } }
            """);

        var fitted = AuditTable.Read(copy["report/fused/audit-honest.csv"]).Findings.Single(finding => finding.Kind == AuditKind.FittedOnTestRows);
        Assert.Equal(0, fitted.Rows);
    }

    [Fact]
    public void Build_ModelsTrainedSideBySide_GiveTheSameProbabilities()
    {
        string[] tables =
        [
            .. new[] { 1, 2 }.Select(threads =>
            {
                using var copy = Empty("""
                    {
                      "name": "tuned",
                      "inputs": [{ "kind": "tokens", "length": 8, "text": "as-written", "turns": 1 }],
                      "model": { "kind": "minilm", "epochs": 1, "threads": 1 }
                    },
                    { "name": "next", "inputs": [{ "kind": "probabilities", "of": "tuned" }], "model": { "kind": "logistic-regression", "candidates": [1] } }
                    """);
                using (var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root) with { Threads = threads, Fold = 1 }, _ => { }))
                {
                    foreach (var target in new[] { "Labels", "Transcripts", "Acoustics", "Combine", "Split", "Train" })
                    {
                        build.Take(target);
                    }
                }

                return File.ReadAllText(copy["data/fused/probabilities/honest/tuned/fold-1.csv"]);
            }),
        ];

        Assert.Equal(tables[0], tables[1]);
        Assert.Equal(1, new MiniLmSettings { Threads = 1 }.ThreadsEach);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("late")]
    [InlineData("dialog")]
    public void Read_SystemThatDoesNotPrecede_IsRejected(string other)
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, Systems.Replace("\"of\": \"sound\"", $"\"of\": \"{other}\"", StringComparison.Ordinal));

        var error = Assert.Throws<InputException>(() => ExperimentFile.Read(path));

        Assert.Contains($"\"{other}\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("words, sound", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_GeneratedSamples_AreRejected()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, Systems, "gan");

        Assert.Contains("generated", Assert.Throws<InputException>(() => ExperimentFile.Read(path)).Message, StringComparison.Ordinal);
    }

    private static string Write(TemporaryFolder folder, string systems, string generated = "none", string protocols = "honest")
    {
        folder.Write("experiments/fused.json", $$"""
            {
              "name": "fused", "title": "Fused", "corpus": "synthetic", "classes": "study-six", "generated": "{{generated}}",
              "protocols": ["{{protocols}}"], "systems": [{{systems}}]
            }
            """);
        return folder["experiments/fused.json"];
    }

    private TemporaryFolder Built(string systems = Systems, string protocols = "honest")
    {
        var copy = Empty(systems, protocols);
        TinyCorpus.Build(copy.Root);
        return copy;
    }

    private TemporaryFolder Empty(string systems, string protocols = "honest")
    {
        var copy = corpus.Copy();
        foreach (var name in new[] { "experiments", "savedModel", "report" })
        {
            Directory.Delete(copy[name], recursive: true);
        }

        Write(copy, systems, protocols: protocols);
        return copy;
    }
}
