using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class LearningCurveSectionTests
{
    private static readonly LearningCurveSection _section = new();

    [Fact]
    public void Build_NoCurve_IsLeftOut() => Assert.Null(_section.Build(SampleReport.Small()));

    [Fact]
    public void Build_Curve_SaysWhetherTheLastStepIsAGain()
    {
        var built = Build([.. Curve("rising", 0.3), .. Curve("flat", 0.001)]);

        Assert.Equal(
            "rising: 20.0\u00a0% UAR with 2 speakers, 50.0\u00a0% with 4, 80.0\u00a0% with all 8; the last step is a gain. "
                + "flat: 79.8\u00a0% UAR with 2 speakers, 79.9\u00a0% with 4, 80.0\u00a0% with all 8; the last step is not more than chance.",
            built.Blocks.OfType<Paragraph>().ElementAt(1).Text);
        var rows = built.Blocks.OfType<Table>().Single().Rows;
        Assert.Equal(["rising", "2", "20", "20.0", "\u221260.0", "19.0 to 21.0"], rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal((true, "", ""), (rows[2].IsMarked, rows[2].Cells[4].Text, rows[2].Cells[5].Text));
        Assert.Equal("synthetic-learning-curve", Assert.Single(built.Blocks.OfType<Figure>()).Name);
        Assert.Equal(6, Assert.Single(built.Tables).Rows.Count);
    }

    [Fact]
    public void Build_FoldsOfDifferentSize_HaveAMeanNumberOfSpeakers()
    {
        var point = Curve("only", 0.1)[2] with { Speakers = 7.5 };

        var built = Build([point]);

        Assert.Equal("only: 80.0\u00a0% with 7.5 speakers.", built.Blocks.OfType<Paragraph>().ElementAt(1).Text);
    }

    private static Section Build(IReadOnlyList<LearningCurvePoint> points)
    {
        var content = SampleReport.Small();
        return _section.Build(content with { Experiments = [content.Experiments[0] with { LearningCurve = points }] })!;
    }

    private static LearningCurvePoint[] Curve(string system, double step) =>
    [
        .. new[] { 2, 4, 8 }.Select((speakers, index) =>
        {
            var difference = (index - 2) * step;
            var recall = 0.8 + difference;
            return new LearningCurvePoint(
                "honest", system, speakers, index == 2, 10 * speakers, index == 2 ? [recall] : [recall - 0.01, recall, recall + 0.01],
                new Estimate(recall, new Interval(recall - 0.05, recall + 0.05)),
                new Estimate(difference, new Interval(difference - 0.02, difference + 0.02)), "speakers");
        }),
    ];
}
