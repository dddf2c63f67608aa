using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class AblationSectionTests
{
    [Fact]
    public void Build_NoSuchSystems_IsLeftOut() => Assert.Null(new AblationSection().Build(SampleReport.Small()));

    [Fact]
    public void Build_OneOfThemLeftOut_IsLeftOut()
    {
        var content = SampleReport.Small();
        var ablation = new Ablation("lda", [(content.Experiments[0].Metrics.Systems[0].System, "audio"), ("could not be fitted", "text")]);

        Assert.Null(new AblationSection().Build(content with { Experiments = [content.Experiments[0] with { Ablations = [ablation] }] }));
    }

    [Fact]
    public void Build_AudioAndBoth_SaysWhatTextAdds()
    {
        var content = SampleReport.Small();
        var experiment = content.Experiments[0];
        var names = experiment.Metrics.Systems.Select(system => system.System).Distinct().ToList();
        var section = new AblationSection().Build(
            content with { Experiments = [experiment with { Ablations = [new Ablation("lda", [(names[1], "both"), (names[0], "audio")])] }] })!;

        var table = Assert.Single(section.Blocks.OfType<Table>());
        Assert.Equal(["published", "honest"], table.Rows.Select(row => row.Cells[0].Text));
        Assert.All(table.Rows, row => Assert.Equal(("text", "audio"), (row.Cells[2].Text, row.Cells[3].Text)));
        Assert.All(table.Rows, row =>
        {
            double Recall(string system) => experiment.Metrics.Systems
                .Single(each => (each.Protocol, each.System) == (row.Cells[0].Text, system)).Pooled.UnweightedRecall;
            Assert.Equal(Numbers.Points(Recall(names[1]) - Recall(names[0])), row.Cells[4].Text);
        });
        Assert.Equal("synthetic-ablation", Assert.Single(section.Blocks.OfType<Figure>()).Name);
        Assert.Equal(["audio", "both", "audio", "both"], Assert.Single(section.Tables).Rows.Select(row => row.Fields[5].Text));
    }

    [Fact]
    public void Build_FamiliesLeftOut_DrawsTheLargestLossFirst()
    {
        var content = SampleReport.Small();
        ImportanceScore Score(string family, double drop) =>
            new("honest", "lda", family, "", 3, 0.6, drop, new Interval(drop - 0.02, drop + 0.02), 0, 1, "speakers");
        var section = new AblationSection().Build(content with
        {
            Experiments = [content.Experiments[0] with { LeftOutFamilies = [Score("MFCCs", 0.01), Score("pitch", 0.05)] }],
        })!;

        var figure = Assert.Single(section.Blocks.OfType<Figure>());
        Assert.Equal("synthetic-lda-leave-out", figure.Name);
        Assert.InRange(figure.Svg.IndexOf("pitch (3)", StringComparison.Ordinal), 1, figure.Svg.IndexOf("MFCCs (3)", StringComparison.Ordinal));
        Assert.Equal("leave_out", Assert.Single(section.Tables).Name);
    }
}
