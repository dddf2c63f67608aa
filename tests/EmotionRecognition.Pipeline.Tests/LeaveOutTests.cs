using EmotionRecognition.Encoders;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Stages;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>Systems that are trained without a family of features.</summary>
public sealed class LeaveOutTests(TinyCorpus corpus)
{
    [Fact]
    public void Build_FamiliesLeftOut_TrainsWithoutEachAndChangesNothingElse()
    {
        using var copy = Fresh();
        Write(copy, "");
        TinyCorpus.Build(copy.Root);

        Write(copy, """ "leaveOut": ["sound"], """);
        var ran = TinyCorpus.Build(copy.Root).OfType<BuildEvent.Started>().Select(started => $"{started.Stage.Target} {started.Stage.Instance}");

        Assert.Equal(["Evaluate short/leave-out", "Report short"], ran.Order(StringComparer.Ordinal));
        var scores = ImportanceTable.Read(copy["report/short/leave-out.csv"]);
        Assert.Equal(scores.Select(score => score.Family).Order(StringComparer.Ordinal), scores.Select(score => score.Family));
        Assert.Contains("pitch", scores.Select(score => score.Family));
        Assert.Contains(scores, score => score.Drop != 0);
        Assert.Equal(File.ReadLines(copy["data/synthetic/features/prosody.csv"]).First().Split(',').Length - 1, scores.Sum(score => score.Columns));
        Assert.True(File.Exists(copy["report/figures/short-sound-leave-out.svg"]));
    }

    [Fact]
    public void Without_Family_LosesItsColumnsInItsSetsOnly()
    {
        var table = new FeatureTable(["f0_mean", "level_mean", "f0_sd"], ["a", "b"], [1, 2, 3, 4, 5, 6]);
        var tables = new FeatureTables(new Dictionary<string, FeatureTable> { ["sound"] = table, ["words"] = table })
        {
            Utterances = new Dictionary<string, InputRow> { ["a"] = new("a", "text") },
        };

        var without = LeaveOutStage.Without(tables, ["sound"], "pitch");

        Assert.Equal(["level_mean"], without["sound"].Columns);
        Assert.Equal([2f, 5], without["sound"].Values);
        Assert.Same(table, without["words"]);
        Assert.Same(tables.Utterances, without.Utterances);
        Assert.Same(tables.Dialogs, without.Dialogs);
    }

    [Theory]
    [InlineData("\"noise\"", "leaveOut: \"noise\", expected one of sound, words")]
    [InlineData("\"words\"", "leaveOut: words, which reads no sound")]
    [InlineData("\"sound\", \"sound\"", "leaveOut: [sound, sound], expected at least one system, each once")]
    public void Select_SystemThatCannotBe_IsRefused(string names, string message)
    {
        using var copy = Fresh();
        Write(copy, $"\"leaveOut\": [{names}],");

        Assert.Contains(
            message, Assert.Throws<InputException>(() => ExperimentCatalog.Select(TinyCorpus.Options(copy.Root))).Message, StringComparison.Ordinal);
    }

    private static void Write(TemporaryFolder folder, string key) => folder.Write("experiments/short.json", $$"""
        {
          "name": "short", "title": "Short", "corpus": "synthetic", "classes": "study-six", "protocols": ["honest"], {{key}}
          "systems": [
            { "name": "sound", "inputs": [{ "kind": "acoustics", "set": "prosody" }], "model": { "kind": "lda", "candidates": [0.5] } },
            { "name": "words", "features": "text", "model": { "kind": "logistic-regression", "candidates": [0.1] } }
          ]
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
