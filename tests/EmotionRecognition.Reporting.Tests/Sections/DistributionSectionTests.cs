using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class DistributionSectionTests
{
    private static readonly DistributionSection _section = new();

    [Fact]
    public void Build_Counts_AddUpForGendersAndSpeakers()
    {
        var built = _section.Build(SampleReport.Small())!;

        var rows = built.Blocks.OfType<Collapsible>().Single().Blocks.OfType<Table>().Single().Rows;
        Assert.Equal(12, rows.Count);
        Assert.Equal(["gender", "gender", "speaker"], rows.Take(3).Select(row => row.Cells[0].Text));
        Assert.Equal(120, rows.Take(2).Sum(row => int.Parse(row.Cells[^1].Text)));
        Assert.Equal(120, rows.Skip(2).Sum(row => int.Parse(row.Cells[^1].Text)));
        Assert.Equal("synthetic-distribution", built.Blocks.OfType<Figure>().Single().Name);
        Assert.Equal(36, built.Tables.Single().Rows.Count);
    }

    [Fact]
    public void Build_ClassThatSpeakersLack_IsSaid()
    {
        var content = SampleReport.Small();
        var facts = content.Experiments[0].Facts;
        var some = facts with { Utterances = [.. facts.Utterances.Where(row => row.Class != "anger" || row.Speaker is "s01" or "s02")] };

        var words = _section.Build(content with { Experiments = [content.Experiments[0] with { Facts = some }] })!.Blocks.OfType<Paragraph>().Single();

        Assert.EndsWith("Missing: anger for 8 of 10 speakers.", words.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_ManySpeakers_AreCountedButNotDrawn()
    {
        var content = SampleReport.Small();
        var facts = content.Experiments[0].Facts;
        var many = new RowFacts([.. facts.Utterances.Select((row, index) => row with { Speaker = $"v{index % 60}" })], []);

        var built = _section.Build(content with { Experiments = [content.Experiments[0] with { Facts = many }] })!;

        Assert.Empty(built.Blocks.OfType<Figure>());
        Assert.Equal(60 * 3, built.Tables.Single().Rows.Count);
    }

    [Fact]
    public void Build_NoFacts_IsLeftOut()
    {
        var content = SampleReport.Small();

        Assert.Null(_section.Build(content with { Experiments = [content.Experiments[0] with { Facts = RowFacts.None }] }));
    }
}
