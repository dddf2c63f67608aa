using EmotionRecognition.Encoders;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Stages;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>What trained systems lose without some of their input.</summary>
public sealed class ImportanceTests(TinyCorpus corpus) : IClassFixture<TinyCorpus>
{
    private const string Systems = """
        { "name": "words", "features": "text", "model": { "kind": "logistic-regression", "candidates": [30] } },
        { "name": "sound", "inputs": [{ "kind": "acoustics", "set": "prosody" }], "model": { "kind": "lda", "candidates": [0.5] } },
        { "name": "copies", "inputs": [{ "kind": "acoustics", "set": "prosody" }], "model": { "kind": "lda", "candidates": [0.5] },
          "augmentation": { "copies": ["noise-15"], "atTest": true } },
        { "name": "late", "inputs": [{ "kind": "probabilities", "of": "words" }, { "kind": "probabilities", "of": "sound" }], "model": { "kind": "mean" } }
        """;

    [Fact]
    public void Build_Importance_AddsScoresAndChangesNothingElse()
    {
        using var copy = Fresh();
        Write(copy, "");
        TinyCorpus.Build(copy.Root);
        var before = WorkspaceHashes.Of(copy.Root);

        Write(copy, "\"importance\": { \"repeats\": 3, \"columns\": 100 },");
        var ran = TinyCorpus.Build(copy.Root).OfType<BuildEvent.Started>().Select(started => $"{started.Stage.Target} {started.Stage.Instance}").ToList();

        Assert.Equal(["Evaluate important/importance", "Report important"], ran.Order(StringComparer.Ordinal));
        var after = WorkspaceHashes.Of(copy.Root);
        var others = before.Keys.Where(file => !file.StartsWith("report/tables") && !file.StartsWith("report/index"));
        Assert.All(others, file => Assert.Equal(before[file], after[file]));

        var scores = ImportanceTable.Read(copy["report/important/importance.csv"]);
        var systems = MetricsFile.Read(copy["report/important/metrics.json"]).Systems.Where(system => system.Protocol == "honest").ToList();
        Assert.All(scores, score => Assert.Equal(
            systems.Single(system => system.System == score.System).Pooled.UnweightedRecall, score.Recall, 6));
        var families = scores.Where(score => score.Column.Length == 0).ToLookup(score => score.System);
        Assert.Equal(["tfidf"], families["words"].Select(score => score.Family));
        Assert.Equal(["formants", "loudness", "pitch", "spectral shape", "timing", "voice quality"], families["sound"].Select(score => score.Family).Order());
        Assert.Equal(40, families["copies"].Sum(score => score.Columns));
        Assert.Equal(["probabilities of words", "probabilities of sound"], families["late"].Select(score => score.Family));
        Assert.Equal(40, scores.Count(score => score.System == "sound" && score.Column.Length > 0));

        // Without its only family of input, a system knows nothing.
        var words = families["words"].Single();
        Assert.InRange(words.Recall - words.Drop, 0, 0.45);
        Assert.True(words.Drop > 0.2);
        Assert.Contains("Importance of the input", File.ReadAllText(copy["report/index.html"]));
    }

    [Theory]
    [InlineData("{ \"repeats\": 0 }", "importance, repeats: 0")]
    [InlineData("{ \"columns\": -1 }", "importance, columns: -1")]
    [InlineData("{ \"repeat\": 3 }", "unknown key \"repeat\"")]
    [InlineData("true", "importance")]
    public void Select_InvalidImportance_NamesIt(string value, string message)
    {
        using var copy = Fresh();
        Write(copy, $"\"importance\": {value},");

        var error = Assert.Throws<InputException>(() => ExperimentCatalog.Select(TinyCorpus.Options(copy.Root)));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Permute_Columns_AreDealtTogetherAndOnlyThese()
    {
        float[] Values(float sign) => [.. Enumerable.Range(0, 30).Select(place => sign * place)];
        var input = new PermutedInput([new InputMatrix(["a", "b", "c"], Values(1)), new InputMatrix(["a", "b", "c"], Values(-1))]);

        var first = input.Permute([0, 2], seed: 1).Select(matrix => (float[])matrix.Values.Clone()).ToList();

        Assert.Equal(Enumerable.Range(0, 10).Select(row => (float)(3 * row) + 1), Enumerable.Range(0, 10).Select(row => first[0][(3 * row) + 1]));
        Assert.All(Enumerable.Range(0, 10), row => Assert.Equal(first[0][3 * row] + 2, first[0][(3 * row) + 2]));
        Assert.Equal(first[0].Select(value => -value), first[1]);
        Assert.NotEqual(Values(1), first[0]);
        Assert.Equal(Values(1).Order(), first[0].Order());
        var second = input.Permute([1], seed: 1);
        Assert.All(Enumerable.Range(0, 10), row => Assert.Equal(3 * row, second[0].Row(row)[0]));
        Assert.Equal(Values(1), input.Restore()[0].Values);
    }

    [Fact]
    public void Varies_ConstantColumns_DoNot()
    {
        var input = new PermutedInput([new InputMatrix(["a", "b"], [1, 2, 1, 3])]);

        Assert.Equal((false, true, true), (input.Varies([0]), input.Varies([1]), input.Varies([0, 1])));
    }

    private static void Write(TemporaryFolder folder, string importance) => folder.Write("experiments/important.json", $$"""
        {
          "name": "important", "title": "Important", "corpus": "synthetic", "classes": "study-six", "protocols": ["honest", "transductive"], {{importance}}
          "systems": [{{Systems}}]
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
