using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class ConfusionSectionTests
{
    private static readonly ConfusionSection _section = new();

    [Fact]
    public void Build_TwoProtocols_ShowsTheSameSystemUnderBoth()
    {
        var content = SampleReport.Small();
        var experiment = content.Experiments[0];
        var honest = experiment.BestByProtocol().Single(system => system.Protocol == "honest");
        var published = experiment.Metrics.Systems.Single(system => system.System == honest.System && system.Protocol == "published");

        var built = _section.Build(content);

        var figures = built.Blocks.OfType<SideBySide>().Single().Blocks.OfType<Figure>().Select(figure => figure.Name).ToList();
        Assert.Contains($"synthetic-honest-{Numbers.Slug(honest.System)}-confusion", figures);
        Assert.Contains($"synthetic-published-{Numbers.Slug(honest.System)}-confusion", figures);
        var table = built.Blocks.OfType<Table>().Single();
        Assert.Equal(
            ["class", "honest", "published", "difference", "mistaken most for, honest", "mistaken most for, published"],
            table.Columns.Select(column => column.Name));
        var first = table.Rows[0].Cells;
        Assert.Equal(
            (Numbers.Percent(honest.Pooled.Classes[0].Recall), Numbers.Count(honest.Pooled.Classes[0].Support)), (first[1].Text, first[1].Detail));
        Assert.Equal(Numbers.Points(published.Pooled.Classes[0].Recall - honest.Pooled.Classes[0].Recall), first[3].Text);
        Assert.EndsWith("\u00a0%)", first[4].Text, StringComparison.Ordinal);
        Assert.Equal(
            built.Blocks.OfType<SideBySide>().Single().Blocks.Count + built.MoreFigures.Count, experiment.Metrics.Systems.Count);
    }

    [Fact]
    public void Build_OneProtocol_HasNoSecondOne()
    {
        var content = SampleReport.Small();
        var experiment = content.Experiments[0];
        var systems = experiment.Metrics.Systems.Where(system => system.Protocol == "honest");
        var honest = experiment with { Metrics = experiment.Metrics with { Systems = [.. systems] } };

        Assert.Empty(_section.Build(content with { Experiments = [honest] }).Blocks.OfType<Table>());
    }

    [Fact]
    public void Build_ClassWithoutMistakes_SaysNone()
    {
        var content = SampleReport.Small();
        var experiment = content.Experiments[0];
        var right = experiment.Metrics.Systems.Select(system => system with
        {
            Pooled = ClassificationMetrics.Compute(
                experiment.Metrics.Classes, experiment.RowsOf(system).Select(row => row with { Predicted = row.Actual })),
        });

        var table = _section.Build(content with { Experiments = [experiment with { Metrics = experiment.Metrics with { Systems = [.. right] } }] })
            .Blocks.OfType<Table>().Single();

        Assert.All(table.Rows, row => Assert.Equal(("100.0", "0.0", "none"), (row.Cells[1].Text, row.Cells[3].Text, row.Cells[4].Text)));
    }
}
