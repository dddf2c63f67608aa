using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Gate;

namespace EmotionRecognition.Pipeline.Tests.Gate;

public sealed class MetricsGateTests(TinyCorpus corpus)
{
    private const double Allowed = 0.01;

    private ExperimentMetrics Fresh => corpus.Metrics("tiny");

    [Fact]
    public void Compare_WithItself_Agrees() => Assert.All(Compare(Fresh), row => Assert.Equal(Verdict.Agrees, row.Verdict));

    [Fact]
    public void Compare_NothingAccepted_ShowsFreshMeasuresAsNew()
    {
        var rows = Compare(null);
        Assert.All(rows, row => Assert.Equal(("none", "", Verdict.New), (row.Accepted, row.Difference, row.Verdict)));
        Assert.Equal(4 * Fresh.Systems.Count, rows.Count);
        Assert.All(rows, row => Assert.True(double.Parse(row.Fresh, System.Globalization.CultureInfo.InvariantCulture) > 0));
    }

    [Fact]
    public void Compare_SystemGone_Fails()
    {
        var rows = MetricsGate.Compare(Fresh, Fresh with { Systems = [.. Fresh.Systems.Skip(1)] }, _ => Allowed);
        var gone = Assert.Single(rows, row => row.Verdict == Verdict.Fails);
        Assert.Equal(("system", "present", "none"), (gone.What, gone.Accepted, gone.Fresh));
    }

    [Fact]
    public void Compare_AnotherSystemInstead_FailsOrIsBetterByItsMeasures()
    {
        // The two systems of the tiny corpus differ by far more than is allowed: swapping them must show as a drop of one and a rise of the other.
        var honest = Fresh.Systems.Where(system => system.Protocol == "honest").ToList();
        var swapped = Fresh with { Systems = [honest[0] with { System = honest[1].System }, honest[1] with { System = honest[0].System }] };
        var rows = MetricsGate.Compare(Fresh with { Systems = honest }, swapped, _ => Allowed).Where(row => row.What == "WA").ToList();
        Assert.Equal([Verdict.Better, Verdict.Fails], rows.Select(row => row.Verdict).Order());
        Assert.Equal(rows[0].Difference.TrimStart('+', '-'), rows[1].Difference.TrimStart('+', '-'));
    }

    private IReadOnlyList<GateRow> Compare(ExperimentMetrics? accepted) => MetricsGate.Compare(accepted, Fresh, _ => Allowed);

    [Fact]
    public void Missing_ExperimentThatIsNotRunAnyMore_FailsByName()
    {
        using var copy = corpus.Copy();
        using var build = ResearchBuild.Open(TinyCorpus.Options(copy.Root), _ => { });
        build.Accept();
        var accepted = AcceptedResults.AllMetrics(build.Workspace).ToList();
        Assert.Empty(AcceptedResults.Missing(accepted, build.Plan.Experiments));
        var gone = Assert.Single(AcceptedResults.Missing(accepted, [.. build.Plan.Experiments.Where(plan => plan.Experiment.Name == "tiny")]));
        Assert.Equal(("tiny-gan", "present", "none", Verdict.Fails), (gone.Where, gone.Accepted, gone.Fresh, gone.Verdict));
    }
}
