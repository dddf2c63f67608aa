using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class ClassScoresSectionTests
{
    private static readonly ClassScoresSection _section = new();

    [Fact]
    public void Build_Classes_HaveScoresWithIntervalsAndCurves()
    {
        var built = _section.Build(PageTests.Fill(SampleReport.Small()))!;

        var table = Assert.Single(built.Blocks.OfType<Table>());
        Assert.Equal(["anger", "sadness", "neutral"], table.Rows.Select(row => row.Cells[0].Text));
        Assert.All(table.Rows, row => Assert.All(row.Cells.Skip(1).Take(3), cell => Assert.Matches("^[0-9.]+ to [0-9.]+$", cell.Detail)));
        Assert.Equal(["synthetic-f1", "synthetic-roc", "synthetic-pr"], built.Blocks.OfType<Figure>().Select(figure => figure.Name));
        Assert.Equal(["class_scores", "class_curves"], built.Tables.Select(each => each.Name));
    }

    [Fact]
    public void Build_F1_IsThatOfTheConfusionMatrix()
    {
        var content = PageTests.Fill(SampleReport.Small());
        var shown = content.Experiments[0].Tests.Shown!;

        var rows = _section.Build(content)!.Blocks.OfType<Table>().Single().Rows;

        Assert.Equal("honest", shown.Protocol);
        Assert.Equal(shown.Pooled.Classes.Select(each => Numbers.Percent(each.F1)), rows.Select(row => row.Cells[1].Text));
    }

    [Fact]
    public void Build_OneClass_SaysWhy()
    {
        var content = SampleReport.Small();
        var experiment = content.Experiments[0];
        var rows = experiment.Predictions.Rows.Select(row => row with { Actual = "anger" });
        var built = _section.Build(PageTests.Fill(content with
        {
            Experiments = [experiment with { Predictions = new PredictionTable(experiment.Metrics.Classes, [.. rows]) }],
        }))!;

        Assert.Equal("All test rows are of one class, so there is nothing to tell it from.", Assert.IsType<Paragraph>(Assert.Single(built.Blocks)).Text);
    }

    [Fact]
    public void Colors_SameEmotion_IsTheSameInEveryCorpus()
    {
        var english = FigureColors.Classes(["anger", "happiness", "sadness", "neutral", "fear", "surprise"]);
        var german = FigureColors.Classes(["neutral", "Wut", "Trauer", "Angst", "Freude", "Ekel", "Langeweile"]);

        Assert.Equal([english[3], english[0], english[2], english[4], english[1]], german.Take(5));
        Assert.Equal(7, german.Distinct().Count());
        Assert.Equal(8, FigureColors.Classes([.. "abcdefgh".Select(letter => letter.ToString())]).Distinct().Count());
        Assert.Equal(12, FigureColors.Classes([.. "abcdefghijkl".Select(letter => letter.ToString())]).Count);
    }
}
