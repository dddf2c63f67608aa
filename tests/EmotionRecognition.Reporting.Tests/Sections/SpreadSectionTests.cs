using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class SpreadSectionTests
{
    private static readonly SpreadSection _section = new();

    [Fact]
    public void Build_Systems_HaveRowsSpeakersAndNoSeeds()
    {
        var built = _section.Build(SampleReport.Small())!;

        var table = built.Blocks.OfType<Table>().First();
        Assert.Equal(4, table.Rows.Count);
        Assert.All(table.Rows, row => Assert.Equal(("10 speakers", "not known"), (row.Cells[3].Text, row.Cells[6].Text)));
        Assert.All(table.Rows, row => Assert.Matches("^[0-9.]+ to [0-9.]+$", row.Cells[2].Detail));
        Assert.Contains(
            built.Blocks.OfType<Paragraph>(), words => words.Text.EndsWith("what another seed would change is not known.", StringComparison.Ordinal));
        Assert.Equal("synthetic-spread", Assert.Single(built.Blocks.OfType<Figure>()).Name);
    }

    [Fact]
    public void Build_BestOfSystems_IsDeflated()
    {
        var built = _section.Build(SampleReport.Large().Of(SampleReport.Large().Experiments[2]))!;

        var rows = built.Blocks.OfType<Table>().Single(table => table.Caption.StartsWith("The best of several systems", StringComparison.Ordinal)).Rows;
        Assert.Equal(["published", "honest"], rows.Select(row => row.Cells[0].Text));
        Assert.All(rows, row => Assert.Equal(("12", "speakers"), (row.Cells[2].Text, row.Cells[6].Text)));
        Assert.All(built.Tables[1].Rows, row => Assert.True(double.Parse(row.Fields[6].Text) < double.Parse(row.Fields[5].Text) + 0.005));
    }

    [Fact]
    public void Build_Seeds_AddWhatTheyMoveAndTheBestOfThree()
    {
        var content = SampleReport.Small();
        var measures = new Measures(0.6, 0.6, 0.6, 0.6);
        var seeds = new SeedResults(
            [.. new[] { 0.5, 0.6, 0.7 }.Select((recall, seed) => new SeedScore(
                "honest", "resnet1d audio+text", seed, 120, measures with { UnweightedRecall = recall }))],
            [
                new SeedVariance("honest", "resnet1d audio+text", SeedVariance.Speakers, new VarianceComponents
                {
                    Seeds = 3, Speakers = 10, Mean = 0.6, OfSpeakers = 0.01, OfSeeds = 0.01, OfRest = 0.001, MovedBySeed = 0.0375, MovedBySpeakers = 0.03,
                }),
            ]);

        var built = _section.Build(content with { Experiments = [content.Experiments[0] with { Seeds = seeds }] })!;
        var tables = built.Blocks.OfType<Table>().ToList();

        Assert.Equal(["synthetic-spread", "synthetic-components"], built.Blocks.OfType<Figure>().Select(figure => figure.Name));
        Assert.Equal(["not known", "not known", "not known", "3.8"], tables[0].Rows.Select(row => row.Cells[6].Text));
        // 0.5 / 27 + 0.6 * 7 / 27 + 0.7 * 19 / 27.
        Assert.Equal(["3", "60.0\u00a0\u00b1\u00a010.0", "66.7", "66.7", "70.0"], tables[^1].Rows.Single().Cells.Skip(2).Select(cell => cell.Text));
    }

    [Fact]
    public void Build_UnknownSpeakers_SaysSo()
    {
        var content = SampleReport.Small();

        var built = _section.Build(content with { Experiments = [content.Experiments[0] with { Facts = RowFacts.None }] })!;

        Assert.All(built.Blocks.OfType<Table>().First().Rows, row => Assert.Equal(("test rows", "not known"), (row.Cells[3].Text, row.Cells[5].Text)));
    }
}
