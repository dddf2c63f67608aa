using EmotionRecognition.Checkpoints;

namespace EmotionRecognition.Pipeline.Tests.Preprocessed;

public sealed class GivenModelsTests
{
    private const string Predictions = "report/made-up/predictions.csv";

    [Fact]
    public void Run_SavedModels_ScoresAsTheRunThatTrainedThem()
    {
        using var build = new StudyBuild();
        build.Files.WriteTexts().WriteFeatures();
        build.Run();
        var trained = File.ReadAllText(build.PathOf(Predictions));
        Directory.Move(build.PathOf("savedModel"), build.PathOf("given"));
        File.Delete(build.PathOf(Predictions));

        build.Run(options => options with { SavedModels = build.PathOf("given") });

        Assert.Equal(trained, File.ReadAllText(build.PathOf(Predictions)));
        Assert.DoesNotContain("Train", build.Ran);
        Assert.Empty(Directory.Exists(build.PathOf("savedModel"))
            ? Directory.GetFiles(build.PathOf("savedModel"), "model.*", SearchOption.AllDirectories)
            : []);
    }

    [Fact]
    public void Run_SomeSavedModels_ScoresThoseAndSaysWhatIsLeftOut()
    {
        using var build = new StudyBuild();
        build.Files.WriteTexts();
        build.Run();
        Directory.CreateDirectory(build.PathOf("given/made-up"));
        Directory.Move(build.PathOf("savedModel/made-up/honest"), build.PathOf("given/made-up/honest"));

        build.Run(options => options with { SavedModels = build.PathOf("given") });

        Assert.Equal("honest", Assert.Single(build.Metrics.Systems).Protocol);
        Assert.Contains(build.Lines, line => line.StartsWith("made-up: published left out", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_ModelsOfAnotherProtocol_AreRefused()
    {
        using var build = new StudyBuild();
        build.Files.WriteTexts();
        build.Run();
        var given = build.PathOf("given/made-up/honest/text");
        Directory.CreateDirectory(given);
        for (var fold = 1; fold <= 5; fold++)
        {
            CopyFolder(build.PathOf("savedModel/made-up/published/text/fold-1"), $"{given}/fold-{fold}");
        }

        var error = Assert.Throws<InputException>(() => build.Run(options => options with { SavedModels = build.PathOf("given") }));

        Assert.Contains("fitted on AllRows", error.Message);
    }

    [Fact]
    public void Run_ModelOfAnotherFold_IsRejectedBecauseItHasSeenTheTestRows()
    {
        using var build = new StudyBuild();
        build.Files.WriteTexts();
        build.Run();
        var given = build.PathOf("given/made-up");
        Directory.CreateDirectory(given);
        Directory.Move(build.PathOf("savedModel/made-up/honest"), $"{given}/honest");
        Directory.Delete($"{given}/honest/text/fold-1", recursive: true);
        CopyFolder($"{given}/honest/text/fold-2", $"{given}/honest/text/fold-1");

        var error = Assert.Throws<InputException>(() => build.Run(options => options with { SavedModels = build.PathOf("given") }));

        Assert.Contains("honest/text/fold-1: a model that was trained or selected on", error.Message);
        Assert.Contains("test rows of fold 1", error.Message);
    }

    [Fact]
    public void Run_NoSavedModels_SaysSo()
    {
        using var build = new StudyBuild();
        build.Files.WriteTexts();

        var error = Assert.Throws<InputException>(() => build.Run(options => options with { SavedModels = build.Data }));

        Assert.Contains("no models for made-up", error.Message);
    }

    [Fact]
    public void Run_Checkpoint_ScoresThePublishedTestRows()
    {
        var checkpoint = SharedData.Path("reference/models/resnet1d_random.pkl");
        using var build = new StudyBuild();
        build.Files.WriteTexts().WriteFeatures();

        build.Run(options => options with { Checkpoint = checkpoint });

        var metrics = EmotionRecognition.Evaluation.MetricsFile.Read(build.PathOf("report/made-up/checkpoint/metrics.json"));
        Assert.Equal(StudyFiles.TestRows, Assert.Single(metrics.Systems).Pooled.Rows);
        Assert.True(File.Exists(build.PathOf("report/made-up/checkpoint/vectorizer.csv")));
        Assert.False(File.Exists(build.PathOf(Predictions)));
        Assert.False(Directory.Exists(build.PathOf("savedModel/made-up")));
    }

    [Fact]
    public void Report_Checkpoint_SaysThatItsTrainingRowsAreNotKnown()
    {
        var checkpoint = SharedData.Path("reference/models/resnet1d_random.pkl");
        using var build = new StudyBuild();
        build.Files.WriteTexts().WriteFeatures();

        using (var report = ResearchBuild.Open(build.Options with { Checkpoint = checkpoint }, _ => { }))
        {
            report.TakeAll();
        }

        var page = File.ReadAllText(build.PathOf("report/index.html"));
        Assert.Contains($"The weights were not trained by this run: given from {checkpoint}. It is not known what this checkpoint was trained on", page);
    }

    [Theory]
    [InlineData("iemocap-four", "tensor linear.weight")]
    [InlineData("study-six", "not a complete zip archive")]
    public void Run_UnusableCheckpoint_WritesNothing(string classes, string expected)
    {
        var checkpoint = SharedData.Path("reference/models/resnet1d_random.pkl");
        using var build = new StudyBuild(classes: classes);
        build.Files.WriteTimes().WriteTexts();
        if (classes == "study-six")
        {
            var cut = build.PathOf("cut.pkl");
            File.WriteAllBytes(cut, File.ReadAllBytes(checkpoint)[..1_000_000]);
            checkpoint = cut;
        }

        var error = Assert.Throws<InputException>(() => build.Run(options => options with { Checkpoint = checkpoint }));

        Assert.Contains(expected, error.Message);
        Assert.False(Directory.Exists(build.PathOf("data/made-up")));
        Assert.False(Directory.Exists(build.PathOf("report")));
    }

    [Fact]
    public void Run_CheckpointOfAnotherNetwork_NamesTheTensor()
    {
        using var build = new StudyBuild();
        build.Files.WriteTexts();
        var checkpoint = build.PathOf("other.pkl");
        new PickleCheckpoint(new NamedTensors { { "weight", StoredTensor.Of([2], [1.0, 2.0]) } }).Write(checkpoint);

        var error = Assert.Throws<InputException>(() => build.Run(options => options with { Checkpoint = checkpoint }));

        Assert.Contains("no tensor conv1.weight", error.Message);
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
