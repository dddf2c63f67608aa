using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Stages;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>Systems that are trained on fewer speakers, and what people heard, as a build reads them.</summary>
public sealed class LearningCurveTests(TinyCorpus corpus)
{
    private const string Curve = """ "learningCurve": { "systems": ["sound"], "speakers": [2, 4], "repeats": 2 }, """;

    [Fact]
    public void Build_WithACurve_TrainsOnFewerSpeakersAndChangesNothingElse()
    {
        using var copy = Fresh();
        Write(copy, "");
        TinyCorpus.Build(copy.Root);
        var before = WorkspaceHashes.Of(copy.Root);

        Write(copy, Curve);
        var ran = Ran(TinyCorpus.Build(copy.Root));

        Assert.Equal(["Evaluate curved/learning-curve", "Report curved"], ran.Order(StringComparer.Ordinal));
        var after = WorkspaceHashes.Of(copy.Root);
        Assert.All(before.Keys.Where(file => file.StartsWith("savedModel") || file.StartsWith("data")), file => Assert.Equal(before[file], after[file]));
        var points = LearningCurveTable.Read(copy["report/curved/learning-curve.csv"]);
        Assert.Equal([(2.0, false, 2), (4, false, 2), (8, true, 1)], points.Select(point => (point.Speakers, point.IsAll, point.Recalls.Count)));
        Assert.True(points[0].TrainingRows < points[1].TrainingRows && points[1].TrainingRows < points[2].TrainingRows);
        Assert.NotEqual(points[0].Recalls[0], points[0].Recalls[1]);
        var system = MetricsFile.Read(copy["report/curved/metrics.json"]).Systems.Single(each => each.System == "sound");
        Assert.Equal(system.Pooled.UnweightedRecall, points[2].Recall.Value, 5);
        Assert.Equal(0, points[2].Difference.Value);
        Assert.Equal(points[0].Recall.Value - points[2].Recall.Value, points[0].Difference.Value, 5);
        Assert.Contains("id=\"experiment-curved-learning-curve\"", File.ReadAllText(copy["report/index.html"]));
        Assert.Empty(Ran(TinyCorpus.Build(copy.Root)));

        // The same trainings, with two threads or one, give the same table.
        File.Delete(copy["report/curved/learning-curve.csv"]);
        TinyCorpus.Build(copy.Root, threads: 1);
        Assert.Equal(after["report/curved/learning-curve.csv"], WorkspaceHashes.Of(copy.Root)["report/curved/learning-curve.csv"]);
    }

    [Fact]
    public void Build_MoreSpeakersThanAFoldHas_IsRefused()
    {
        using var copy = Fresh();
        Write(copy, Curve.Replace("4]", "9]"));

        var error = Assert.Throws<InputException>(() => TinyCorpus.Build(copy.Root));

        Assert.Contains("learningCurve, speakers: 9, but fold 1 has 8 training speakers", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"sound\"", "\"noise\"", "systems: \"noise\", expected one of sound, network")]
    [InlineData("\"sound\"", "\"network\"", "systems: network, which is trained by epochs")]
    [InlineData("[2, 4]", "[4, 2]", "speakers: [4, 2], expected rising numbers from 2")]
    [InlineData("[2, 4]", "[1, 4]", "speakers: [1, 4], expected rising numbers from 2")]
    [InlineData("\"repeats\": 2", "\"repeats\": 0", "repeats: 0, expected a whole number from 1 to 100")]
    [InlineData("\"repeats\"", "\"repeat\"", "repeat")]
    public void Select_ACurveThatCannotBe_IsRefused(string old, string changed, string message)
    {
        using var copy = Fresh();
        Write(copy, Curve.Replace(old, changed));

        Assert.Contains(
            message, Assert.Throws<InputException>(() => ExperimentCatalog.Select(TinyCorpus.Options(copy.Root))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shuffle_DrawsAreRandomAndRepeatable()
    {
        string[] speakers = ["a", "b", "c", "d", "e", "f", "g", "h"];

        Assert.Equal(DrawnSpeakers.Shuffle(speakers, 7), DrawnSpeakers.Shuffle(speakers, 7));
        Assert.Equal(speakers, DrawnSpeakers.Shuffle(speakers, 7).Order(StringComparer.Ordinal));
        Assert.NotEqual(DrawnSpeakers.Shuffle(speakers, 7), DrawnSpeakers.Shuffle(speakers, 8));
    }

    [Fact]
    public void Build_CorpusWithRaters_ShowsTheirCeiling()
    {
        using var copy = Fresh();
        Write(copy, "", "iemocap");

        var told = new List<BuildEvent>();
        using (var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root) with { Corpus = "iemocap" }, told.Add))
        {
            build.TakeAll();
        }

        Assert.Contains("Labels iemocap/judgments", Ran(told));
        Assert.StartsWith("utterance,rater,emotion,share\n", File.ReadAllText(copy["data/iemocap/judgments.csv"]));
        Assert.Contains("id=\"experiment-curved-ceiling\"", File.ReadAllText(copy["report/index.html"]));
        Assert.Contains("curved,iemocap,honest,other raters,people,", File.ReadAllText(copy["report/tables/people.csv"]));
        Assert.Contains("curved,iemocap,honest,rater E2,sound,", File.ReadAllText(copy["report/tables/people.csv"]));
    }

    private static string[] Ran(IEnumerable<BuildEvent> told) =>
        [.. told.OfType<BuildEvent.Started>().Select(started => $"{started.Stage.Target} {started.Stage.Instance}")];

    private static void Write(TemporaryFolder folder, string curve, string corpus = "synthetic") => folder.Write("experiments/curved.json", $$"""
        {
          "name": "curved", "title": "Curved", "corpus": "{{corpus}}", "classes": "study-six", "protocols": ["honest"], {{curve}}
          "systems": [
            { "name": "sound", "inputs": [{ "kind": "acoustics", "set": "prosody" }], "model": { "kind": "lda", "candidates": [0.1, 0.5] } },
            { "name": "network", "features": "text", "model": { "kind": "mlp", "hidden": [4], "epochs": 1, "threads": 1 } }
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
