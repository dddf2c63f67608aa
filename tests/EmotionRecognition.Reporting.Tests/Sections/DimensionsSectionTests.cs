using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Ridge;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class DimensionsSectionTests
{
    private static readonly DimensionsSection _section = new();

    [Fact]
    public void Build_NoRegressors_IsLeftOut() => Assert.Null(_section.Build(SampleReport.Small()));

    [Fact]
    public void Build_Scores_HaveARowForEachDimensionAndMarkTheBest()
    {
        var table = Build().Blocks.OfType<Table>().Single();

        Assert.Equal(
            [
                ("ridge-audio", "valence", "0.300", "0.200 to 0.400", false), ("ridge-audio", "activation", "0.600", "0.500 to 0.700", true),
                ("ridge-text", "valence", "0.500", "0.400 to 0.600", true), ("ridge-text", "activation", "\u22120.050", "\u22120.150 to 0.050", false),
            ],
            table.Rows.Select(row => (row.Cells[1].Text, row.Cells[2].Text, row.Cells[3].Text, row.Cells[3].Detail, row.IsMarked)));
        Assert.Equal(["0.280", "0.350", "0.900", "1.000", "100"], table.Rows[0].Cells.Skip(4).Select(cell => cell.Text));
    }

    [Fact]
    public void Build_Text_SaysWhatCccIsAndWhatIsLeftOut()
    {
        var text = string.Join(' ', Build().Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text));

        Assert.Contains("Always predicting the mean rating of the training rows has a CCC of 0", text, StringComparison.Ordinal);
        Assert.Contains("Test rows without ratings, which are left out: 7 (honest).", text, StringComparison.Ordinal);
        Assert.Contains("95\u00a0% bootstrap intervals over speakers.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_Penalties_SayWhereTheyWereChosen()
    {
        var rows = Assert.IsType<Table>(Assert.Single(Build().Blocks.OfType<Collapsible>().Single().Blocks)).Rows;

        Assert.Equal(["honest", "ridge-audio", "1", "4 inner folds", "0.00003", "10"], rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal(["honest", "ridge-text", "1", "given", "1", ""], rows[1].Cells.Select(cell => cell.Text));
    }

    [Fact]
    public void Build_FigureAndTables_HaveEveryScore()
    {
        var section = Build();

        Assert.EndsWith("-dimensions", section.Blocks.OfType<Figure>().Single().Name, StringComparison.Ordinal);
        Assert.Equal(["dimensions", "dimension_penalties"], section.Tables.Select(table => table.Name));
        Assert.Equal(["0.3", "0.6", "0.5", "-0.05"], section.Tables[0].Rows.Select(row => row.Fields[8].Text));
        Assert.Equal(["0.00003", "10", "1"], section.Tables[1].Rows.Select(row => row.Fields[6].Text));
    }

    private static Section Build()
    {
        var content = SampleReport.Small();
        RegressorScore Of(string regressor, EmotionDimension dimension, double concordance) => new("honest", regressor, new DimensionScore(
            dimension,
            new Agreement(100, concordance, 0.35, 0.9, 1),
            concordance - 0.02,
            5,
            new AgreementIntervals(new(concordance - 0.1, concordance + 0.1), new(0.3, 0.4), new(0.8, 1)),
            "speakers"));
        var results = new DimensionResults(
            [
                Of("ridge-audio", EmotionDimension.Valence, 0.3), Of("ridge-audio", EmotionDimension.Activation, 0.6),
                Of("ridge-text", EmotionDimension.Valence, 0.5), Of("ridge-text", EmotionDimension.Activation, -0.05),
            ],
            [
                new("honest", "ridge-audio", 7, [
                    new(1, EmotionDimension.Valence, new ChosenPenalty(0.00003, 0.31, 4)), new(1, EmotionDimension.Activation, new ChosenPenalty(10, 0.62, 4)),
                ]),
                new("honest", "ridge-text", 7, [new(1, EmotionDimension.Valence, new ChosenPenalty(1, null, 0))]),
            ]);
        return _section.Build(content with { Experiments = [content.Experiments[0] with { Dimensions = results }] })!;
    }
}
