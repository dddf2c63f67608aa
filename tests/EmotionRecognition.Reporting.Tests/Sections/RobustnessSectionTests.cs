using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class RobustnessSectionTests
{
    private static readonly RobustnessSection _section = new();

    [Fact]
    public void Build_NoConditions_IsLeftOut() => Assert.Null(_section.Build(SampleReport.Small()));

    [Fact]
    public void Build_Table_HasARowForEachConditionAndAColumnForEachSystem()
    {
        var table = Build().Blocks.OfType<Table>().Last();

        Assert.Equal(["test clips", "lda", "plain"], table.Columns.Select(column => column.Name));
        Assert.Equal(["clean", "gain+20", "noise-0", "noise-20"], table.Rows.Select(row => row.Cells[0].Text));
        Assert.Equal(["as they are", "20 dB louder"], table.Rows.Take(2).Select(row => row.Cells[0].Detail));
        Assert.Equal(("80.0", "75.0 to 85.0"), (table.Rows[0].Cells[1].Text, table.Rows[0].Cells[1].Detail));
        Assert.Equal(("30.0", "\u221250.0 (\u221255.0 to \u221245.0)"), (table.Rows[2].Cells[1].Text, table.Rows[2].Cells[1].Detail));
    }

    [Fact]
    public void Build_Summary_SaysWhatHurtsMostAndWhatLevelChanges()
    {
        var section = Build();

        Assert.Equal(
            [
                ["lda", "80.0", "60.0", "\u221250.0", "white noise, 0 dB below the speech", "0.4"],
                ["plain", "80.0", "80.0", "none", "", "0.0"],
            ],
            section.Blocks.OfType<Table>().First().Rows.Select(row => row.Cells.Select(cell => cell.Text)));
        Assert.Contains("bootstrap intervals over speakers", section.Blocks.OfType<Paragraph>().Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_ChangedAnswers_LeaveOutTheClipsThemselves()
    {
        var table = Assert.IsType<Table>(Assert.Single(Build().Blocks.OfType<Collapsible>().Single().Blocks));

        Assert.Equal(["gain+20", "noise-0", "noise-20"], table.Rows.Select(row => row.Cells[0].Text));
        Assert.Equal("0.4", table.Rows[0].Cells[1].Text);
    }

    [Fact]
    public void Build_Figures_OfNoiseOnlyIfThereAreSeveralLevels()
    {
        var section = Build();

        Assert.Equal(["noise", "robustness"], section.Blocks.OfType<Figure>().Select(figure => figure.Name.Split('-')[^1]));
        var fewer = Build(_section, Scores().Where(score => score.Condition != "noise-20"));
        Assert.EndsWith("-robustness", fewer.Blocks.OfType<Figure>().Single().Name, StringComparison.Ordinal);
        Assert.Equal(8, Assert.Single(section.Tables).Rows.Count);
    }

    private static Section Build() => Build(_section, Scores());

    private static Section Build(RobustnessSection section, IEnumerable<RobustnessScore> scores)
    {
        var content = SampleReport.Small();
        return section.Build(content with { Experiments = [content.Experiments[0] with { Robustness = [.. scores] }] })!;
    }

    private static IEnumerable<RobustnessScore> Scores() =>
        from condition in new[] { RobustnessScore.Clean, "gain+20", "noise-0", "noise-20" }
        from system in new[] { "lda", "plain" }
        let difference = system == "plain" ? 0 : condition switch { "noise-0" => -0.5, "noise-20" => -0.1, _ => 0 }
        let changed = system == "lda" && condition == "gain+20" ? 0.004 : Math.Abs(difference)
        select new RobustnessScore(
            "honest", system, condition, 100, 0.8 + difference, new Interval(0.75 + difference, 0.85 + difference), difference,
            new Interval(difference - 0.05, difference + 0.05), changed, "speakers");
}
