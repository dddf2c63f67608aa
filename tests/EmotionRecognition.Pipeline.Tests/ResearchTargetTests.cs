using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>What a build does with the targets it is asked for.</summary>
public sealed class ResearchTargetTests(TinyCorpus corpus)
{
    [Fact]
    public void Take_TargetWithoutStages_SaysThatItIsNotNeeded()
    {
        var told = new List<BuildEvent>();
        using var build = ResearchBuild.Open(TinyCorpus.Options(corpus.Root) with { Mode = BuildMode.Explain }, told.Add);
        build.Take("Synthesize");
        Assert.Equal([new BuildEvent.NotNeeded("Synthesize")], told);
    }

    [Fact]
    public void Take_TargetsToldBefore_CountsTheirStagesAlone()
    {
        var told = new List<BuildEvent>();
        using var build = ResearchBuild.Open(
            TinyCorpus.Options(corpus.Root) with { Mode = BuildMode.Explain, Targets = ["Labels", "Transcripts"] }, told.Add);
        build.Take("Labels");
        build.Take("Transcripts");
        Assert.Equal([(1, 4), (2, 4), (3, 4), (4, 4)], told.Cast<BuildEvent.UpToDate>().Select(each => (each.Stage.Number, each.Stage.Total)));
    }

    [Fact]
    public void Clean_OfATarget_DeletesItsOutputsAloneAndOnlySaysSoWhereItExplains()
    {
        using var copy = corpus.Copy();
        var before = Directory.GetFiles(copy.Root, "*", SearchOption.AllDirectories).ToHashSet();
        var told = new List<BuildEvent>();
        using (var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root) with { Mode = BuildMode.Explain }, told.Add))
        {
            build.Clean("Split");
            build.Clean(null);
            build.Accept();
        }

        Assert.Equal(before, Directory.GetFiles(copy.Root, "*", SearchOption.AllDirectories).ToHashSet());
        Assert.Contains(new BuildEvent.Notice("Clean: would delete data/tiny/splits.csv"), told);
        using (var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root), _ => { }))
        {
            build.Clean("Split");
        }

        var gone = before.Except(Directory.GetFiles(copy.Root, "*", SearchOption.AllDirectories)).Select(file => Path.GetRelativePath(copy.Root, file));
        Assert.All(gone.Where(file => !file.Contains(".state")), file => Assert.Contains("/splits", file));
        Assert.Contains("data/tiny/splits-published.csv", gone);
    }

    [Fact]
    public void Clean_FilesThatNoRunWrote_StayAndAreNamed()
    {
        using var copy = corpus.Copy();
        string[] own = ["data/my-corpus/wav/03a01Fa.wav", "data/synthetic/features/mine.csv", "report/thesis.odt", "savedModel/old/weights.pkl"];
        foreach (var file in own)
        {
            copy.Write(file, "mine");
        }

        var told = new List<BuildEvent>();
        using (var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root), told.Add))
        {
            build.Clean(null);
        }

        string[] folders = ["data", "report", "savedModel"];
        var left = folders.SelectMany(folder => Directory.GetFiles(copy[folder], "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(copy.Root, file)).Where(file => !file.StartsWith("data/.state/"));
        Assert.Equal(own, left.Order(StringComparer.Ordinal));
        string[] named = ["data/my-corpus", "data/synthetic/features/mine.csv", "report/thesis.odt", "savedModel/old"];
        Assert.Equal(
            named.Select(place => $"Clean: kept {place}: no run wrote it").Order(StringComparer.Ordinal),
            told.OfType<BuildEvent.Notice>().Select(notice => notice.Text).Where(text => text.Contains("kept")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(99, "--fold: 99, expected one of 1, 2, 3, 4, 5; choose one of them")]
    [InlineData(1, "--fold: 1 with a target after Train, expected a target up to Train; pass --target=Train or remove --fold")]
    public void Take_FoldThatCannotBe_SaysSo(int fold, string message)
    {
        using var copy = corpus.Copy();
        using var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root) with { Fold = fold }, _ => { });
        var error = Assert.Throws<InputException>(() =>
        {
            build.Take("Train");
            build.Take("Evaluate");
        });
        Assert.Contains(message, error.Message);
    }

    [Theory]
    [InlineData(99, "Train")]
    [InlineData(1, "Evaluate")]
    public void Open_FoldThatCannotBe_SaysSoBeforeAnyStage(int fold, string target)
    {
        var options = TinyCorpus.Options(corpus.Root) with { Fold = fold, Targets = ["Split", target], Mode = BuildMode.Explain };
        Assert.StartsWith($"--fold: {fold}", Assert.Throws<InputException>(() => ResearchBuild.Open(options, _ => { })).Message);
    }

    [Fact]
    public void Headlines_AfterARun_AreTheBestSystemsOnUnseenSpeakers()
    {
        using var build = ResearchBuild.Open(TinyCorpus.Options(corpus.Root) with { Mode = BuildMode.Explain }, _ => { });
        Assert.Equal([("tiny", "honest"), ("tiny-gan", "honest")], build.Headlines.Select(each => (each.Experiment, each.Protocol)));
        var (best, systems) = (build.Headlines[0], corpus.Metrics("tiny").Systems.Where(system => system.Protocol == "honest").ToList());
        Assert.Equal(systems.Max(system => system.Pooled.UnweightedRecall), best.Recall);
        Assert.True(best.IsSynthetic && best.Interval.Low < best.Recall && best.Recall < best.Interval.High);
    }
}
