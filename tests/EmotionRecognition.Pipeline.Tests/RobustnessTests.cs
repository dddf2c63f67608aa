using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Saved.Cards;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Stages;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>Systems that are scored on altered sound.</summary>
public sealed class RobustnessTests(TinyCorpus corpus) : IClassFixture<TinyCorpus>
{
    private const string Systems = """
        { "name": "words", "features": "text", "model": { "kind": "logistic-regression", "candidates": [30] } },
        { "name": "sound", "inputs": [{ "kind": "acoustics", "set": "prosody" }], "model": { "kind": "lda", "candidates": [0.5] } },
        { "name": "level", "inputs": [{ "kind": "acoustics", "set": "prosody@level-26" }], "model": { "kind": "lda", "candidates": [0.5] } },
        { "name": "copies", "inputs": [{ "kind": "acoustics", "set": "prosody" }], "model": { "kind": "lda", "candidates": [0.5] },
          "augmentation": { "copies": ["noise-15"], "atTest": true } },
        { "name": "alone", "inputs": [{ "kind": "probabilities", "of": "sound" }], "model": { "kind": "mean" } },
        { "name": "late", "inputs": [{ "kind": "probabilities", "of": "words" }, { "kind": "probabilities", "of": "sound" }], "model": { "kind": "mean" } }
        """;

    [Fact]
    public void Build_WithConditions_AddsTablesAndScoresAndChangesNothingElse()
    {
        using var copy = Fresh();
        Write(copy, "");
        TinyCorpus.Build(copy.Root);
        var before = WorkspaceHashes.Of(copy.Root);

        Write(copy, "\"robustness\": [\"gain+20\", \"noise-0\"],");
        var ran = TinyCorpus.Build(copy.Root).OfType<BuildEvent.Started>().Select(started => $"{started.Stage.Target} {started.Stage.Instance}").ToList();

        Assert.Equal(
            [
                "Acoustics synthetic/prosody@gain+20", "Acoustics synthetic/prosody@level-26@gain+20", "Acoustics synthetic/prosody@level-26@noise-0",
                "Acoustics synthetic/prosody@noise-0", "Acoustics synthetic/prosody@noise-15@gain+20", "Acoustics synthetic/prosody@noise-15@noise-0",
                "Evaluate altered/cards", "Evaluate altered/robustness", "Report altered",
            ],
            ran.Order(StringComparer.Ordinal));
        var after = WorkspaceHashes.Of(copy.Root);
        Assert.All(
            before.Keys.Where(file => file.StartsWith("savedModel") && after[file] != before[file]),
            file => Assert.Contains("card", file, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(before["report/altered/predictions.csv"], after["report/altered/predictions.csv"]);
        Assert.Equal(before["report/altered/metrics.json"], after["report/altered/metrics.json"]);

        var scores = RobustnessTable.Read(copy["report/altered/robustness.csv"]);
        string[] systems = ["sound", "level", "copies", "alone", "late"];
        Assert.Equal(
            new[] { RobustnessScore.Clean, "gain+20", "noise-0" }.SelectMany(condition => systems.Select(system => (condition, system))),
            scores.Select(score => (score.Condition, score.System)));
        RobustnessScore Of(string system, string condition) => scores.Single(score => (score.System, score.Condition) == (system, condition));
        var clean = MetricsFile.Read(copy["report/altered/metrics.json"]).Systems;
        Assert.All(systems, system => Assert.Equal(
            clean.Single(each => each.System == system).Pooled.UnweightedRecall, Of(system, RobustnessScore.Clean).Recall, 6));
        Assert.Equal(0, Of("level", "gain+20").Changed);
        Assert.True(Of("sound", "noise-0").Changed > 0);

        // The mean of one system's probabilities is that system, on altered sound too; with words, whose probabilities stay, it is not.
        Assert.Equal(Of("sound", "noise-0") with { System = "alone" }, Of("alone", "noise-0"));
        Assert.True(Of("late", "noise-0").Changed < Of("sound", "noise-0").Changed);
        var card = ModelCard.Find(copy["savedModel/altered/honest/level/fold-1"])!;
        Assert.Equal(["gain+20", "noise-0"], card.Altered.Select(each => each.Condition));
        Assert.Equal(Math.Round(Of("level", "noise-0").Recall, 4), card.Altered[1].Recall.Value);
        Assert.Empty(ModelCard.Find(copy["savedModel/altered/honest/words/fold-1"])!.Altered);
        Assert.Contains("white noise, 0 dB below the speech", File.ReadAllText(copy["report/index.html"]));
    }

    [Fact]
    public void Select_ConditionsWithoutSound_AreRefused()
    {
        using var copy = Fresh();
        Write(copy, "\"robustness\": true,", Systems.Split('\n')[0].TrimEnd(',', '\r'));

        var error = Assert.Throws<InputException>(() => ExperimentCatalog.Select(TinyCorpus.Options(copy.Root)));

        Assert.Contains("robustness: alterations of what has no sound", error.Message, StringComparison.Ordinal);
    }

    private static void Write(TemporaryFolder folder, string robustness, string systems = Systems) => folder.Write("experiments/altered.json", $$"""
        {
          "name": "altered", "title": "Altered", "corpus": "synthetic", "classes": "study-six", "protocols": ["honest"], {{robustness}}
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
