using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class PairsSectionTests
{
    private static readonly PairsSection _section = new();

    [Fact]
    public void Build_NoPairs_IsLeftOut() => Assert.Null(_section.Build(SampleReport.Small()));

    [Fact]
    public void Build_TwoSystems_HasOnePairOfEachProtocol()
    {
        var built = _section.Build(PageTests.Fill(SampleReport.Small()))!;

        var table = Assert.Single(built.Blocks.OfType<Table>());
        Assert.Equal(["published", "honest"], table.Rows.Select(row => row.Cells[0].Text));
        Assert.Equal(9, table.Columns.Count);
        Assert.All(table.Rows, row => Assert.Matches("^([0-9.]+|< 0.001); ([0-9.]+|< 0.001)$", row.Cells[4].Detail));
        Assert.Empty(built.Blocks.OfType<Collapsible>());
        Assert.StartsWith("Of 2 pairs of systems, ", built.Blocks.OfType<Paragraph>().First().Text, StringComparison.Ordinal);
        Assert.Equal("synthetic-pairs", Assert.Single(built.Blocks.OfType<Figure>()).Name);
    }

    [Fact]
    public void Build_ManySystems_ShowsTheBestFirstAndCollapsesTheRest()
    {
        var content = PageTests.Fill(SampleReport.Large());
        var built = _section.Build(content.Of(content.Experiments[2]))!;

        Assert.Equal(22, built.Blocks.OfType<Table>().Single().Rows.Count);
        Assert.Equal(132, built.Blocks.OfType<Collapsible>().Single().Blocks.OfType<Table>().Single().Rows.Count);
        Assert.Equal(132, built.Tables.Single().Rows.Count);
    }

    [Fact]
    public void Build_Corrections_CountAllExperimentsOfThePage()
    {
        var pairs = PageTests.Fill(SampleReport.Large()).Experiments.SelectMany(experiment => experiment.Tests.Pairs).ToList();

        // 2 protocols x (6 + 3 + 66) pairs.
        Assert.Equal(150, pairs.Count);
        var least = pairs.MinBy(pair => pair.P.P)!;
        Assert.Equal(Math.Min(1, 3 * 150 * least.P.P), least.P.Holm, 9);
        Assert.All(pairs, pair => Assert.True(pair.P.Holm >= pair.P.P && pair.P.Discovery <= pair.P.Holm));
    }

    [Fact]
    public void Build_UnknownSpeakers_HasNoColumnsOverSpeakers()
    {
        var content = SampleReport.Small();
        content = PageTests.Fill(content with { Experiments = [content.Experiments[0] with { Facts = RowFacts.None }] });

        var table = Assert.Single(_section.Build(content)!.Blocks.OfType<Table>());

        Assert.Equal(6, table.Columns.Count);
        Assert.Equal(content.Experiments[0].Tests.Pairs[0].Rows.P, content.Experiments[0].Tests.Pairs[0].P.P);
    }
}
