using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class SeedsSectionTests
{
    private const string Network = "resnet1d audio+text";
    private const string Logistic = "logistic regression audio+text";

    private static readonly SeedsSection _section = new();

    [Fact]
    public void Build_OneSeed_IsLeftOut() => Assert.Null(_section.Build(SampleReport.Small()));

    [Fact]
    public void Build_Seeds_ShowsMeanDeviationWorstAndBest()
    {
        var rows = Build().Blocks.OfType<Table>().First().Rows;

        Assert.Equal(
            [("honest", Logistic, "no seed"), ("honest", Network, "3")], rows.Select(row => (row.Cells[0].Text, row.Cells[1].Text, row.Cells[2].Text)));
        Assert.Equal(("40.0", ""), (rows[0].Cells[3].Text, rows[0].Cells[3].Detail));
        Assert.Equal(("60.0\u00a0\u00b1\u00a010.0", "50.0 to 70.0"), (rows[1].Cells[3].Text, rows[1].Cells[3].Detail));
        // 60 plus and minus 4.303 * 10 / sqrt 3.
        Assert.Equal(["", "35.2 to 84.8"], rows.Select(row => row.Cells[4].Text));
        Assert.Equal("61.0\u00a0\u00b1\u00a010.0", rows[1].Cells[5].Text);
    }

    [Fact]
    public void Build_Variance_IsSaidInWordsAndEstimatesBelowZeroAreShownAsZero()
    {
        var blocks = Build().Blocks;

        Assert.Contains(
            $"Protocol honest, one standard deviation each: another seed moves the UAR of {Network} by 1.2 points, 10 other speakers by 5.1.",
            blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text));
        var row = Assert.Single(blocks.OfType<Table>().Last().Rows);
        Assert.Equal(["1.2", "5.1", "15.0", "3.0", "0.0", "2.0", "4.0"], row.Cells.Skip(3).Select(cell => cell.Text));
        Assert.Equal(["", "", "", "", "below 0", "", ""], row.Cells.Skip(3).Select(cell => cell.Detail));
    }

    [Fact]
    public void Build_FoldsThatCannotBeTold_HaveNoColumns()
    {
        var experiment = Content().Experiments[0];
        var own = experiment.Seeds!.Variances[0];
        var without = own with { Unit = "folds", Components = own.Components with { Folds = null, OfFolds = null, OfTrainings = null } };

        var blocks = _section.Build(Content(experiment.Seeds with { Variances = [without] }))!.Blocks;

        Assert.Equal(["15.0", "0.0", "4.0"], blocks.OfType<Table>().Last().Rows[0].Cells.Skip(5).Select(cell => cell.Text));
        Assert.Contains("Where speakers are unknown, folds take their place.", blocks.OfType<Paragraph>().Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_NoVariance_ShowsScoresOnly()
    {
        var blocks = _section.Build(Content(Content().Experiments[0].Seeds! with { Variances = [] }))!.Blocks;

        Assert.Single(blocks.OfType<Table>());
        Assert.IsType<Figure>(blocks[^1]);
    }

    [Fact]
    public void Build_Tables_HaveARowPerSeedAndNoNegativeDeviation()
    {
        var tables = Build().Tables;

        Assert.Equal(["", "1", "2", "3"], tables[0].Rows.Select(row => row.Fields[4].Text));
        Assert.Equal(["0.5", "0.6", "0.7"], tables[0].Rows.Skip(1).Select(row => row.Fields[7].Text));
        Assert.Equal(["0.15", "0.03", "0", "0.02", "0.04"], tables[1].Rows.Single().Fields.Skip(11).Select(field => field.Text));
    }

    [Fact]
    public void Build_OtherSections_SayThatNumbersAreThoseOfTheFirstSeed()
    {
        var results = new ResultsSection().Build(Content()).Blocks.OfType<Table>().First();
        var honest = results.Rows.Where(row => row.Cells[0].Text == "honest").ToList();

        Assert.Equal("UAR over seeds", results.Columns[4].Name);
        Assert.Equal([Logistic, $"{Network} (first of 3 seeds)"], honest.Select(row => row.Cells[1].Text));
        Assert.Equal(["no seed", "60.0\u00a0\u00b1\u00a010.0"], honest.Select(row => row.Cells[4].Text));
        var without = new ResultsSection().Build(SampleReport.Small()).Blocks.OfType<Table>().First();
        Assert.DoesNotContain(without.Columns, column => column.Name.Contains("seed", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_Headline_HasTheSpreadOfTheBestSystem()
    {
        var content = Content();
        var best = content.Experiments[0].BestByProtocol().Single(system => system.Protocol == "honest").System;
        var seeds = content.Experiments[0].Seeds!;

        var cards = new HeadlineSection().Build(Content(seeds with { Scores = [.. seeds.Scores.Skip(1).Select(score => score with { System = best })] }))
            .Blocks.OfType<Cards>().Single();

        Assert.Contains("Over 3 seeds: mean 60.0\u00a0\u00b1\u00a010.0, worst 50.0, best 70.0", cards.Items.Single().Lines);
    }

    private static Section Build() => _section.Build(Content())!;

    /// <summary>The small report with three seeds of its network under one protocol.</summary>
    private static ReportContent Content(SeedResults? seeds = null)
    {
        var content = SampleReport.Small();
        SeedScore Of(string system, int? seed, double recall) => new("honest", system, seed, 120, new Measures(recall + 0.01, recall, recall, recall));
        seeds ??= new SeedResults(
            [Of(Logistic, null, 0.4), Of(Network, 1, 0.5), Of(Network, 2, 0.6), Of(Network, 3, 0.7)],
            [
                new SeedVariance("honest", Network, SeedVariance.Speakers, new VarianceComponents
                {
                    Seeds = 3,
                    Speakers = 10,
                    Folds = 3,
                    Mean = 0.59,
                    OfSpeakers = 0.0225,
                    OfFolds = 0.0009,
                    OfSeeds = -0.0001,
                    OfTrainings = 0.0004,
                    OfRest = 0.0016,
                    MovedBySeed = 0.012,
                    MovedBySpeakers = 0.051,
                }),
            ]);
        return content with { Experiments = [content.Experiments[0] with { Seeds = seeds }] };
    }
}
