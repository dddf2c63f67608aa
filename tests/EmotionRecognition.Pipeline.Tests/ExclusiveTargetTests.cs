using EmotionRecognition.Pipeline;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>Targets that run without those they depend on: what earlier builds left must belong together.</summary>
public sealed class ExclusiveTargetTests(TinyCorpus corpus)
{
    private const string Remedy = "; run the target without --exclusive";

    [Theory]
    [InlineData("Train")]
    [InlineData("Evaluate")]
    [InlineData("Audit")]
    [InlineData("Report")]
    public void Take_SplitsChangedByHand_IsRefused(string target)
    {
        using var copy = corpus.Copy();
        var splits = File.ReadAllText(copy["data/tiny/splits.csv"]);
        copy.Write("data/tiny/splits.csv", splits.Replace(",1,test,", ",1,train,"));
        var page = File.ReadAllText(copy["report/index.html"]);
        var error = Refused(copy.Root, build => build.Take(target));
        Assert.Equal(
            $"data/tiny/splits.csv: changed since Split tiny/honest wrote it, expected what data/tiny/splits.manifest.json describes{Remedy}", error);
        Assert.Equal(page, File.ReadAllText(copy["report/index.html"]));
    }

    [Fact]
    public void Report_AuditOlderThanTheSplits_IsRefused()
    {
        using var copy = corpus.Copy();
        var experiment = copy["experiments/tiny.json"];
        File.WriteAllText(experiment, File.ReadAllText(experiment).Replace("\"generated\": \"none\",", "\"generated\": \"none\", \"groups\": 4,"));
        Take(copy.Root, "Split", "Train", "Evaluate");
        Assert.Equal(
            $"report/tiny/audit-honest.csv: made from another data/tiny/splits.csv than the present one, expected files that belong together{Remedy}",
            Refused(copy.Root, build => build.Take("Report")));
        Take(copy.Root, "Audit", "Report");
    }

    [Fact]
    public void Report_MetricsNewerThanTheAudit_IsRefused()
    {
        using var copy = corpus.Copy();
        var experiment = copy["experiments/tiny.json"];
        File.WriteAllText(experiment, File.ReadAllText(experiment).Replace("\"candidates\": [0.1, 1]", "\"candidates\": [0.001]"));
        Take(copy.Root, "Train", "Evaluate");
        string[] refused = [Refused(copy.Root, build => build.Take("Report")), Refused(copy.Root, build => build.Accept())];
        Assert.All(refused, error => Assert.Equal(
            $"report/tiny/audit-honest.csv: made from another report/tiny/predictions.csv than the present one, expected files that belong together{Remedy}",
            error));
        Assert.False(Directory.Exists(copy["experiments/accepted"]));
    }

    [Fact]
    public void Report_SettingChangedSinceTraining_IsRefused()
    {
        using var copy = corpus.Copy();
        var experiment = copy["experiments/tiny.json"];
        File.WriteAllText(experiment, File.ReadAllText(experiment).Replace("\"candidates\": [0.1, 1]", "\"candidates\": [0.001]"));
        Assert.Equal(
            "savedModel/tiny/honest/logistic-both/fold-1: made by Train tiny/honest/logistic-both/fold-1 with another setting \"model\", "
            + $"expected the present settings{Remedy}",
            Refused(copy.Root, build => build.Take("Report")));
    }

    [Fact]
    public void Report_AllInOrder_IsWritten()
    {
        using var copy = corpus.Copy();
        File.Delete(copy["report/index.html"]);
        Take(copy.Root, "Report");
        Assert.True(File.Exists(copy["report/index.html"]));
    }

    private static void Take(string root, params string[] targets)
    {
        using var build = ResearchBuild.Open(TinyCorpus.Options(root), _ => { });
        Array.ForEach(targets, target => build.Take(target));
    }

    private static string Refused(string root, Action<ResearchBuild> take)
    {
        using var build = ResearchBuild.Open(TinyCorpus.Options(root), _ => { });
        return Assert.Throws<BuildException>(() => take(build)).Message;
    }
}
