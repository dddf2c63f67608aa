using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Stages;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>The clips of each class that the report shows.</summary>
public sealed class ExamplesTests(TinyCorpus corpus) : IClassFixture<TinyCorpus>
{
    private const string Sound =
        """{ "name": "sound", "inputs": [{ "kind": "acoustics", "set": "prosody" }], "model": { "kind": "lda", "candidates": [0.5] } }""";

    [Fact]
    public void Build_Examples_AreOnThePageOnceForTwoExperiments()
    {
        using var copy = Fresh();
        Write(copy, "first", "\"examples\": true,", Sound);
        Write(copy, "second", "\"examples\": true,", Sound);

        var ran = TinyCorpus.Build(copy.Root).OfType<BuildEvent.Started>().Select(started => $"{started.Stage.Target} {started.Stage.Instance}").ToList();

        Assert.Single(ran, stage => stage == "Acoustics synthetic/examples");
        var clips = File.ReadLines(copy["data/synthetic/examples.csv"]).Skip(1).Select(line => line.Split(',')).ToList();
        var classes = CorpusCatalog.ClassSet("study-six").Classes;
        Assert.Equal(classes, clips.Select(clip => clip[0]));
        Assert.All(clips, clip => Assert.Equal("OggS"u8.ToArray(), Convert.FromBase64String(clip[5])[..4]));
        var page = File.ReadAllText(copy["report/index.html"]);
        Assert.Equal(classes.Count, page.Split("<p class=\"listening\"><audio ").Length - 1);
        Assert.Equal(classes.Count, page.Split("<figure id=\"synthetic-example-").Length - 1);
    }

    [Fact]
    public void Build_Mistakes_CanBeHeardOnceEach()
    {
        using var copy = Fresh();
        Write(copy, "heard", "", Sound);

        TinyCorpus.Build(copy.Root);

        var clips = File.ReadLines(copy["report/heard/clips.csv"]).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.NotEmpty(clips);
        Assert.Equal(clips.Count, clips.DistinctBy(clip => clip[0]).Count());
        Assert.All(clips, clip => Assert.False(Path.IsPathRooted(clip[1])));
        Assert.All(clips, clip => Assert.Equal("OggS"u8.ToArray(), Convert.FromBase64String(clip[3])[..4]));
        Assert.Equal(clips.Count, File.ReadAllText(copy["report/index.html"]).Split("<audio ").Length - 1);
    }

    [Fact]
    public void Build_Sound_TellsResultsApartByNoise()
    {
        using var copy = Fresh();
        Write(copy, "noisy", "", Sound);

        TinyCorpus.Build(copy.Root);

        Assert.All(File.ReadLines(copy["data/synthetic/signal-to-noise.csv"]).Skip(1), line => Assert.InRange(double.Parse(
            line.Split(',')[1], CultureInfo.InvariantCulture), 0, 100));
        Assert.Equal(4, File.ReadLines(copy["report/tables/by_column.csv"]).Count(line => line.Contains(",SNR,", StringComparison.Ordinal)));
    }

    [Fact]
    public void Select_ExamplesWithoutSound_AreRefused()
    {
        using var copy = Fresh();
        Write(copy, "words", "\"examples\": true,", """{ "name": "words", "features": "text", "model": { "kind": "logistic-regression" } }""");

        var error = Assert.Throws<InputException>(() => ExperimentCatalog.Select(TinyCorpus.Options(copy.Root)));

        Assert.Contains("examples: examples of several corpora", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_Clips_AreOfOneSpeakerAndOfMedianLength()
    {
        var chosen = ExamplesStage.Choose(
            [
                Clip("a1", "anna", "ang", 1), Clip("a2", "anna", "ang", 9), Clip("a3", "anna", "ang", 3), Clip("a4", "anna", "sad", 5),
                Clip("b1", "bert", "ang", 2), Clip("b2", "bert", "sad", 2), Clip("b3", "bert", "neu", 2), Clip("c1", "carl", "fea", 4),
                Clip("b4", "bert", "ang", 4),
            ],
            CorpusCatalog.ClassSet("study-six")).ToDictionary(each => each.Class, each => each.Utterance.Id);

        // Bert has three classes. Of his two angry clips, the shorter one is the lower median; only Carl has a fearful one.
        Assert.Equal("b1", chosen["anger"]);
        Assert.Equal(("b2", "b3", "c1"), (chosen["sadness"], chosen["neutral"], chosen["fear"]));
        Assert.Equal(4, chosen.Count);
    }

    private static Utterance Clip(string id, string speaker, string emotion, double seconds) => new(id, id, speaker, "", 0, seconds, emotion);

    private static void Write(TemporaryFolder folder, string name, string examples, string system) => folder.Write($"experiments/{name}.json", $$"""
        { "name": "{{name}}", "title": "Shown", "corpus": "synthetic", "classes": "study-six", "protocols": ["honest"], {{examples}} "systems": [{{system}}] }
        """);

    private TemporaryFolder Fresh()
    {
        var copy = corpus.Copy();
        foreach (var folder in new[] { "experiments", "savedModel", "report" })
        {
            Directory.Delete(copy[folder], recursive: true);
        }

        return copy;
    }
}
