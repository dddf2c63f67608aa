using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Calibration;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class CalibrationSectionTests
{
    private static readonly CalibrationSection _section = new();

    [Fact]
    public void Build_NothingCalibrated_IsLeftOut() => Assert.Null(_section.Build(SampleReport.Small()));

    [Fact]
    public void Build_Probabilities_HaveARowBeforeAndAfterScaling()
    {
        var rows = Build().Blocks.OfType<Table>().First().Rows;

        Assert.Equal(2, rows.Count);
        Assert.Equal((true, "1", "95.0", "15.0", "11.0 to 20.0"), Shown(rows[0]));
        Assert.Equal((false, "3.00", "80.0", "4.0", "3.0 to 8.0"), Shown(rows[1]));
        Assert.Equal("2.00 to 4.00", rows[1].Cells[2].Detail);
        Assert.Equal(["3.5", "0.600"], rows[1].Cells.Skip(6).Select(cell => cell.Text));

        static (bool, string, string, string, string) Shown(Row row) =>
            (row.IsFaint, row.Cells[2].Text, row.Cells[4].Text, row.Cells[5].Text, row.Cells[5].Detail);
    }

    [Fact]
    public void Build_Sets_NameTheClassThatIsCoveredLeast()
    {
        var row = Build().Blocks.OfType<Table>().Last().Rows.Single();

        Assert.Equal(["90.0", "91.0", "85.0", "1.50", "60.0"], row.Cells.Skip(2).Select(cell => cell.Text));
        Assert.Equal(("88.0 to 95.0", "sadness"), (row.Cells[3].Detail, row.Cells[4].Detail));
    }

    [Fact]
    public void Build_Text_SaysWhatIsUnfamiliarAndWhatNothingPromises()
    {
        var text = string.Join(' ', Build().Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text));

        Assert.Contains("2.0\u00a0% of 120 test rows (0.0 to 4.0); of these, 50.0\u00a0% are recognized.", text, StringComparison.Ordinal);
        Assert.Contains("it says nothing about other languages, rooms, or ways to record", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_FigureAndTables_HaveEveryBinAndClass()
    {
        var section = Build();

        var figure = Assert.IsType<Figure>(Assert.Single(section.Blocks.OfType<SideBySide>().Single().Blocks));
        Assert.EndsWith("-calibration", figure.Name, StringComparison.Ordinal);
        Assert.Equal("synthetic-coverage", Assert.Single(section.Blocks.OfType<Figure>()).Name);
        Assert.Contains("expected calibration error 15.0\u00a0% as trained, 4.0\u00a0% scaled", figure.Description, StringComparison.Ordinal);
        Assert.Equal(
            [("calibration", 2), ("calibration_sets", 1), ("calibration_classes", 2), ("reliability", 4)],
            section.Tables.Select(table => (table.Name, table.Rows.Count)));
        Assert.Equal("Coverage by class", section.Blocks.OfType<Collapsible>().Single().Summary);
    }

    private static Section Build()
    {
        var content = SampleReport.Small();
        var experiment = content.Experiments[0];
        ProbabilityQuality Quality(double error, Interval interval, double least, double loss, double confidence) => new(
            new Estimate(error, interval), least, loss, confidence,
            [new ReliabilityBin(60, confidence - 0.1, 0.7), new ReliabilityBin(60, confidence + 0.04, 0.9)]);
        var calibration = new CalibrationMetrics(
            120,
            [2, 4],
            Quality(0.15, new(0.11, 0.2), 0.01, 1.9, 0.95),
            Quality(0.04, new(0.03, 0.08), 0.035, 0.6, 0.8),
            [
                new SetMetrics(
                    0.9, new Estimate(0.91, new(0.88, 0.95)),
                    [
                        new ClassCoverage("anger", 60, new Estimate(0.97, new(0.9, 1))),
                        new ClassCoverage("sadness", 60, new Estimate(0.85, new(0.8, 0.9))),
                    ],
                    1.5, 0.6),
            ],
            new Estimate(0.02, new(0, 0.04)),
            0.5);
        var systems = experiment.Metrics.Systems.Select((system, index) => index == 1 ? system with { Calibration = calibration } : system);
        return _section.Build(content with { Experiments = [experiment with { Metrics = experiment.Metrics with { Systems = [.. systems] } }] })!;
    }
}
