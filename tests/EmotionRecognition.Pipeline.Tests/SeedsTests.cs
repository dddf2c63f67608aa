using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Stages;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>Systems that are trained with several seeds.</summary>
public sealed class SeedsTests(TinyCorpus corpus)
{
    private const string Systems = """
        { "name": "words", "features": "text", "model": { "kind": "logistic-regression", "candidates": [0.1] } },
        { "name": "units", "features": "audio", "model": { "kind": "mlp", "hidden": [4], "epochs": 2, "threads": 1 } },
        { "name": "late", "inputs": [{ "kind": "probabilities", "of": "words" }, { "kind": "probabilities", "of": "units" }], "model": { "kind": "mean" } }
        """;

    [Fact]
    public void Stages_MoreSeeds_AreAddedAndOthersStay()
    {
        using var copy = Fresh();
        string[] Names(int seeds)
        {
            Write(copy, seeds);
            var options = TinyCorpus.Options(copy.Root);
            return [.. new ResearchPlan(options, ExperimentCatalog.Select(options)).Stages.Select(stage => stage.Name)];
        }

        var (one, two, three) = (Names(1), Names(2), Names(3));

        Assert.DoesNotContain(one, name => name.Contains("seed-", StringComparison.Ordinal) || name.EndsWith("/seeds", StringComparison.Ordinal));
        Assert.Equal(
            [
                "Train seeded/honest/units/seed-2/fold-1", "Train seeded/honest/units/seed-2/fold-1/probabilities", "Train seeded/honest/late/seed-2/fold-1",
                "Evaluate seeded/seed-2", "Evaluate seeded/seeds",
            ],
            two.Except(one));
        Assert.Empty(one.Except(two));
        Assert.Equal(
            [
                "Train seeded/honest/units/seed-3/fold-1", "Train seeded/honest/units/seed-3/fold-1/probabilities", "Train seeded/honest/late/seed-3/fold-1",
                "Evaluate seeded/seed-3",
            ],
            three.Except(two));
        Assert.Equal(one, three.Where(one.Contains));
    }

    [Fact]
    public void Build_OneMoreSeed_TrainsOnlyThatSeed()
    {
        using var copy = Fresh();
        Write(copy, 1);
        TinyCorpus.Build(copy.Root);
        var before = WorkspaceHashes.Of(copy.Root);

        Write(copy, 2);
        var ran = Ran(TinyCorpus.Build(copy.Root));

        Assert.All(ran, name => Assert.True(name is "Evaluate seeded/seeds" || name.Contains("seed-2", StringComparison.Ordinal) || name.StartsWith("Report")));
        var after = WorkspaceHashes.Of(copy.Root);
        Assert.Equal([], before.Keys.Where(file => !file.StartsWith("report/tables") && !file.StartsWith("report/figures") && after[file] != before[file]));
        Write(copy, 3);
        Assert.DoesNotContain(Ran(TinyCorpus.Build(copy.Root)), name => name.Contains("seed-2", StringComparison.Ordinal) || name.Contains("words"));
        Assert.Empty(Ran(TinyCorpus.Build(copy.Root)));

        var scores = SeedTables.ReadScores(copy["report/seeded/seeds.csv"]);
        Assert.Equal(
            [("words", (int?)null), ("units", 1), ("units", 2), ("units", 3), ("late", 1), ("late", 2), ("late", 3)],
            scores.Select(score => (score.System, score.Seed)));
        Assert.Equal(3, scores.Where(score => score.System == "units").Select(score => score.Measures).Distinct().Count());
        var first = MetricsFile.Read(copy["report/seeded/metrics.json"]).Systems.Single(system => system.System == "units").Pooled;
        Assert.Equal(first.UnweightedRecall, scores[1].Measures.UnweightedRecall, 6);
        Assert.Equal(["units", "late"], SeedTables.ReadVariances(copy["report/seeded/seed-variance.csv"]).Select(each => each.System));
    }

    [Fact]
    public void Build_SecondSeed_TrainsTheModelsOfAnExperimentWithThatSeed()
    {
        using var both = Fresh();
        Write(both, 2);
        TinyCorpus.Build(both.Root);
        using var second = Fresh();
        Write(second, 1, seed: 2);
        TinyCorpus.Build(second.Root);

        Assert.Equal(
            File.ReadAllBytes(second["savedModel/seeded/honest/units/fold-2/model.safetensors"]),
            File.ReadAllBytes(both["savedModel/seeded/honest/units/seed-2/fold-2/model.safetensors"]));

        string[] Of(TemporaryFolder folder, string path) => [.. File.ReadLines(folder[path]).Where(line => line.Contains(",late,", StringComparison.Ordinal))];
        Assert.Equal(Of(second, "report/seeded/predictions.csv"), Of(both, "report/seeded/seed-2/predictions.csv"));
        Assert.NotEqual(Of(both, "report/seeded/predictions.csv"), Of(both, "report/seeded/seed-2/predictions.csv"));
    }

    [Theory]
    [InlineData(true, "seeded: only the given models are scored, not those of 3 seeds")]
    [InlineData(false, "seeded: no system draws random numbers, so each is trained once, not with 3 seeds")]
    public void Plan_SeedsWithoutEffect_IsSaid(bool given, string notice)
    {
        using var copy = Fresh();
        Write(copy, 3);
        if (!given)
        {
            copy.Write("experiments/seeded.json", File.ReadAllText(copy["experiments/seeded.json"]).Replace(
                "\"kind\": \"mlp\", \"hidden\": [4], \"epochs\": 2, \"threads\": 1", "\"kind\": \"lda\"", StringComparison.Ordinal));
        }

        foreach (var system in given ? ["words", "units", "late"] : Array.Empty<string>())
        {
            Directory.CreateDirectory(copy.File($"given/seeded/honest/{system}/fold-1/x"));
        }

        var options = TinyCorpus.Options(copy.Root) with { SavedModels = given ? copy["given"] : null };
        var plan = new ResearchPlan(options, ExperimentCatalog.Select(options));

        Assert.Contains(notice, plan.Notices);
        Assert.DoesNotContain(plan.Stages, stage => stage.Instance.Contains("seed-", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_Option_ReplacesTheNumber()
    {
        using var copy = Fresh();
        Write(copy, 5);
        var options = TinyCorpus.Options(copy.Root) with { Seeds = 2 };

        var names = new ResearchPlan(options, ExperimentCatalog.Select(options)).Stages.Select(stage => stage.Name).ToList();

        Assert.Contains("Evaluate seeded/seed-2", names);
        Assert.DoesNotContain("Evaluate seeded/seed-3", names);
    }

    private static string[] Ran(IEnumerable<BuildEvent> told) =>
        [.. told.OfType<BuildEvent.Started>().Select(started => $"{started.Stage.Target} {started.Stage.Instance}")];

    private static void Write(TemporaryFolder folder, int seeds, int seed = 1, string name = "seeded") => folder.Write($"experiments/{name}.json", $$"""
        {
          "name": "{{name}}", "title": "Seeded", "corpus": "synthetic", "classes": "study-six", "protocols": ["honest"],
          "seed": {{seed}}, "seeds": {{seeds}}, "systems": [{{Systems}}]
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
