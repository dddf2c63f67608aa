using EmotionRecognition.Evaluation;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>Systems with synthetic training rows, from the experiment file to the report.</summary>
public sealed class ResampledSystemsTests(TinyCorpus corpus)
{
    private const string Systems = """
        { "name": "plain", "features": "audio", "model": { "kind": "logistic-regression", "candidates": [0.1, 1] } },
        { "name": "mixed", "features": "audio", "model": { "kind": "logistic-regression", "candidates": [0.1, 1] }, "resampling": { "kind": "oversampling" } },
        {
          "name": "collapsed", "features": "audio", "model": { "kind": "naive-bayes", "candidates": [1] }, "resampling": { "kind": "gan", "steps": 1 }
        },
        {
          "name": "dialog", "inputs": [{ "kind": "probabilities", "of": "mixed" }, { "kind": "turn" }],
          "model": { "kind": "logistic-regression", "candidates": [0.1] }
        }
        """;

    [Fact]
    public void Build_ResampledSystems_AreScoredOnRealRowsOnlyAndAudited()
    {
        using var copy = corpus.Copy();
        Write(copy, Systems);

        var told = TinyCorpus.Build(copy.Root);

        var splits = CsvFile.Read(copy["data/resampled/splits.csv"]).ToList();
        var tested = splits.Where(row => row["role"] == "test").Select(row => row["utterance"]).Order(StringComparer.Ordinal).ToList();
        foreach (var system in PredictionTable.Read(copy["report/resampled/predictions.csv"]).Rows.GroupBy(row => row.System))
        {
            Assert.Equal(tested, system.Select(row => row.Utterance).Order(StringComparer.Ordinal));
        }

        var lines = CsvFile.Read(copy["savedModel/resampled/honest/mixed/fold-1/resampling.csv"]).Where(row => row["rows"] == "training rows").ToList();
        var trained = splits.Count(row => row["fold"] == "1" && row["role"] != "test");
        Assert.Equal(trained, lines.Sum(row => row.Integer("real")));
        Assert.Single(lines.Select(row => row.Integer("real") + row.Integer("synthetic")).Distinct());

        var warnings = told.OfType<BuildEvent.Warning>().Select(warning => warning.Text).ToList();
        Assert.Contains(warnings, text => text.StartsWith("generator gan collapsed: its rows of class anger have ", StringComparison.Ordinal));
        Assert.DoesNotContain(warnings, text => text.Contains("oversampling", StringComparison.Ordinal));
        var page = File.ReadAllText(copy["report/index.html"]);
        Assert.Contains("The generator of collapsed (gan) collapsed under honest: fold 1, its rows of class anger have ", page);
        Assert.Contains("Synthetic training rows, over all folds", page);
        Assert.Contains("resampled,honest,mixed,oversampling,anger,", File.ReadAllText(copy["report/tables/synthetic-rows.csv"]));
        Assert.Empty(TinyCorpus.Ran(TinyCorpus.Build(copy.Root)));
    }

    [Fact]
    public void Build_OtherTarget_TrainsThatSystemAgain()
    {
        using var copy = corpus.Copy();
        const string One = """
            { "name": "mixed", "features": "audio", "model": { "kind": "logistic-regression", "candidates": [0.1] }, "resampling": { "kind": "smote" } }
            """;
        Write(copy, One);
        TinyCorpus.Build(copy.Root);

        Write(copy, One.Replace("\"smote\"", "\"smote\", \"target\": 2"));

        Assert.Equal(["Train", "Evaluate", "Report"], TinyCorpus.Ran(TinyCorpus.Build(copy.Root)).Where(target => target != "Audit"));
    }

    private static void Write(TemporaryFolder folder, string systems)
    {
        folder.Write("experiments/resampled.json", $$"""
            { "name": "resampled", "title": "Resampled", "corpus": "synthetic", "classes": "study-six", "protocols": ["honest"], "systems": [{{systems}}] }
            """);
        File.Delete(folder["experiments/tiny.json"]);
        File.Delete(folder["experiments/tiny-gan.json"]);
    }
}
